import LessonRunner
import LessonSyntax

extension Edition {
  /// Where the edition's index for the search is. A script, not data: a page that was opened as a file
  /// can load no other.
  var searchIndexPath: String {
    (address.folder.isEmpty ? "" : address.folder + "/") + "search-index.js"
  }

  /// The index of all of its chapters.
  var searchIndex: SiteFile {
    SiteFile(path: searchIndexPath) {
      var index = SearchIndex()
      // A few at a time, since together their texts would fill the memory.
      for start in stride(from: 0, to: chapters.count, by: 64) {
        let some = Array(chapters[start..<min(start + 64, chapters.count)])
        let pages = some.parallelMap { chapter in
          SearchIndex.Page(
            name: chapter.address.name, sections: [SearchSection](of: chapter.run.chapter))
        }
        for page in pages { index.add(page) }
      }
      return Array("lessonsSearch.loaded(\"".utf8) + index.text + Array("\");\n".utf8)
    }
  }
}
