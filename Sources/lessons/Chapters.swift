import ArgumentParser
import Foundation
import LessonRunner
import LessonSyntax

/// Which book a command is about.
struct BookOption: ParsableArguments {
  @Option(help: "The folder that holds the chapters.", completion: .directory)
  var book = "lessons"
}

/// Which chapters a command is about: those it names, or a whole book.
struct ChapterArguments: ParsableArguments {
  @OptionGroup var book: BookOption

  @Argument(
    help: "Chapters, in a book or not; the whole book where none is named.",
    completion: .file(extensions: ["md"]))
  var chapters: [String] = []

  /// The chapters' paths, each once, and the book where it is the whole of it.
  func subject() throws(Diagnostics) -> (paths: [String], book: Book?) {
    guard chapters.isEmpty else {
      var seen: Set<String> = []
      return (
        chapters.filter { seen.insert(URL(filePath: $0).standardizedFileURL.path).inserted }, nil
      )
    }
    let book = try Book(path: book.book)
    return (book.chapters.map(\.path), book)
  }

  /// The chapters' files; one that is named stands for itself, without its folder.
  func files() throws(Diagnostics) -> [Book.ChapterFile] {
    let (paths, book) = try subject()
    return book?.chapters
      ?? paths.map { path in
        Book.ChapterFile(
          path: path, name: path.split(separator: "/").last.map(String.init) ?? path, language: "")
      }
  }
}

extension ChapterRunner {
  /// The runner with what the process finds around it.
  static func here() async throws -> ChapterRunner {
    try await ChapterRunner(
      executable: Surroundings.executable, environment: Surroundings.environment)
  }
}

extension BookRun {
  /// Runs the chapters at `paths` with a line of progress in a terminal.
  init(showingProgressOf paths: [String]) async throws {
    let environment = Surroundings.environment
    let line = ProgressLine(environment: environment)
    defer { line.clear() }
    try await self.init(paths, executable: Surroundings.executable, environment: environment) {
      line.showCell($1, of: $0)
    }
  }
}
