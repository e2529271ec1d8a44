/// Why a formula cannot be read, and where.
public struct FormulaError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// A command that is not one of those known, named without its backslash.
    case unknownCommand(String)
    /// An environment that is not one of those known.
    case unknownEnvironment(String)
    /// A character that has no place in a formula, or none without a backslash.
    case unexpectedCharacter(Character)
    /// Something that opened and never closes: `{`, `\left`, `\begin{cases}`, `$`.
    case unclosed(String)
    /// Something that closes and never opened: `}`, `\right`, `\end{cases}`.
    case unopened(String)
    /// `\end` of another environment than the last `\begin`.
    case mismatchedEnd(expected: String, found: String)
    /// A command, `^` or `_` without what it needs after it.
    case missingArgument(String)
    /// An argument that the command cannot use.
    case badArgument(of: String)
    /// `\left`, `\big` and their kin without a delimiter after them.
    case missingDelimiter(String)
    /// A second `^` or `_` on one base.
    case doubleScript(String)
    /// `\limits` after something that is no operator.
    case misplaced(String)
    /// Two of `\over`, `\atop`, `\choose` in one group.
    case ambiguousInfix(String)
    /// A `&`, a `\\` or a `\hline` outside of an environment with rows and columns.
    case outsideOfTable(String)
    /// More cells in a row than the environment has columns.
    case tooManyColumns(limit: Int)
    /// A second `\label`: a formula has one number.
    case secondLabel
    /// Groups within groups beyond the limit.
    case nestedTooDeeply(limit: Int)
  }

  public let reason: Reason

  /// Where: the number of UTF-8 bytes of the source before the place.
  public let offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What is wrong, in one sentence without the place.
  public var message: String {
    switch reason {
    case .unknownCommand(let name): "unknown command \\\(name)"
    case .unknownEnvironment(let name): "unknown environment \(name)"
    case .unexpectedCharacter(let character): "unexpected \(Self.describe(character))"
    case .unclosed(let opener): "\(opener) is never closed"
    case .unopened(let closer): "\(closer) closes nothing"
    case .mismatchedEnd(let expected, let found):
      "\\end{\(found)} where \\end{\(expected)} should be"
    case .missingArgument(let owner): "nothing after \(owner), which needs an argument"
    case .badArgument(let owner): "\(owner) cannot use this argument"
    case .missingDelimiter(let owner): "no delimiter after \(owner)"
    case .doubleScript(let sign): "a second \(sign) on the same base; use braces"
    case .misplaced(let name): "\(name) may only follow an operator"
    case .ambiguousInfix(let name): "a second \(name) in the same group; use braces"
    case .outsideOfTable(let sign):
      "\(sign) outside of an environment with rows, such as aligned"
    case .tooManyColumns(let limit):
      "more cells in this row than columns (\(limit)) in the environment"
    case .secondLabel: "a second \\label: a formula has one number, so one name"
    case .nestedTooDeeply(let limit): "more than \(limit) groups within each other"
    }
  }

  /// The character itself, or its code point where it would not be seen.
  private static func describe(_ character: Character) -> String {
    let scalars = character.unicodeScalars
    let isVisible = scalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator,
        .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
        false
      default: true
      }
    }
    if isVisible { return String(character) }
    return scalars.map { "U+" + String($0.value, radix: 16, uppercase: true).leftPadded(to: 4) }
      .joined(separator: " ")
  }
}

extension FormulaError: CustomStringConvertible {
  public var description: String { "\(message) (at byte \(offset))" }
}

extension String {
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - count)) + self
  }
}
