import Foundation
import LessonSyntax

/// What came of running several chapters.
public struct BookRun: Equatable, Sendable {
  /// The chapters that could be read, in the order in which they were named.
  public var runs: [RunChapter]

  /// Why each of `runs` ran or did not, and how long it took.
  public var accounts: [RunAccount] = []

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

  /// Runs the chapters of `selection` whose results are not known, as many at once as there are cores,
  /// the longest first.
  ///
  /// - Parameters:
  ///   - executable: the running `lessons`, beside which the engine lies.
  ///   - environment: where to look for the compiler, and for the cache where none is given; asked
  ///     only where there is a cell.
  ///   - progress: told what happens, from any thread.
  public init(
    _ selection: ChapterSelection, executable: URL, environment: [String: String],
    cache: ResultCache? = nil, progress: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws {
    runs = []
    unreadable = selection.unreadable
    var chapters = selection.chapters
    var outcomes: [Int: BookOutcome] = [:]
    if chapters.contains(where: \.hasCode) {
      let runner = try await ChapterRunner(
        executable: executable, environment: environment, cache: cache)
      let queue = try await RunQueue(chapters, runner: runner)
      outcomes = try await queue.run(progress)
      unreadable += queue.unreadable.values.sorted { $0.path < $1.path }
      let readable = chapters.indices.filter { queue.unreadable[$0] == nil }
      outcomes = Dictionary(
        uniqueKeysWithValues: readable.enumerated().compactMap { place, index in
          outcomes[index].map { (place, $0) }
        })
      chapters = readable.map { chapters[$0] }
    }
    runs.reserveCapacity(chapters.count)
    for (index, chapter) in chapters.enumerated() {
      let outcome = outcomes[index] ?? .withoutCode
      runs.append(
        RunChapter(chapter: chapter, result: outcome.result, duration: outcome.timeSpent))
      accounts.append(RunAccount(reason: outcome.reason, nanoseconds: outcome.nanoseconds))
    }
  }
}

/// Why a chapter ran or did not.
public struct RunAccount: Equatable, Sendable {
  public var reason: RunReason

  /// How long compiling and running it took, now or when its results were computed.
  public var nanoseconds: Int
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
