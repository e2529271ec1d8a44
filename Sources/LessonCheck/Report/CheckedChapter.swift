import LessonRunner
import LessonSyntax

/// A chapter and what a check found in it.
public struct CheckedChapter: Equatable, Sendable {
  public var path: String

  /// Its cells, in order; none where it did not run.
  public var cells: [CheckedCell] = []

  /// How many claims its prose has; 0 where it did not run.
  public var claims = 0

  /// In the order of their lines.
  public var findings: [Finding] = []

  /// How long it took to run it, or to find its results in the cache; nil where its cells were left
  /// out, since it had not changed.
  public var duration: Duration?

  public init(path: String) {
    self.path = path
  }

  /// A chapter that ran.
  public init(_ run: RunChapter) {
    path = run.chapter.path
    duration = run.duration
    claims = run.chapter.claims.count
    let stale = run.staleness
    var found = stale.map { Finding($0, path: path) }
    found += run.claimDiagnostics.map { Finding(.failedClaim, $0) }
    for (index, result) in run.result.cells.enumerated() {
      let alone = ChapterResult(cells: [result])
      found += alone.diagnostics(in: run.chapter).map { Finding(.cell, $0, cell: index) }
    }
    findings = found
    let changed = Set(found.filter { $0.kind == .output }.compactMap(\.cell))
    cells = zip(run.chapter.cells, run.result.cells).map { cell, result in
      CheckedCell(
        line: cell.lines.lowerBound, name: cell.options.name,
        status: CheckedCell.Status(
          result.status, of: cell, isStale: changed.contains(cell.index)),
        duration: .nanoseconds(result.nanoseconds))
    }
    sort()
  }

  mutating func add(_ more: [Finding]) {
    findings += more
    sort()
  }

  private mutating func sort() {
    // Stable, so that a cell's several messages stay in the compiler's order.
    let order = findings.indices.sorted { first, second in
      let lines = (findings[first].diagnostic.line ?? 0, findings[second].diagnostic.line ?? 0)
      return lines.0 == lines.1 ? first < second : lines.0 < lines.1
    }
    findings = order.map { findings[$0] }
  }
}

extension Finding {
  fileprivate init(_ change: Change, path: String) {
    var diagnostic = Diagnostic(path: path, line: change.line, message: change.message)
    switch change {
    case .output(let difference):
      self.init(.output, diagnostic, diff: difference.unifiedDiff, cell: difference.cell)
    case .claim(let difference):
      diagnostic.column = difference.column
      self.init(.claim, diagnostic)
    }
  }
}

/// A cell and how the check went.
public struct CheckedCell: Equatable, Sendable {
  public enum Status: String, Equatable, Sendable {
    /// It did what it must, and its output is as recorded.
    case passed
    /// Its output is not as recorded.
    case changed
    /// It did not do what it must.
    case failed
    /// A cell before it failed, or its chapter did not compile.
    case notRun = "not run"
    /// It is marked `skip`.
    case skipped

    init(_ status: CellStatus, of cell: Cell, isStale: Bool) {
      switch status {
      case .ran where isStale: self = .changed
      case .ran: self = cell.options.outcome == .isSkipped ? .skipped : .passed
      case .failed: self = .failed
      case .notRun: self = .notRun
      }
    }
  }

  /// Of its opening fence.
  public var line: Int

  /// Its option `name`.
  public var name: String?

  public var status: Status

  /// How long it ran when it last did: a result from the cache keeps its time.
  public var duration: Duration
}
