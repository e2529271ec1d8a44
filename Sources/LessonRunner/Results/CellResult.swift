import CellProtocol

/// What came of one cell.
public struct CellResult: Equatable, Sendable, Codable {
  public var status: CellStatus

  /// What it printed and the values of its bare expressions, in the order in which they came.
  public var outputs: [CellOutput]

  /// The shapes of what its lines made, in the order in which they came; one line may have several.
  public var shapes: [LineShape]

  /// What an exercise's checks find missing in the cell's answer, as they must in a starter and in a
  /// wrong answer; nil in every other cell.
  public var missing: Shortcoming?

  /// Where in the cell's code the expressions of its values stand, one for each value.
  public var valueRanges: [CodeRange]

  /// How long it ran, in nanoseconds; not the same twice.
  public var nanoseconds: Int

  public init(
    status: CellStatus = .notRun, outputs: [CellOutput] = [], shapes: [LineShape] = [],
    missing: Shortcoming? = nil, valueRanges: [CodeRange] = [], nanoseconds: Int = 0
  ) {
    self.status = status
    self.outputs = outputs
    self.shapes = shapes
    self.missing = missing
    self.valueRanges = valueRanges
    self.nanoseconds = nanoseconds
  }
}

/// How a cell ended.
public enum CellStatus: Equatable, Sendable, Codable {
  /// It did what it must: it ran to its end, failed, was refused by the compiler, compiled, or was
  /// left out, as its options say.
  case ran
  /// It failed, or did not although it must.
  case failed(CellFailure)
  /// A cell before it failed, so it did not run.
  case notRun
}

/// A piece of a cell's output.
public enum CellOutput: Equatable, Sendable, Codable {
  /// What it printed, to standard output or standard error, as it was printed.
  case printed(String)

  /// The value of a bare expression: its text, without a final newline, its HTML where it draws
  /// itself, else nothing, and what else a figure has.
  case value(text: String, html: Multilingual, forms: FigureForms? = nil)

  /// The message with which an error cell failed, as it must.
  case error(String)

  /// What the compiler said when it refused the cell, as it must, and the source line with the caret
  /// under it.
  case refusal(String, excerpt: String)
}

/// Why an answer to an exercise does not pass.
public struct Shortcoming: Equatable, Hashable, Sendable, Codable {
  /// The line of the Markdown file: of the check that does not hold, or where the answer stopped.
  public var line: Int

  /// The check's message, or why the answer stopped.
  public var message: String

  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// Where an expression stands in a cell's code: lines from 1, columns from 1 in UTF-8 bytes, the end
/// behind its last character.
public struct CodeRange: Equatable, Hashable, Sendable, Codable {
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

/// The shape of a value that a line made.
public struct LineShape: Equatable, Hashable, Sendable, Codable {
  /// The line of the Markdown file, from 1.
  public var line: Int

  /// What the value was bound to; empty for an expression.
  public var name: String

  /// The sizes of its axes; none for a scalar.
  public var shape: [Int]

  public init(line: Int, name: String, shape: [Int]) {
    self.line = line
    self.name = name
    self.shape = shape
  }
}

/// Why a cell failed.
public struct CellFailure: Equatable, Sendable, Codable {
  public enum Kind: Equatable, Sendable, Codable {
    /// The compiler refused it.
    case doesNotCompile
    /// It trapped, here or in the engine.
    case trap
    /// It threw an error that nothing caught.
    case uncaughtError
    /// It is an error cell and did not fail.
    case didNotFail
    /// The compiler must refuse it, and did not.
    case compiles
    /// It failed or was refused, as it must, with another message than it must have.
    case otherMessage
    /// It is what an exercise starts from, and passes its checks.
    case exercisePasses
    /// It is the solution of an exercise, and does not pass its checks.
    case solutionFails
    /// It is a wrong answer to an exercise, and passes its checks.
    case wrongAnswerPasses
    /// It ended the program, or a signal from outside did.
    case ended
    /// It ran longer than it may.
    case timeout
    /// It printed more than it may.
    case tooMuchOutput
  }

  public var kind: Kind

  /// The line of the Markdown file, from 1: where the compiler, or the trap, says.
  public var line: Int

  /// From 1, in characters, where the compiler says.
  public var column: Int?

  /// What went wrong, in one sentence; the compiler's or the program's own words.
  public var message: String

  /// Lines under the message: the source line and the compiler's caret.
  public var excerpt: [String]

  /// What else the compiler refuses in the cell.
  public var others: [CellFailure]

  public init(
    kind: Kind, line: Int, column: Int? = nil, message: String, excerpt: [String] = [],
    others: [CellFailure] = []
  ) {
    self.others = others
    self.kind = kind
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }
}
