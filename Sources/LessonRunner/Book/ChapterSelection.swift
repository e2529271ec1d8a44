import Foundation
import LessonSyntax

/// The chapters to run, read from their files.
public struct ChapterSelection: Equatable, Sendable {
  /// Those that could be read, in the order in which they were named.
  public private(set) var chapters: [Chapter] = []

  /// The paths of all of them, whether they can be read or not.
  public private(set) var paths: [String] = []

  /// What is wrong with the others.
  public private(set) var unreadable: [Diagnostic] = []

  /// How many chapters a shard is taken from; nil where all of them run.
  public private(set) var whole: Int?

  /// Reads the chapters at `paths`.
  public init(_ paths: [String]) {
    let labels = LabelReader()
    let files = paths.parallelMap { Self.read($0, labels) }
    for (path, file) in zip(paths, files) { add(path, file) }
  }

  /// Reads all chapters of `book`, or those of them that are in `shard`.
  ///
  /// - Throws: where the book's `times.yml` cannot be read.
  public init(_ book: Book, shard: Shard? = nil) throws(Diagnostics) {
    try self.init(book.chapters, of: book, shard: shard)
  }

  /// Reads some chapters of `book`, or those of them that are in `shard`.
  ///
  /// - Parameter kept: what is to be kept of each, given it and its file; called from any thread.
  public init(
    _ chapters: [Book.ChapterFile], of book: Book, shard: Shard?,
    keeping kept: @Sendable (Chapter, Book.ChapterFile) -> Chapter = { chapter, _ in chapter }
  ) throws(Diagnostics) {
    self.init([])
    let labels = LabelReader()
    let files = chapters.parallelMap { file in
      Self.read(file.path, labels).map { kept($0, file) }
    }
    guard let shard else {
      for (chapter, file) in zip(chapters, files) { add(chapter.path, file) }
      return
    }
    let times = try BookTimes(book: book.folder.relativePath)
    let items = zip(chapters, files).map { file, result in
      let chapter = try? result.get()
      return BookSplit.Item(
        name: file.name, program: chapter.map(ProgramParts.init),
        cells: chapter.map { max($0.cells.count, $0.hasCode ? 1 : 0) } ?? 0)
    }
    let split = BookSplit(items, into: shard.count, times: times)
    whole = files.count
    for (index, file) in files.enumerated() where split.shards[index] == shard.number {
      add(chapters[index].path, file)
    }
  }

  private mutating func add(_ path: String, _ file: Result<Chapter, Diagnostics>) {
    paths.append(path)
    switch file {
    case .success(let chapter): chapters.append(chapter)
    case .failure(let problems): unreadable += problems.all
    }
  }

  private static func read(
    _ path: String, _ labels: LabelReader
  ) -> Result<Chapter, Diagnostics> {
    do throws(Diagnostics) {
      return .success(try Chapter(contentsOf: path, labels: labels))
    } catch {
      return .failure(error)
    }
  }
}
