/// A fenced block of Swift that runs.
public struct Cell: Equatable, Sendable {
  /// Its place among the chapter's cells, from 0.
  public var index: Int

  public var options: CellOptions

  /// The text of the option `caption`, with its marks and formulas; empty where there is none.
  public var caption: [Inline]

  /// The code without the fences and without the marks of the lists and quotes around them; lines
  /// end with `\n`.
  public var code: String

  /// The lines of its fences, opening to closing, in the file.
  public var lines: ClosedRange<Int>

  /// What stands before each of its lines but the first: the spaces and `>` of the lists and quotes
  /// it is in.
  public var linePrefix: String

  /// It stands in a `<details>` of the author's, which a browser and a Git host fold away.
  public var isInDetails: Bool

  /// The output fence right under it.
  public var recorded: RecordedOutput?

  /// The line of the file on which the code starts.
  public var firstCodeLine: Int { lines.lowerBound + 1 }
}

/// An `output` fence, as it is in the file.
public struct RecordedOutput: Equatable, Sendable {
  /// The lines of its fences, opening to closing.
  public var lines: ClosedRange<Int>

  /// What is between them, with lines that end with `\n`, but for the last.
  public var text: String
}
