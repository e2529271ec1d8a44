import CellProtocol
import LessonSyntax

/// Makes results of the records of a running program.
struct ResultCollector {
  private let chapter: Chapter
  private let symbolizer: Symbolizer

  private(set) var cells: [CellResult]
  private(set) var claims: ClaimCollector

  /// The cell that runs.
  private var current: Int?

  /// The last words of the child that runs an error cell or an answer, and their line.
  private var childEnd: Shortcoming?

  /// The checks of an answer run: what they print is no output of its cell.
  private var isChecking = false

  /// The answer that runs passed every check.
  private var checksHeld = false

  private(set) var isFinished = false

  init(chapter: Chapter, symbolizer: Symbolizer) {
    self.chapter = chapter
    self.symbolizer = symbolizer
    cells = chapter.cells.map { _ in CellResult() }
    claims = ClaimCollector(chapter: chapter, symbolizer: symbolizer)
  }

  /// Takes a record and what was printed before it. Returns the cell that is now complete.
  mutating func take(_ record: CellRecord, printed: [UInt8]) async -> Int? {
    let text = String(decoding: printed, as: UTF8.self)
    // A claim about a solution begins while that runs. What a claim prints is nobody's output.
    if case .claimBegan = record { print(text) }
    if await claims.take(record, printed: text) { return nil }
    switch record {
    case .cellBegan(let cell):
      // Between cells nothing of the chapter runs but what it left running.
      print(text)
      current = cells.indices.contains(cell) ? cell : nil
      return nil
    case .cellEnded(_, let nanoseconds):
      print(text)
      return end(.ran, nanoseconds)
    case .value(let range, let drawing):
      print(text)
      if let current {
        cells[current].valueRanges.append(CodeRange(range, in: chapter.cells[current]))
      }
      append(.value(text: drawing.text, html: drawing.html, forms: drawing.forms))
    case .shape(let line, let column, let name, let shape):
      print(text)
      if let current, !chapter.isMethodCall(on: name, line: line, column: column) {
        cells[current].shapes.append(LineShape(line: line, name: name, shape: shape))
      }
    case .threw(let message, _):
      print(text)
      childEnd = Shortcoming(line: currentLine, message: message)
    case .checksBegan:
      print(text)
      isChecking = true
    case .checkFailed(let line, let message):
      print(text)
      childEnd = Shortcoming(line: line, message: message)
    case .checksHeld:
      print(text)
      checksHeld = true
    case .crashed(let signal, let addresses, let thrownAt):
      return await crash(signal, addresses, thrownAt, text)
    case .errorCellEnded(_, let nanoseconds, let outcome):
      claims.finish()
      print(text)
      return endChild(outcome, nanoseconds)
    case .finished:
      print(text)
      isFinished = true
    case .claimBegan, .claimValue, .claimEnded:
      break
    }
    return nil
  }

  /// Takes how the program ended and what it printed last. Returns the cell that it ended in.
  mutating func finish(_ ending: CellProgram.Ending, printed: [UInt8]) -> Int? {
    claims.finish()
    guard !isFinished, let current else { return nil }
    print(String(decoding: printed, as: UTF8.self))
    if case .failed = cells[current].status { return nil }
    let line = chapter.cells[current].firstCodeLine
    let failure =
      switch ending {
      case .timedOut:
        CellFailure(
          kind: .timeout, line: line,
          message: "this cell ran longer than "
            + "\(chapter.timeLimit(ofCell: current).components.seconds) s and was stopped: give it "
            + "less to do, or a longer `timeout`")
      case .flooded:
        CellFailure(
          kind: .tooMuchOutput, line: line,
          message:
            "this cell printed more than \(CellProgram.mostPrinted >> 20) MiB and was stopped")
      case .exited(let status):
        CellFailure(
          kind: .ended, line: line,
          message: "this cell ended the program (exit status \(status)); the cells after it need it"
        )
      case .signalled(let signal):
        CellFailure(
          kind: .ended, line: line, message: "this cell's program was ended by signal \(signal)")
      }
    return end(.failed(failure), 0)
  }

  // MARK: Steps

  private mutating func append(_ output: CellOutput) {
    guard let current else { return }
    cells[current].outputs.append(output)
  }

  private mutating func print(_ text: String) {
    guard let current, !text.isEmpty, !isChecking else { return }
    if case .printed(let before)? = cells[current].outputs.last {
      cells[current].outputs.removeLast()
      append(.printed(before + text))
    } else {
      append(.printed(text))
    }
  }

  private mutating func end(_ status: CellStatus, _ nanoseconds: Int) -> Int? {
    guard let cell = current else { return nil }
    current = nil
    childEnd = nil
    isChecking = false
    checksHeld = false
    cells[cell].status = status
    cells[cell].nanoseconds = nanoseconds
    cells[cell].outputs = cells[cell].outputs.map(\.shortened)
    return cell
  }

  private var currentLine: Int {
    current.map { chapter.cells[$0].lines.lowerBound } ?? 1
  }

  /// The child that ran an error cell or an answer has ended.
  private mutating func endChild(_ outcome: ErrorCellOutcome, _ nanoseconds: Int) -> Int? {
    guard let current else { return nil }
    let end =
      switch outcome {
      case .passed:
        childEnd ?? Shortcoming(line: currentLine, message: "the cell ended the program")
      case .exited(let status):
        childEnd
          ?? Shortcoming(
            line: currentLine, message: "the cell ended the program with exit status \(status)")
      case .signalled(let signal):
        childEnd
          ?? Shortcoming(line: currentLine, message: "the cell was ended by signal \(signal)")
      }
    guard chapter.cells[current].options.role == .lesson else {
      return endAnswer(checksHeld ? nil : end, nanoseconds)
    }
    let cell = chapter.cells[current]
    guard outcome != .passed else { return self.end(.failed(.didNotFail(cell)), nanoseconds) }
    append(.error(end.message))
    if case .fails(let expected?) = cell.options.outcome, !end.message.contains(expected) {
      return self.end(
        .failed(.otherMessage(cell, expected: expected, actual: end.message)), nanoseconds)
    }
    return self.end(.ran, nanoseconds)
  }

  /// An answer to an exercise has ended, with `missing` where it did not pass.
  private mutating func endAnswer(_ missing: Shortcoming?, _ nanoseconds: Int) -> Int? {
    guard let current else { return nil }
    cells[current].missing = missing
    let failure: CellFailure? =
      switch (chapter.cells[current].options.role, missing) {
      case (.exercise, nil):
        CellFailure(
          kind: .exercisePasses, line: currentLine,
          message:
            "this exercise passes its checks as it is: leave something for the reader to do, "
            + "or add a check that does not hold yet")
      case (.wrong, nil):
        CellFailure(
          kind: .wrongAnswerPasses, line: currentLine,
          message: "this wrong answer passes every check of its exercise: add a check that it does "
            + "not pass, or take it out")
      case (.solution, let missing?):
        CellFailure(
          kind: .solutionFails, line: missing.line,
          message:
            "the solution of line \(currentLine) does not pass: \(missing.message): mend it, "
            + "or what the exercise checks",
          excerpt: missing.line == currentLine ? [] : chapter.excerpt(line: missing.line))
      default: nil
      }
    return end(failure.map(CellStatus.failed) ?? .ran, nanoseconds)
  }

  /// The program, or the child that runs an error cell or an answer, dies.
  private mutating func crash(
    _ signal: Int, _ addresses: [UInt64], _ thrownAt: [UInt64], _ text: String
  ) async -> Int? {
    guard let current else { return nil }
    let cell = chapter.cells[current]
    let trap = TrapMessage(text, fileName: symbolizer.fileName)
    print(trap.printed)
    let place = await symbolizer.place(of: trap.isUncaughtError ? thrownAt : addresses)
    let message = trap.message ?? Self.words(for: signal, reason: place.reason)
    let line = place.line ?? trap.line ?? cell.firstCodeLine
    if cell.options.runsInChild {
      childEnd = Shortcoming(line: line, message: message)
      return nil
    }
    let failure = CellFailure(
      kind: trap.isUncaughtError ? .uncaughtError : .trap, line: line,
      message: trap.isUncaughtError ? "uncaught error: \(message)" : message,
      excerpt: chapter.excerpt(line: line))
    return end(.failed(failure), 0)
  }

  private static let fileSizeSignal = 25

  /// A sentence for a signal about which the runtime said nothing.
  static func words(for signal: Int, reason: String?) -> String {
    if signal == fileSizeSignal { return "this cell wrote a file of more than 1 GiB" }
    if let reason { return reason }
    return switch signal {
    case 11, 10, 7:
      "the program reached memory that is not its own, as endless recursion does (signal \(signal))"
    default: "the program was ended by signal \(signal)"
    }
  }
}

extension Chapter {
  /// Whether `name.` stands there: the compiler logs the variable on which a method is called, and
  /// `loss.backward()` makes no tensor. In `x = x.exp()` it is the variable that is assigned to.
  fileprivate func isMethodCall(on name: String, line: Int, column: Int) -> Bool {
    guard !name.isEmpty, let cell = cell(onLine: line) else { return false }
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - cell.firstCodeLine) else { return false }
    let code = lines[line - cell.firstCodeLine]
    let rest = code.utf8.dropFirst(column - 1 + name.utf8.count)
    let before = code.utf8.prefix(column - 1).filter { $0 != UInt8(ascii: " ") }
    return rest.first == UInt8(ascii: ".") && !before.elementsEqual("\(name)=".utf8)
  }

  /// The line of the file, with its number, as a compiler shows it.
  func excerpt(line: Int) -> [String] { source.excerpt(line: line) }
}

extension SourceText {
  /// The line, with its number, as a compiler shows it.
  func excerpt(line: Int) -> [String] {
    guard lines.indices.contains(line - 1) else { return [] }
    return ["\(line) | \(lines[line - 1])"]
  }
}

extension CodeRange {
  /// The place in the file as one in the cell's code.
  fileprivate init(_ range: SourceRange, in cell: Cell) {
    self.init(
      line: range.line - cell.firstCodeLine + 1, column: range.column,
      endLine: range.endLine - cell.firstCodeLine + 1, endColumn: range.endColumn)
  }
}

extension CellOutput {
  /// The output without the middle of what is too long for a page; what is cut is named by a digest.
  var shortened: CellOutput {
    switch self {
    case .printed(let text) where text.utf8.count > OutputText.mostBytes:
      .printed(OutputText.shortened(text))
    case .value(let text, let html, let forms) where text.utf8.count > OutputText.mostBytes:
      .value(text: OutputText.shortened(text), html: html, forms: forms)
    default: self
    }
  }
}
