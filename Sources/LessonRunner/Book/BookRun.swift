import Foundation
import LessonSyntax

/// What came of running several chapters.
public struct BookRun: Equatable, Sendable {
  /// The chapters that could be read, in the order in which they were named.
  public var runs: [RunChapter]

  /// What is wrong with those that could not.
  public var unreadable: [Diagnostic]

  /// Everything that is wrong, but for outputs and claims that no longer hold.
  public var diagnostics: [Diagnostic] {
    unreadable + runs.flatMap { $0.result.diagnostics(in: $0.chapter) }
  }

  public init(runs: [RunChapter], unreadable: [Diagnostic] = []) {
    self.runs = runs
    self.unreadable = unreadable
  }

  /// Reads and runs the chapters at `paths`, as many at once as there are cores.
  ///
  /// - Parameters:
  ///   - executable: the running `lessons`, beside which the engine lies.
  ///   - environment: where to look for the compiler and the cache; asked only where a cell is to run.
  ///   - progress: told which cell, by its index, runs next in a chapter.
  public init(
    _ paths: [String], executable: URL, environment: [String: String],
    progress: @escaping @Sendable (Chapter, _ nextCell: Int) -> Void
  ) async throws {
    var chapters: [Chapter] = []
    unreadable = []
    for path in paths {
      do throws(Diagnostics) {
        chapters.append(try Chapter(contentsOf: path))
      } catch {
        unreadable += error.all
      }
    }
    runs = chapters.map { RunChapter(chapter: $0, result: ChapterResult(cells: [])) }
    let waiting = chapters.indices.filter { chapters[$0].hasCode }
    if !waiting.isEmpty {
      let runner = try await ChapterRunner(executable: executable, environment: environment)
      try await withThrowingTaskGroup(of: (Int, RunChapter).self) { group in
        var next = waiting.makeIterator()
        func startNext() {
          guard let index = next.next() else { return }
          let chapter = chapters[index]
          group.addTask {
            progress(chapter, 0)
            let started = ContinuousClock.now
            let folder = Book.workingFolder(ofChapterAt: chapter.path)
            let result = try await runner.run(chapter, in: folder) { cell, _ in
              progress(chapter, cell + 1)
            }
            let duration = ContinuousClock.now - started
            return (index, RunChapter(chapter: chapter, result: result, duration: duration))
          }
        }
        for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { startNext() }
        while let (index, run) = try await group.next() {
          runs[index] = run
          startNext()
        }
      }
    }
  }
}

extension BookRun {
  /// `2 chapters, 31 cells, 4 claims`; without claims where there are none.
  public var summary: String {
    let cells = runs.reduce(0) { $0 + $1.chapter.cells.count }
    var parts = [Self.counted(runs.count, "chapter"), Self.counted(cells, "cell")]
    if claimCount > 0 { parts.append(Self.counted(claimCount, "claim")) }
    return parts.joined(separator: ", ")
  }

  private var claimCount: Int { runs.reduce(0) { $0 + $1.chapter.claims.count } }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
