/// Where the statements of a cell begin that no brace encloses. A value that the compiler logs at
/// one of these places is an output of the cell.
public enum StatementStarts {
  /// A place in a source, line and column counted from 1, the column in UTF-8 bytes.
  public struct Place: Equatable, Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The places in `source`, in order. `try` and `await` count with what follows them, since the
  /// compiler names either place.
  public static func places(in source: String) -> [Place] {
    var places: [Place] = []
    var (line, column, depth) = (1, 1, 0)
    var mayStart = true
    var awaitsOperand = false
    var previous = ""
    for token in SwiftLexer.tokens(of: source) {
      switch token.kind {
      case .whitespace:
        if token.text.utf8.contains(UInt8(ascii: "\n")), depth == 0, !awaitsOperand {
          mayStart = true
        }
      case .comment:
        break
      default:
        if mayStart, depth == 0, token.text != ";" {
          places.append(Place(line: line, column: column))
          mayStart = token.text == "try" || token.text == "await"
        } else if token.text == ";" {
          mayStart = true
        }
        // `try?` and `try!` keep looking, too.
        if token.kind == .operator, token.text == "?" || token.text == "!",
          previous == "try"
        {
          mayStart = true
        }
        depth += token.nesting
        awaitsOperand = token.kind == .operator && token.text == "="
        previous = token.text
      }
      for byte in token.text.utf8 {
        if byte == UInt8(ascii: "\n") {
          (line, column) = (line + 1, 1)
        } else {
          column += 1
        }
      }
    }
    return places
  }
}

extension SwiftToken {
  /// By how much the token opens (or, below zero, closes) brackets of any kind.
  fileprivate var nesting: Int {
    guard kind == .punctuation else { return 0 }
    return switch text {
    case "(", "[", "{": 1
    case ")", "]", "}": -1
    default: 0
    }
  }
}
