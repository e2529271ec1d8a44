import ArgumentParser
import Foundation
import LessonRunner
import LessonSyntax

/// Which book a command is about.
struct BookOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that holds the chapters. Without it, this one where a lessons.yml is in it, else "
        + "`lessons`.",
      valueName: "dir"),
    completion: .directory)
  var book: String?

  func validate() throws { try NamedPath.confirm(book, "the book's folder") }

  /// The folder that is named, or else the one that is there.
  var path: String {
    let isHere = FileManager.default.fileExists(atPath: Book.configurationName)
    return book ?? (isHere ? "." : "lessons")
  }

  /// The file of the chapter that is called `name`: its path, or its name in the book, with or without
  /// the ending.
  func path(ofChapter name: String) -> String {
    let folder = Book.root(path)
    let inBook = [folder + name, folder + name + ".md"]
    let own = [name, name + ".md"]
    return (book == nil ? own + inBook : inBook + own).first(where: Self.isFile) ?? name
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}

/// The one chapter that a command is about.
struct ChapterArgument: ParsableArguments {
  @Argument(
    help: "The chapter: any Markdown file, or a name in the book.",
    completion: .file(extensions: ["md"]))
  var chapter: String

  @OptionGroup var book: BookOption

  func validate() throws { try NamedPath.confirm(chapter, "the chapter") }

  var path: String { book.path(ofChapter: chapter) }
}

/// Which chapters a command is about: those it names, or a whole book.
struct ChapterArguments: ParsableArguments {
  @OptionGroup var book: BookOption

  @Argument(
    help: "Chapters: Markdown files, or names in the book. The whole book where none is named.",
    completion: .file(extensions: ["md"]))
  var chapters: [String] = []

  @OptionGroup var cache: CacheOption

  func validate() throws {
    for chapter in chapters { try NamedPath.confirm(chapter, "a chapter") }
  }

  /// The chapters, each once.
  func selection() throws -> ChapterSelection {
    try ChapterSelection(subject().paths)
  }

  /// The chapters' paths, each once, and the book where it is the whole of it, or the part of it that
  /// `shard` is.
  func subject(shard: Shard? = nil) throws(Diagnostics) -> (paths: [String], book: Book?) {
    guard chapters.isEmpty else {
      var seen: Set<String> = []
      let paths = chapters.map(book.path(ofChapter:))
      return (
        paths.filter { seen.insert(URL(filePath: $0).standardizedFileURL.path).inserted }, nil
      )
    }
    let book = try Book(path: book.path)
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
    self = try await line.whileRunning {
      try await BookRun(
        selection, executable: Surroundings.executable, environment: environment, cache: cache
      ) {
        line.take($0)
      }
    }
  }
}
