import LessonRunner
import LessonSyntax
import LessonWording

extension Edition {
  /// What the template `index` names.
  private struct Values: Sendable {
    var title: Markup
    var summary: Markup
    var hasFront: Bool
    var frontHeading: Markup
    var frontText: Markup
    var chaptersTitle: Markup
    var hasChapters: Bool
    var chapters: [Entry]
    var noChapters: Markup
  }

  private struct Entry: TemplateRecord {
    var link: Markup
    var number: Markup
    var title: Markup
    var opening: Markup
    var prerequisitesTitle: Markup
    var prerequisites: Markup
  }

  /// How many characters of a chapter's first paragraph the list shows, at whole sentences.
  private static let openingLength = 240

  /// The page with the front page's own text, if there is one, and the list of chapters.
  func indexPage(
    twins: [Twin], pages: Set<PageAddress>, theme: Theme
  ) -> SiteFile {
    let front = front?.body(wording: wording, pages: pages)
    let values = Values(
      title: Markup(title), summary: Markup(summary), hasFront: front != nil,
      frontHeading: frontHeading(front?.heading ?? ""), frontText: front?.text ?? "",
      chaptersTitle: Markup(wording.chapters), hasChapters: !chapters.isEmpty,
      chapters: chapters.map(entry), noChapters: Markup(wording.noChapters))
    let ownSummary = self.front?.opening.plainText ?? ""
    return framed(
      FramedPage(
        address: address, tab: Markup(title), summary: summary.isEmpty ? ownSummary : summary,
        twins: twins, content: theme.render(values, with: .index)),
      theme: theme)
  }

  /// The book's title stands for a heading that the front page's text does not have.
  private func frontHeading(_ own: Markup) -> Markup {
    front?.hasTitle == false ? "<h1>\(title)</h1>\n" : own
  }

  private func entry(for page: ChapterPage) -> Entry {
    Entry(
      link: Markup(address.link(to: page.address)), number: Markup(page.number),
      title: page.heading, opening: page.opening.firstSentences(upTo: Self.openingLength).label,
      prerequisitesTitle: Markup(wording.prerequisites), prerequisites: prerequisites(of: page))
  }
}
