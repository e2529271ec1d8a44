internal import CCellRuntime
internal import CellProtocol

/// The marker calls around an answer to an exercise: what the reader starts from, the solution, a
/// wrong answer, or the reader's own.
extension LessonRuntime {
  /// Whether the answer that ended last passed every check.
  public private(set) nonisolated(unsafe) static var lastAnswerPassed = false

  /// Runs the answer in cell `cell` in a child of this process: true in the child, which runs it and
  /// then the checks; false in the parent, once the child has ended.
  ///
  /// - Parameters:
  ///   - statements: where the answer's own statements begin, as for `beginCell`.
  ///   - checks: the lines of the checks, of which nothing is recorded but that one does not hold.
  public static func beginAnswer(
    _ cell: Int, statements: [Int], checks: ClosedRange<Int>
  ) -> Bool {
    guard beginErrorCell(cell, statements: statements) else {
      lastAnswerPassed = Recorder.shared.lastOutcome == .passed
      return false
    }
    Recorder.shared.checks = checks
    return true
  }

  /// The answer came to its end.
  public static func beginChecks() {
    Recorder.shared.checksBegan()
  }

  /// Every check held.
  public static func answerPassed() {
    Recorder.shared.checksHeld()
    cell_runtime_exit(0)
  }
}
