internal import CCellRuntime
internal import CellProtocol

/// The marker calls between the cells of an assembled program. A chapter's author never writes one.
///
/// Without a runner (`LESSONS_RECORDS` unset), values are printed, so that the same program also
/// runs alone.
public enum LessonRuntime {
  /// Opens the record file and starts the chapter's own random numbers.
  ///
  /// - Parameter seed: what the chapter's random numbers start from.
  public static func start(seed: UInt64) {
    manualSeed(Int(truncatingIfNeeded: seed))
    guard let path = environment("LESSONS_RECORDS") else { return }
    guard cell_runtime_start(path) else {
      fatalError("cannot append to the record file \(path)")
    }
    Recorder.shared.isConnected = true
  }

  /// Starts the random numbers anew, for the cell that began last.
  public static func reseed(_ seed: UInt64) {
    manualSeed(Int(truncatingIfNeeded: seed))
  }

  /// The cell `cell` starts. `statements` are the places, line × 65,536 + column, where a statement
  /// at the top level of the cell begins: a value logged there is the cell's output.
  public static func beginCell(_ cell: Int, statements: [Int]) {
    Recorder.shared.begin(cell, statements: statements)
  }

  /// The cell that began last ran to its end.
  public static func endCell() {
    Recorder.shared.end()
  }

  /// Runs an error cell in a child of this process: true in the child, which runs the cell; false
  /// in the parent, once the child has ended.
  public static func beginErrorCell(_ cell: Int, statements: [Int]) -> Bool {
    let recorder = Recorder.shared
    recorder.begin(cell, statements: statements)
    let child = cell_runtime_fork()
    guard child != 0 else { return true }
    guard child > 0 else { fatalError("cannot fork a child for the error cell") }
    recorder.endErrorCell(ErrorCellOutcome(status: Int(cell_runtime_wait(child))))
    return false
  }

  /// The error cell came to its end, which is not what it is for.
  public static func errorCellPassed() {
    if !Recorder.shared.isConnected { print("This did not fail, and is meant to.") }
    cell_runtime_exit(0)
  }

  /// The error cell threw `error`.
  public static func errorCellThrew(_ error: any Error) {
    Recorder.shared.threw(String(describing: error))
    if !Recorder.shared.isConnected { print("error: \(error)") }
    cell_runtime_exit(1)
  }

  /// Evaluates a claim in a child of this process, so that nothing of it reaches the cells behind it:
  /// true in the child, which does it; false in the parent, once the child has ended.
  ///
  /// - Parameters:
  ///   - statements: as for a cell; the value logged there is the claim's.
  ///   - seconds: how long the child may take.
  public static func beginClaim(_ claim: Int, statements: [Int], seconds: Double) -> Bool {
    let recorder = Recorder.shared
    guard recorder.isConnected else { return false }
    recorder.beginClaim(claim)
    let child = cell_runtime_fork()
    guard child != 0 else {
      recorder.expectClaim(at: statements)
      return true
    }
    guard child > 0 else { fatalError("cannot fork a child for the claim") }
    let status = Int(cell_runtime_wait_at_most(child, seconds))
    recorder.endClaim(status < 0 ? nil : ErrorCellOutcome(status: status))
    return false
  }

  /// The claim is evaluated.
  public static func claimPassed() {
    cell_runtime_exit(0)
  }

  /// Evaluating the claim threw `error`.
  public static func claimThrew(_ error: any Error) {
    errorCellThrew(error)
  }

  /// Every cell ran.
  public static func finish() {
    Recorder.shared.finish()
  }
}

extension ErrorCellOutcome {
  /// - Parameter status: what waiting for the child gave.
  fileprivate init(status: Int) {
    self =
      switch status {
      case 0: .passed
      case 256...: .signalled(status - 256)
      default: .exited(status)
      }
  }
}
