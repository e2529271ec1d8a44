/// One thing that a running cell program tells the runner.
///
/// Lines and columns are those of the Markdown file, counted from 1; a column counts UTF-8 bytes.
public enum CellRecord: Equatable, Sendable {
  /// Cell `cell` (its index in the chapter) starts.
  case cellBegan(cell: Int)

  /// Cell `cell` ran to its end, `nanoseconds` after it began.
  case cellEnded(cell: Int, nanoseconds: Int)

  /// A bare expression at the top level of the current cell has a value.
  case value(range: SourceRange, drawing: Drawing)

  /// A binding or an expression on `line` has a value with a shape. `name` is empty for an
  /// expression.
  case shape(line: Int, column: Int, name: String, shape: [Int])

  /// The error cell `cell`, or the answer to an exercise in it, ran in a child, which ended so.
  case errorCellEnded(cell: Int, nanoseconds: Int, outcome: ErrorCellOutcome)

  /// The error cell now running threw `message`, at one of `addresses`, innermost first.
  case threw(message: String, addresses: [UInt64])

  /// The program is about to die of `signal`. Addresses are offsets into its executable, innermost
  /// first; `thrownAt` are those of the latest `throw`.
  case crashed(signal: Int, addresses: [UInt64], thrownAt: [UInt64])

  /// The answer that runs came to its end, and its checks begin.
  case checksBegan

  /// The check on `line` does not hold of the answer that runs, which ends.
  case checkFailed(line: Int, message: String)

  /// Every check holds of the answer that runs, which ends.
  case checksHeld

  /// A child starts that evaluates the claim `claim` (its index in the chapter).
  case claimBegan(claim: Int)

  /// The claim that began last has a value.
  case claimValue(ClaimValue)

  /// The child of the claim that began last ended so; nil where it took too long and was ended.
  case claimEnded(outcome: ErrorCellOutcome?)

  /// Every cell ran.
  case finished
}

/// Where an expression stands, from its first character to behind its last.
public struct SourceRange: Equatable, Hashable, Sendable {
  public var line: Int
  public var column: Int
  public var endLine: Int
  public var endColumn: Int

  public init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}

/// How a value looks: as plain text, and as HTML where it has a drawing of its own.
public struct Drawing: Equatable, Sendable {
  /// Plain text without a final newline, in English: it is what is recorded.
  public var text: String

  /// A complete, escaped HTML or SVG element; empty where the text says all.
  public var html: Multilingual

  /// What else a figure has; nil for what is none.
  public var forms: FigureForms?

  public init(text: String, html: Multilingual = "", forms: FigureForms? = nil) {
    self.text = text
    self.html = html
    self.forms = forms
  }
}

/// How the child that ran an `error` cell, an answer or a claim ended.
public enum ErrorCellOutcome: Equatable, Sendable {
  /// It ran to the end, which an error cell must not and an answer must.
  case passed
  /// It left with this exit status; 1 is what a thrown error gives.
  case exited(Int)
  /// It was ended by this signal, as a trap does.
  case signalled(Int)
}

/// A record, and how much the program had printed before it.
public struct StampedRecord: Equatable, Sendable {
  /// Bytes of standard output and standard error that were written before the record.
  public var outputOffset: Int
  public var record: CellRecord

  public init(outputOffset: Int, record: CellRecord) {
    self.outputOffset = outputOffset
    self.record = record
  }
}
