extension Edition {
  /// What the template `index` names.
  private struct Values: Sendable {
    var title: Markup
    var summary: Markup
    var chaptersTitle: Markup
    var hasChapters: Bool
    var chapters: [Entry]
    var noChapters: Markup
  }

  private struct Entry: Sendable {
    var link: Markup
    var number: Markup
    var title: Markup
    var opening: Markup
  }

  /// The page with the list of chapters.
  func indexPage(
    twins: [Twin], theme: Theme
  ) -> SiteFile {
    let values = Values(
      title: Markup(title), summary: Markup(summary), chaptersTitle: Markup(wording.chapters),
      hasChapters: !chapters.isEmpty,
      chapters: chapters.map { page in
        Entry(
          link: Markup(address.link(to: page.address)),
          number: Markup(page.number),
          title: page.heading, opening: page.opening.label)
      },
      noChapters: Markup(wording.noChapters))
    return framed(
      FramedPage(
        address: address, tab: Markup(title), summary: summary, twins: twins,
        content: theme.render(values, with: .index)),
      theme: theme)
  }
}
