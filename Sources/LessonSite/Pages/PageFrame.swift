import LessonSyntax

/// What every page has around its content; the template `page` names these properties.
struct PageFrame: Sendable {
  struct Link: TemplateRecord {
    var link: Markup
    var title: Markup
    var language: Markup
    /// The anchors of its headings, where they correspond one by one to this page's.
    var anchors: Markup
  }

  var language: Markup

  /// The name of the browser's tab.
  var tab: Markup

  /// What search engines quote; may be empty.
  var summary: Markup

  /// The way to the site's root.
  var root: Markup

  var book: Markup
  var index: Markup

  /// The chapter's name, behind the book's; empty on the index.
  var here: Markup
  var hereTitle: Markup

  /// The same page in other languages.
  var twins: [Link]

  /// The items of the list of chapters; empty on the index, which is that list.
  var chapters: Markup
  var chaptersTitle: Markup

  var contents: [Contents.Entry]
  var hasContents: Bool
  var contentsTitle: Markup

  /// The way to the edition's index for the search, and the word on its button.
  var searchIndex: Markup
  var search: Markup

  var skip: Markup
  var otherLanguages: Markup

  /// What the script says.
  var copy: Markup
  var copied: Markup
  var notCopied: Markup
  var lineLink: Markup
  var colours: Markup

  /// The book's own style sheet and head, where its theme has them.
  var hasExtraStyle: Bool
  var head: Markup

  var content: Markup

  /// More of the page's head and of its foot.
  var metadata: Markup
  var foot: Markup
}

/// The same page in another edition.
struct Twin {
  var edition: Edition
  var address: PageAddress
  var headings: [PageHeading] = []
}

/// What a page is, apart from the frame that all pages of an edition have.
struct FramedPage {
  var address: PageAddress
  var tab: Markup
  var summary: String
  var twins: [Twin]
  var content: Markup

  /// The rest is a chapter's.
  var here: Markup = ""
  var headings: [PageHeading] = []
  var chapters: Markup = ""
  var contents: [Contents.Entry] = []
}

extension Edition {
  /// A page of this edition in its frame.
  func framed(_ page: FramedPage, theme: Theme) -> SiteFile {
    let frame = PageFrame(
      language: Markup(language), tab: page.tab, summary: Markup(page.summary.clipped(to: 200)),
      root: Markup(page.address.root), book: Markup(title),
      index: Markup(page.address.link(to: address)), here: page.here,
      hereTitle: Markup(wording.here),
      twins: page.twins.map { twin in
        PageFrame.Link(
          link: Markup(page.address.link(to: twin.address)),
          title: Markup(twin.edition.wording.language), language: Markup(twin.edition.language),
          anchors: twin.headings.anchors(matching: page.headings))
      },
      chapters: page.chapters, chaptersTitle: Markup(wording.chapters), contents: page.contents,
      hasContents: !page.contents.isEmpty, contentsTitle: Markup(wording.contents),
      searchIndex: Markup(page.address.root + URLText.encode(searchIndexPath)),
      search: Markup(wording.search), skip: Markup(wording.skip),
      otherLanguages: Markup(wording.otherLanguages), copy: Markup(wording.copy),
      copied: Markup(wording.copied),
      notCopied: Markup(wording.notCopied), lineLink: Markup(wording.lineLink),
      colours: Markup(wording.colours.joined(separator: "|")),
      hasExtraStyle: theme.hasExtraStyle, head: theme.head, content: page.content,
      metadata: metadata(of: page), foot: foot(of: page.address))
    return SiteFile(
      path: page.address.path, bytes: Array(theme.render(frame, with: .page).html.utf8))
  }
}

extension String {
  /// The text up to the last space before `count` characters, on one line.
  func clipped(to count: Int) -> String {
    var line = ""
    var length = 0
    var isBehindSpace = false
    // No further than that: a paragraph may be long.
    for character in self where length <= count {
      if character.isWhitespace {
        isBehindSpace = true
        continue
      }
      if isBehindSpace, length > 0 {
        line.append(" ")
        length += 1
      }
      isBehindSpace = false
      line.append(character)
      length += 1
    }
    guard length > count else { return line }
    let start = line.prefix(count)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
  }
}
