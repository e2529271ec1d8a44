import CellProtocol
import Foundation
import LessonSyntax

/// What came of a chapter of a book, and why it ran or did not.
struct BookOutcome: Sendable {
  var result: ChapterResult
  /// How long compiling and running took, now or when the results were computed.
  var nanoseconds: Int
  var reason: RunReason

  /// How long it ran now; a result that was known took no time.
  var timeSpent: Duration { reason.isRun ? .nanoseconds(nanoseconds) : .zero }

  static let withoutCode = BookOutcome(
    result: ChapterResult(cells: []), nanoseconds: 0, reason: .hasNoCode)
}

/// The chapters of a book that are to run, in the order in which they start.
struct RunQueue: Sendable {
  /// Chapters with the same key, by their places: they are computed once.
  private struct Group: Sendable {
    var members: [(index: Int, job: ChapterRunner.Job)]

    /// How long the first took before; nil where that is not known.
    var nanoseconds: Int?

    var cells: Int { members[0].job.chapter.cells.count }
  }

  private let runner: ChapterRunner
  private let groups: [Group]
  private let known: [Int: BookOutcome]

  /// What is wrong with chapters whose data cannot be read, by their places.
  let unreadable: [Int: Diagnostic]

  /// Looks up what is known of `chapters`.
  init(_ chapters: [Chapter], runner: ChapterRunner) async throws {
    self.runner = runner
    var known: [Int: BookOutcome] = [:]
    var unreadable: [Int: Diagnostic] = [:]
    var groups: [Group] = []
    var groupOfKey: [ResultKey: Int] = [:]
    for (index, chapter) in chapters.enumerated() where chapter.hasCode {
      let job: ChapterRunner.Job
      do throws(RunnerError) {
        job = try runner.job(
          for: chapter, in: Book.workingFolder(ofChapterAt: chapter.path))
      } catch {
        guard case .dataNotReadable = error else { throw error }
        unreadable[index] = Diagnostic(path: chapter.path, message: error.description)
        continue
      }
      if let group = groupOfKey[job.key] {
        groups[group].members.append((index, job))
      } else if let outcome = runner.known(job) {
        known[index] = BookOutcome(
          result: outcome.result, nanoseconds: outcome.nanoseconds, reason: .unchanged)
      } else {
        groupOfKey[job.key] = groups.count
        groups.append(
          Group(members: [(index, job)], nanoseconds: runner.note(on: job)?.nanoseconds))
      }
    }
    self.known = known
    self.unreadable = unreadable
    // The longest first, so that none is left to run alone at the end; before them those of which no
    // time is known, which may be longer still.
    self.groups = groups.sorted { first, second in
      switch (first.nanoseconds, second.nanoseconds) {
      case (nil, nil): first.cells > second.cells
      case (nil, _): true
      case (_, nil): false
      case (let first?, let second?): first > second
      }
    }
  }

  /// Computes what is not known; what came of each chapter, by its place.
  func run(_ progress: @escaping @Sendable (RunEvent) -> Void) async throws -> [Int: BookOutcome] {
    var outcomes = known
    guard !groups.isEmpty else { return outcomes }
    progress(.planned(chapters: groups.reduce(0) { $0 + $1.members.count }))
    try await withThrowingTaskGroup(of: [Int: BookOutcome].self) { tasks in
      var next = groups.makeIterator()
      func startNext() {
        guard let group = next.next() else { return }
        tasks.addTask { try await run(group, progress) }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { startNext() }
      while let new = try await tasks.next() {
        outcomes.merge(new) { $1 }
        startNext()
      }
    }
    return outcomes
  }

  /// Runs the first of a group; the others have its results, or, where it failed, failures at lines of
  /// their own.
  private func run(
    _ group: Group, _ progress: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> [Int: BookOutcome] {
    var outcomes: [Int: BookOutcome] = [:]
    for (index, job) in group.members {
      let path = job.chapter.path
      if index != group.members[0].index, let outcome = runner.known(job) {
        outcomes[index] = BookOutcome(
          result: outcome.result, nanoseconds: outcome.nanoseconds,
          reason: .sameAs(path: group.members[0].job.chapter.path))
        progress(
          .chapterEnded(path: path, nanoseconds: 0, isComplete: true))
        continue
      }
      let lines = job.chapter.cells.map(\.firstCodeLine)
      let note = runner.note(on: job)
      let outcome = try await runner.compute(job, progress: progress)
      outcomes[index] = BookOutcome(
        result: outcome.result, nanoseconds: outcome.nanoseconds,
        reason: RunReason(job.parts, lines: lines, note: note))
    }
    return outcomes
  }
}
