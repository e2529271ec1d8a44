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

  @OptionGroup var cache: CacheOption

  /// The chapters, each once.
  func selection() throws -> ChapterSelection {
    try ChapterSelection(subject().paths)
  }

  /// The chapters' paths, each once, and the book where it is the whole of it, or the part of it that
  /// `shard` is.
  func subject(shard: Shard? = nil) throws(Diagnostics) -> (paths: [String], book: Book?) {
    guard chapters.isEmpty else {
      var seen: Set<String> = []
      return (
        chapters.filter { seen.insert(URL(filePath: $0).standardizedFileURL.path).inserted }, nil
      )
    }
    let book = try Book(path: book.book)
    guard let shard else { return (book.chapters.map(\.path), book) }
    let selection = try ChapterSelection(book, shard: shard)
    if let summary = selection.summary(of: shard) { StandardError.write(summary + "\n") }
    return (selection.paths, book)
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
  ///
  /// - Parameter cache: where results are kept; where the environment says, if it is nil.
  static func here(cache: ResultCache? = nil) async throws -> ChapterRunner {
    try await ChapterRunner(
      executable: Surroundings.executable, environment: Surroundings.environment, cache: cache)
  }
}

extension BookRun {
  /// Runs the chapters of `selection` and shows in a terminal, or from time to time in a log, where the
  /// run stands.
  init(showingProgressOf selection: ChapterSelection, cache: ResultCache? = nil) async throws {
    let environment = Surroundings.environment
    let line = ProgressLine(environment: environment)
    let ticking = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .milliseconds(200))
        line.tick()
      }
    }
    defer {
      ticking.cancel()
      line.clear()
    }
    try await self.init(
      selection, executable: Surroundings.executable, environment: environment, cache: cache
    ) {
      line.take($0)
    }
  }
}
