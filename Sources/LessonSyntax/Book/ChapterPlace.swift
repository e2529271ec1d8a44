import Foundation

/// Where a chapter is among others: in its book, or alone.
public struct ChapterPlace: Equatable, Sendable {
  /// The file's name without its ending.
  public let name: String

  /// The chapter's language; that of a book without settings where it is in none.
  public let language: String

  /// The names of the book's chapters in the same language that are no drafts; none where the chapter is in no book.
  public let siblings: [String]

  /// The place of the chapter at `path`. A book that cannot be read is as if it were not there.
  public init(_ path: String) {
    name = Book.ChapterFile(path: path, name: path, language: "").chapterName
    let file = URL(filePath: path).standardizedFileURL.path
    let folder = Book.workingFolder(ofChapterAt: path)
    let book = try? Book(path: folder.path)
    let isBook = FileManager.default.fileExists(
      atPath: folder.appending(path: Book.configurationName).path)
    let own = book?.chapters.first { URL(filePath: $0.path).standardizedFileURL.path == file }
    guard isBook, let book, let own else {
      language = BookConfiguration().language
      siblings = []
      return
    }
    language = own.language
    siblings = book.chapters.filter { $0.language == own.language && !$0.isDraft }
      .map(\.chapterName)
  }
}
