import LessonSyntax

/// A book as a static site.
public enum Site {
  /// Every file of the site: for each edition its index, a page a chapter and what a search needs, what
  /// the theme adds, and what the pages show or link to. The same input gives the same bytes. Nothing is
  /// read or written before the bytes of a file are asked for.
  ///
  /// Nothing of a chapter, its outputs or the book's settings gets into a page as markup, but the
  /// raw HTML in the Markdown and the HTML of figures.
  ///
  /// - Throws: `SiteError` where two pages would have one path or a path would leave the site;
  ///   `Diagnostics` where one of the book's files would take the place of another of the site's.
  public static func files(for input: SiteInput) throws -> [SiteFile] {
    try input.validate()
    let theme = Theme(input.theme)
    let editions = input.editions.enumerated().map { Edition($1, isFirst: $0 == 0, in: input) }
    let pages = Set(editions.flatMap { [$0.address] + $0.chapters.map(\.address) })
    var files: [SiteFile] = []
    for (place, edition) in editions.enumerated() {
      // What makes a file names no more than where its page is: there are as many as chapters.
      files.append(
        SiteFile(path: edition.address.path) {
          let twins = editions.filter { $0.language != editions[place].language }
            .map { Twin(edition: $0, address: $0.address) }
          return editions[place].indexPage(twins: twins, pages: pages, theme: theme).bytes
        })
      // Before the pages: nothing can share the work on it, so it must not be left for the end.
      files.append(SiteFile(path: edition.searchIndexPath) { editions[place].searchIndex })
      for (index, chapter) in edition.chapters.enumerated() {
        files.append(
          SiteFile(path: chapter.address.path) {
            editions[place].chapterPage(
              index, twins: twins(ofChapter: index, in: place, of: editions), pages: pages,
              theme: theme
            ).bytes
          })
      }
    }
    files += theme.assets
    files += PublishedFiles(editions: editions, publication: input.publication).files(theme: theme)
    try confirm(input.files, beside: files)
    return files + input.files.map(\.siteFile)
  }

  /// The chapter at `index` of the edition at `place` in the other editions that have it.
  private static func twins(
    ofChapter index: Int, in place: Int, of editions: [Edition]
  ) -> [Twin] {
    let edition = editions[place]
    let name = edition.chapters[index].address.name
    return editions.filter { $0.language != edition.language }.compactMap { other in
      other.chapter(named: name).map {
        Twin(edition: other, address: $0.address, headings: $0.headings)
      }
    }
  }

  /// Throws where a file of the book would take the place of one of the site's own, or of another.
  private static func confirm(
    _ linked: [LinkedFile], beside own: [SiteFile]
  ) throws(Diagnostics) {
    // File systems may not tell capitals from small letters.
    let reserved = Set((own.map(\.path) + [SiteFolder.listName]).map { $0.lowercased() })
    var taken: [String: String] = [:]
    var problems: [Diagnostic] = []
    for file in linked {
      let key = file.path.lowercased()
      if reserved.contains(key) {
        problems.append(
          file.problem(
            "the site has a file of its own called `\(file.path)`: give this one another name"))
      } else if let other = taken.updateValue(file.path, forKey: key) {
        problems.append(
          file.problem(
            "`\(file.path)` and `\(other)` are one file to some systems: rename one of them"))
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }
}
