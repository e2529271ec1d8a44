/// A file of the site.
public struct SiteFile: Equatable, Sendable {
  /// From the site's root, with slashes.
  public var path: String

  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A book as a static site.
public enum Site {
  /// Every file of the site: for each edition its index and a page a chapter, and what the theme adds.
  /// The same input gives the same bytes. Nothing is read or written.
  ///
  /// Nothing of a chapter, its outputs or the book's settings gets into a page as markup, but the
  /// raw HTML in the Markdown and the HTML of figures.
  ///
  /// - Throws: `SiteError` where two files would have one path or a path would leave the site.
  public static func files(for input: SiteInput) throws -> [SiteFile] {
    try input.validate()
    let theme = Theme(input.theme)
    let editions = input.editions.enumerated().map {
      Edition($1, isFirst: $0 == 0, showsTimes: input.showsTimes)
    }
    let pages = Set(editions.flatMap { $0.chapters.map(\.address) })
    var files: [SiteFile] = []
    for edition in editions {
      let others = editions.filter { $0.language != edition.language }
      files.append(
        edition.indexPage(
          twins: others.map { Twin(edition: $0, address: $0.address) }, theme: theme))
      for (index, chapter) in edition.chapters.enumerated() {
        let twins = others.compactMap { other in
          other.chapter(named: chapter.address.name).map {
            Twin(edition: other, address: $0.address, headings: $0.headings)
          }
        }
        files.append(edition.chapterPage(index, twins: twins, pages: pages, theme: theme))
      }
    }
    return files + theme.assets
  }
}
