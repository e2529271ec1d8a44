/// What every page has around its content; the template `page` names these properties.
struct PageFrame: Sendable {
  struct Link: Sendable {
    var link: Markup
    var title: Markup
    var language: Markup
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

  /// The same page in other languages.
  var twins: [Link]

  var skip: Markup
  var otherLanguages: Markup
  var content: Markup

  /// More of the page's head and of its foot.
  var metadata: Markup
  var foot: Markup
}

extension Edition {
  /// A page of this edition in its frame.
  func framed(
    _ content: Markup, tab: Markup, summary: String, address: PageAddress,
    twins: [(edition: Edition, address: PageAddress)], theme: Theme
  ) -> SiteFile {
    let frame = PageFrame(
      language: Markup(language), tab: tab, summary: Markup(summary.clipped(to: 200)),
      root: Markup(address.root), book: Markup(title),
      index: Markup(address.link(to: self.address)),
      twins: twins.map { twin in
        PageFrame.Link(
          link: Markup(address.link(to: twin.address)),
          title: Markup(twin.edition.wording.language),
          language: Markup(twin.edition.language))
      },
      skip: Markup(wording.skip), otherLanguages: Markup(wording.otherLanguages), content: content,
      metadata: metadata(of: address, tab: tab, summary: Markup(summary.clipped(to: 200))),
      foot: foot(of: address))
    let page = theme.render(frame, with: .page)
    return SiteFile(path: address.path, bytes: Array(page.html.utf8))
  }
}

extension String {
  /// The text up to the last space before `count` characters, on one line.
  func clipped(to count: Int) -> String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > count else { return line }
    let start = line.prefix(count)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
  }
}
