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
    /// The digits that the chapter's name starts with; may be empty.
    var number: Markup
    var title: Markup
    var opening: Markup
  }

  /// The page with the list of chapters.
  func indexPage(
    twins: [(edition: Edition, address: PageAddress)], theme: Theme
  ) -> SiteFile {
    let values = Values(
      title: Markup(title), summary: Markup(summary), chaptersTitle: Markup(wording.chapters),
      hasChapters: !chapters.isEmpty,
      chapters: chapters.map { page in
        Entry(
          link: Markup(address.link(to: page.address)),
          number: Markup(String(page.address.name.prefix { $0.isASCII && $0.isNumber })),
          title: page.heading, opening: page.opening.label)
      },
      noChapters: Markup(wording.noChapters))
    return framed(
      theme.render(values, with: .index), tab: Markup(title), summary: summary, address: address,
      twins: twins, theme: theme)
  }
}
