import Foundation
import LessonRunner
import LessonSyntax

/// What came of running several chapters.
struct BookRun {
  /// The chapters that could be read, in the order in which they were named.
  var runs: [RunChapter] = []

  /// What is wrong with those that could not.
  var unreadable: [Diagnostic] = []

  /// Everything that is wrong, but for outputs that no longer hold.
  var diagnostics: [Diagnostic] {
    unreadable + runs.flatMap { $0.result.diagnostics(in: $0.chapter) }
  }

  var differences: [OutputDifference] { runs.flatMap(\.differences) }

  /// Reads and runs the chapters at `paths`, as many at once as there are cores.
  static func run(_ paths: [String]) async throws -> BookRun {
    var outcome = BookRun()
    var chapters: [Chapter] = []
    for path in paths {
      do throws(Diagnostics) {
        chapters.append(try Chapter(contentsOf: path))
      } catch {
        outcome.unreadable += error.all
      }
    }
    let results = try await results(of: chapters)
    outcome.runs = zip(chapters, results).map { RunChapter(chapter: $0, result: $1) }
    return outcome
  }

  private static func results(of chapters: [Chapter]) async throws -> [ChapterResult] {
    guard chapters.contains(where: { !$0.cells.isEmpty }) else {
      return chapters.map { _ in ChapterResult(cells: []) }
    }
    let environment = Surroundings.environment
    let runner = try await ChapterRunner(
      executable: Surroundings.executable, environment: environment)
    let progress = ProgressLine(environment: environment)
    defer { progress.clear() }
    return try await withThrowingTaskGroup(of: (Int, ChapterResult).self) { group in
      var results = chapters.map { _ in ChapterResult(cells: []) }
      var waiting = chapters.indices.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        let chapter = chapters[index]
        group.addTask {
          progress.show("running \(chapter.path)")
          let folder = Book.workingFolder(ofChapterAt: chapter.path)
          let result = try await runner.run(chapter, in: folder) { cell, _ in
            progress.showCell(cell + 1, of: chapter)
          }
          return (index, result)
        }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { startNext() }
      while let (index, result) = try await group.next() {
        results[index] = result
        startNext()
      }
      return results
    }
  }
}

extension BookRun {
  private var cellCount: Int { runs.reduce(0) { $0 + $1.chapter.cells.count } }

  /// `2 chapters, 31 cells`
  var summary: String {
    "\(Self.counted(runs.count, "chapter")), \(Self.counted(cellCount, "cell"))"
  }

  var checkSummary: String {
    let count = differences.count
    let failed = diagnostics.count
    if count == 0, failed == 0 { return "\(summary): every recorded output holds" }
    var parts: [String] = []
    if count > 0 { parts.append("\(Self.counted(count, "output")) changed") }
    if failed > 0 { parts.append("\(Self.counted(failed, "error"))") }
    let advice = count > 0 ? "; `lessons accept` records what the cells compute now" : ""
    return "\(summary): \(parts.joined(separator: ", "))\(advice)"
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension ContinuousClock.Instant {
  /// The time since then, such as `0.31 s`.
  var elapsedText: String {
    let elapsed = ContinuousClock.now - self
    let milliseconds =
      elapsed.components.seconds * 1000
      + elapsed.components.attoseconds / 1_000_000_000_000_000
    return "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst().prefix(2)) s"
  }
}
