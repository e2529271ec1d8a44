import LessonRunner
import LessonSyntax

/// A chapter as a page of its own, outside of a site.
public struct SinglePage {
  private let page: ChapterPage
  private let language: String
  private let pages: Set<PageAddress>
  private let theme: BookTheme
  private let picture: (String) -> String?

  private var wording: Wording { Wording.of(language) }

  /// - Parameters:
  ///   - chapter: the chapter and what came of its cells.
  ///   - language: a language tag: `en`, `ko`.
  ///   - siblings: the names of the chapters whose pages lie beside this one; links to other Markdown
  ///     stay as they are.
  ///   - theme: the look of its book.
  ///   - picture: where a picture lies for the page, given where it lies in the Markdown; nil for one
  ///     that the page is not to show, in whose place a link to it stands.
  public init(
    of chapter: SiteChapter, language: String, siblings: [String] = [],
    theme: BookTheme = .builtIn,
    picture: @escaping (String) -> String? = { $0 }
  ) {
    page = ChapterPage(
      run: chapter.run, address: PageAddress(folder: "", name: chapter.name),
      wording: Wording.of(language))
    self.language = language
    self.theme = theme
    pages = Set(siblings.map { PageAddress(folder: "", name: $0) })
    self.picture = picture
  }

  /// The chapter's heading and text in HTML, without what a page has around them.
  public var body: String {
    let body = page.body(wording: wording, pages: pages, picture: picture)
    return body.heading.html + body.text.html
  }

  /// What the template `single` names.
  private struct Values: Sendable {
    var language: Markup
    var summary: Markup
    var tab: Markup
    var style: Markup
    var skip: Markup
    var content: Markup
    var contents: [Contents.Entry]
    var hasContents: Bool
    var contentsTitle: Markup
  }

  /// A whole HTML file with the style sheet in it. A browser that opens it asks for nothing else,
  /// whatever the chapter's own HTML names: the file's policy forbids it.
  public func html() -> String {
    let theme = Theme(theme)
    let content = theme.chapter(page, picture: picture, wording: wording, pages: pages)
    let contents = Contents(of: page.run.chapter.blocks).entries
    let values = Values(
      language: Markup(language), summary: Markup(page.opening.plainText.clipped(to: 200)),
      tab: Markup(page.title), style: theme.style, skip: Markup(wording.skip), content: content,
      contents: contents, hasContents: !contents.isEmpty, contentsTitle: Markup(wording.contents))
    return theme.render(values, with: .single).html
  }
}
