import LessonRunner
import LessonSyntax

extension Edition {
  /// Where the edition's index for the search is. A script, not data: a page that was opened as a file
  /// can load no other.
  var searchIndexPath: String {
    (address.folder.isEmpty ? "" : address.folder + "/") + "search-index.js"
  }

  /// The index of all of its chapters, and before them of the front page's own text.
  var searchIndex: SiteFile {
    SiteFile(path: searchIndexPath) {
      var index = SearchIndex()
      let indexed = (front.map { [$0] } ?? []) + chapters
      // A few at a time, since together their texts would fill the memory.
      for start in stride(from: 0, to: indexed.count, by: 64) {
        let some = Array(indexed[start..<min(start + 64, indexed.count)])
        let pages = some.parallelMap { page in
          SearchIndex.Page(
            name: page.address.name,
            sections: [SearchSection](of: page.run.chapter, title: searchTitle(of: page)))
        }
        for page in pages { index.add(page) }
      }
      return Array("lessonsSearch.loaded(\"".utf8) + index.text + Array("\");\n".utf8)
    }
  }

  /// A front page that has no title of its own has the book's.
  private func searchTitle(of page: ChapterPage) -> String {
    page.address == address && !page.hasTitle ? title : page.title
  }
}
