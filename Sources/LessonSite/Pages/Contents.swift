import LessonSyntax

/// The table of contents of a page: its sections, and what is in them.
struct Contents {
  struct Entry: TemplateRecord {
    var link: Markup
    var title: Markup
    var sections: [Section] = []
  }

  struct Section: TemplateRecord {
    var link: Markup
    var title: Markup
  }

  var entries: [Entry] = []

  /// The headings below the page's own, two levels deep; those in lists and quotes are no sections
  /// of the page.
  init(of blocks: [Block]) {
    let headings = blocks.enumerated().compactMap { index, block -> (Int, String, [Inline])? in
      guard case .heading(let level, let anchor, let inlines) = block.kind else { return nil }
      return index == 0 && level == 1 ? nil : (level, anchor, inlines)
    }
    guard let top = headings.map(\.0).min() else { return }
    for (level, anchor, inlines) in headings where level <= top + 1 {
      let link: Markup = "#\(URLText.encode(anchor))"
      if level == top || entries.isEmpty {
        entries.append(Entry(link: link, title: inlines.label))
      } else {
        entries[entries.count - 1].sections.append(Section(link: link, title: inlines.label))
      }
    }
  }
}
