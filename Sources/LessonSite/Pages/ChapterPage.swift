import LessonRunner
import LessonSyntax
import LessonWording

/// A chapter and its place on the site.
struct ChapterPage {
  var run: RunChapter
  var address: PageAddress

  /// Whether its cells show how long they ran.
  var showsTimes: Bool

  /// - Parameter wording: that of the page's language, in which references read.
  init(run: RunChapter, address: PageAddress, wording: Wording, showsTimes: Bool = false) {
    self.run = run
    self.run.chapter = run.chapter.withReferenceWords(wording.chapter.words(for:))
    self.address = address
    self.showsTimes = showsTimes
  }

  /// The digits that the chapter's name starts with; may be empty.
  var number: String { String(address.name.prefix { $0.isASCII && $0.isNumber }) }

  var title: String { run.chapter.title }

  /// The title as a link or a heading shows it: a formula in it as a formula.
  var heading: Markup {
    guard run.chapter.frontMatter.title == nil else { return Markup(title) }
    for block in run.chapter.blocks {
      if case .heading(_, _, let inlines) = block.kind { return inlines.label }
    }
    return Markup(title)
  }

  /// The chapter's first paragraph: what it is about.
  var opening: [Inline] {
    for block in run.chapter.blocks {
      if case .paragraph(let inlines) = block.kind { return inlines }
    }
    return []
  }

  /// The page's heading and what comes below it, with the links that lead to other pages leading
  /// there.
  ///
  /// - Parameter picture: where a picture lies for the page, given where it lies in the Markdown; nil
  ///   for one that the page is not to show.
  func body(
    wording: Wording, pages: Set<PageAddress>, picture: @escaping (String) -> String? = { $0 }
  ) -> (heading: Markup, text: Markup) {
    let cells = run.chapter.cells.indices.map { index in
      CellMarkup(run: run, index: index, wording: wording, showsTime: showsTimes).markup.html
    }
    let linkToHeading = Markup(wording.linkToHeading).html
    let footnotes = Markup(wording.footnotes)
    let parts = PageParts(
      cells: cells,
      // The theme draws its sign, so that what a reader copies is the heading.
      headingEnd: { anchor in
        "<a class=\"anchor\" href=\"#\(HTML.escape(URLText.encode(anchor)))\" aria-label=\"\(linkToHeading)\"></a>"
      },
      formula: { $0.markup(between: $1, $2).html },
      code: { info, text in Self.code(text, info: info).html },
      claim: { claim in
        let markup = ClaimMarkup(run: run, claim: claim, wording: wording)
        return (markup.before.html, markup.after.html)
      },
      table: { text in
        let attributes = ScrollBox.attributes(for: text)
        return ("<div class=\"table\"\(attributes.html)>\n<table>", "</table>\n</div>")
      },
      figureName: { wording.name(ofFigure: $0).html },
      callout: { callout in
        let markup = CalloutMarkup(callout, wording: wording)
        return (markup.before.html, markup.after.html)
      },
      taskBox: { TaskBoxMarkup(isDone: $0, wording: wording).markup.html },
      footnotes: (
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"\(footnotes.html)\">",
        "</section>"
      ),
      backLink: { address, number in
        let label = Markup(wording.backFromFootnote(number))
        return "<a class=\"back\" href=\"\(address)\" aria-label=\"\(label.html)\">↩\u{FE0E}</a>"
      },
      reference: { wording.chapter.words(for: $0).label.html },
      term: { definition, address, number in
        let markup = TermMarkup(definition, address: address, number: number)
        return (markup.before.html, markup.after.html)
      },
      destination: { destination(of: $0, pages: pages) },
      picture: picture, html: { $0.withPictures(picture) })
    let html = run.chapter.html(with: parts)
    guard hasHeading else { return ("<h1>\(heading)</h1>\n", Markup(html: html)) }
    guard startsWithHeading, let end = html.firstRange(of: "</h1>\n")?.upperBound else {
      return ("", Markup(html: html))
    }
    return (Markup(html: String(html[..<end])), Markup(html: String(html[end...])))
  }

  /// The author gave the page a title, in the front matter or as a heading.
  var hasTitle: Bool { run.chapter.frontMatter.title != nil || hasHeading }

  /// The chapter's text has a heading for the whole page.
  private var hasHeading: Bool { run.chapter.blocks.contains(where: \.isPageHeading) }

  private var startsWithHeading: Bool { run.chapter.blocks.first?.isPageHeading == true }

  /// Code that does not run.
  private static func code(_ text: String, info: String) -> Markup {
    let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let style: Markup = language.isEmpty ? "" : " class=\"language-\(language)\""
    let attributes = ScrollBox.attributes(for: text)
    return "<pre class=\"code\"\(attributes)><code\(style)>\(text)</code></pre>\n"
  }

  /// A link to a chapter's Markdown leads to its page; every other link is as the author wrote it.
  private func destination(of link: String, pages: Set<PageAddress>) -> String {
    let path = link.prefix { $0 != "#" && $0 != "?" }
    guard let markdown = URLText.decode(path), let page = address.page(ofMarkdown: markdown),
      pages.contains(page)
    else { return link }
    return address.link(to: page) + link[path.endIndex...]
  }
}

extension String {
  /// HTML with its pictures where `picture` says; one that is not to be shown stays as it is.
  fileprivate func withPictures(_ picture: (String) -> String?) -> String {
    withDestinations { place, destination in
      guard case .attribute(let element, "src") = place.kind, element == "img" else { return nil }
      return picture(String(destination)).map(HTML.escape)
    }
  }
}

extension Block {
  fileprivate var isPageHeading: Bool {
    if case .heading(1, _, _) = kind { return true }
    return false
  }
}

// MARK: - The page

extension Theme {
  /// The chapter alone in the template `chapter`: without neighbours.
  func chapter(
    _ page: ChapterPage, picture: @escaping (String) -> String?, wording: Wording,
    pages: Set<PageAddress>
  ) -> Markup {
    let body = page.body(wording: wording, pages: pages, picture: picture)
    return render(ChapterValues(of: page, body, wording: wording), with: .chapter)
  }
}

/// What the template `chapter` names.
private struct ChapterValues: Sendable {
  var heading: Markup
  var readingTime: Markup
  var text: Markup
  var prerequisitesTitle: Markup
  var hasPrerequisites: Bool
  var prerequisites: Markup
  var stepsTitle: Markup
  var previous: Step?
  var next: Step?
  /// Stored, since templates see no computed property.
  var hasSteps: Bool

  struct Step: TemplateRecord {
    var link: Markup
    var word: Markup
    var title: Markup
  }

  /// - Parameters:
  ///   - body: the page's own.
  ///   - prerequisites: links to the chapters that its reader should know; may be empty.
  init(
    of page: ChapterPage, _ body: (heading: Markup, text: Markup), wording: Wording,
    prerequisites: Markup = "", previous: Step? = nil, next: Step? = nil
  ) {
    (heading, text) = body
    readingTime = Markup(wording.readingTime(page.run.chapter.readingTime.minutes))
    prerequisitesTitle = Markup(wording.prerequisites)
    hasPrerequisites = prerequisites != ""
    self.prerequisites = prerequisites
    stepsTitle = Markup(wording.steps)
    self.previous = previous
    self.next = next
    hasSteps = previous != nil || next != nil
  }
}

extension Edition {
  /// The page of the chapter at `index`.
  ///
  /// - Parameters:
  ///   - twins: the same chapter in the other editions that have it.
  ///   - pages: every chapter's page, in every edition.
  func chapterPage(
    _ index: Int, twins: [Twin], pages: Set<PageAddress>, theme: Theme
  ) -> SiteFile {
    let page = chapters[index]
    let body = page.body(wording: wording, pages: pages)
    let values = ChapterValues(
      of: page, body, wording: wording, prerequisites: prerequisites(of: page),
      previous: step(from: page, by: -1, at: index, wording.previous),
      next: step(from: page, by: 1, at: index, wording.next))
    return framed(
      FramedPage(
        address: page.address, tab: "\(page.title) · \(title)", summary: page.opening.plainText,
        twins: twins, content: theme.render(values, with: .chapter), here: page.heading,
        headings: page.headings, chapters: sideItems(around: index),
        contents: Contents(of: page.run.chapter.blocks).entries),
      theme: theme)
  }

  /// Links to the chapters that the page's reader should know; one without a page, such as a draft,
  /// goes by its name.
  func prerequisites(of page: ChapterPage) -> Markup {
    page.run.chapter.frontMatter.prerequisites.map { prerequisite in
      let name = prerequisite.value
      guard let other = chapter(named: name) else { return Markup(name) }
      return "<a href=\"\(page.address.link(to: other.address))\">\(other.heading)</a>"
    }.joined(separator: ", ")
  }

  private func step(
    from page: ChapterPage, by distance: Int, at index: Int, _ word: String
  ) -> ChapterValues.Step? {
    guard chapters.indices.contains(index + distance) else { return nil }
    let other = chapters[index + distance]
    return ChapterValues.Step(
      link: Markup(page.address.link(to: other.address)), word: Markup(word),
      title: other.heading)
  }
}
