internal import CCellRuntime
internal import CellProtocol

/// Writes what the program does to the record file. All of it is called under the runtime's lock,
/// or before and between cells, when one thread runs.
final class Recorder {
  nonisolated(unsafe) static let shared = Recorder()

  /// Whether a runner reads along.
  var isConnected = false

  /// The lines of the checks of the answer that runs; nil where no answer does.
  var checks: ClosedRange<Int>?

  /// How the last child ended.
  private(set) var lastOutcome: ErrorCellOutcome?

  private var cell = -1
  private var began: Int64 = 0
  private var statements: Set<Int> = []
  /// Places that were logged: the first value there is kept. A function that later cells call, too, has
  /// the shapes of its first call.
  private var seen: Set<Int> = []
  /// This process is the child of a claim.
  private var isClaim = false

  func begin(_ cell: Int, statements: [Int]) {
    self.cell = cell
    self.statements = Set(statements)
    write(.cellBegan(cell: cell))
    began = cell_runtime_now()
  }

  func end() {
    write(.cellEnded(cell: cell, nanoseconds: elapsed))
  }

  func endErrorCell(_ outcome: ErrorCellOutcome) {
    lastOutcome = outcome
    write(.errorCellEnded(cell: cell, nanoseconds: elapsed, outcome: outcome))
  }

  func beginClaim(_ claim: Int) {
    write(.claimBegan(claim: claim))
  }

  /// From now on the value logged at one of `places` is the claim's, and nothing else is recorded.
  func expectClaim(at places: [Int]) {
    isClaim = true
    statements = Set(places)
    seen.removeAll(keepingCapacity: true)
  }

  func endClaim(_ outcome: ErrorCellOutcome?) {
    write(.claimEnded(outcome: outcome))
  }

  func threw(_ message: String) {
    var addresses = [UInt64](repeating: 0, count: 24)
    let count = cell_runtime_thrown_at(&addresses, addresses.count)
    write(.threw(message: message, addresses: Array(addresses.prefix(count))))
  }

  /// An answer to an exercise runs.
  var isAnswer: Bool { checks != nil }

  func checksBegan() {
    write(.checksBegan)
  }

  func checkFailed(line: Int, message: String) {
    if !isConnected { print("line \(line): \(message)") }
    write(.checkFailed(line: line, message: message))
  }

  func checksHeld() {
    write(.checksHeld)
  }

  func finish() {
    write(.finished)
  }

  /// A value came to be at `range`; where it ends tells two that start at one place.
  func log<Value>(_ value: Value, name: String, at range: SourceRange) {
    let (line, column) = (range.line, range.column)
    if let checks, checks.contains(line) { return }
    let place = line << 16 | column
    guard seen.insert(place << 16 | range.endColumn).inserted, !name.hasPrefix("$__") else {
      return
    }
    if isClaim {
      guard name.isEmpty, statements.contains(place), Value.self != Void.self else { return }
      write(.claimValue(ClaimValue(of: value)))
      return
    }
    if let shape = (value as? any Shaped)?.shape {
      write(.shape(line: line, column: column, name: name, shape: shape))
    }
    guard name.isEmpty, statements.contains(place), Value.self != Void.self else { return }
    if isConnected {
      write(.value(range: range, drawing: Drawing(of: value)))
    } else {
      print(Drawing(of: value).text)
    }
  }

  private var elapsed: Int { Int(cell_runtime_now() - began) }

  private func write(_ record: CellRecord) {
    guard isConnected else { return }
    let offset = Int(cell_runtime_output_offset())
    let bytes = StampedRecord(outputOffset: offset, record: record).encoded
    cell_runtime_write(bytes, bytes.count)
  }
}
