import LessonRunner
import LessonSyntax

extension Edition {
  /// Where the edition's index for the search is. A script, not data: a page that was opened as a file
  /// can load no other.
  var searchIndexPath: String {
    (address.folder.isEmpty ? "" : address.folder + "/") + "search-index.js"
  }

  /// The index of all of its chapters, and before them of the front page's own text.
  var searchIndex: [UInt8] {
    var index = SearchIndex()
    if let front {
      var sections = [ChapterSection](of: front.run.chapter)
      // A front page that has no title of its own has the book's.
      if !front.hasTitle { sections[0].heading = title }
      index.add(sections, ofPage: front.address.name)
    }
    for chapter in chapters {
      index.add([ChapterSection](of: chapter.run.chapter), ofPage: chapter.address.name)
    }
    return Array("lessonsSearch.loaded(\"".utf8) + index.text + Array("\");\n".utf8)
  }
}
