import LessonSyntax

/// A claim whose text is not what its expression computes.
public struct ClaimDifference: Equatable, Sendable {
  public var path: String

  /// The claim's place in the chapter.
  public var claim: Int

  /// Where the text, or the number in it, stands: the line and the column, from 1, in characters.
  public var line: Int
  public var column: Int

  /// Swift, as the claim has it.
  public var expression: String

  /// What the text says, and what it would have to say.
  public var written: String
  public var computed: String

  /// What stands in `range` of the file becomes `replacement` when the claim is accepted.
  var range: Range<TextPlace>
  var replacement: String

  /// A sentence for the place.
  public var message: String {
    let said = written.isEmpty ? "nothing yet" : written
    return "this claim says \(said), and `\(expression)` is \(computed)"
  }
}

extension ClaimDifference: CustomStringConvertible {
  /// The place, as compilers write it, and what is wrong with it.
  public var description: String { "\(path):\(line):\(column): \(message)" }
}
