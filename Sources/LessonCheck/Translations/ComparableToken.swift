import LessonSyntax

/// A token of a cell as far as it must be the same in a translation: comments are gone, texts are
/// marks, and of the space before it is left what can change the meaning.
struct ComparableToken: Equatable {
  /// What stands before a token and matters: a line break where a statement may end, a space beside
  /// an operator.
  enum Spacing: Equatable {
    case irrelevant, none, space, newline
  }

  /// The token; `"…"` for a text, with what is interpolated in an order of its own, since a
  /// language's sentences have theirs.
  var text: String
  var spacing: Spacing

  /// The line of the source, from 1.
  var line: Int

  /// The tokens of `source` that must be the same.
  static func tokens(of source: String) -> [ComparableToken] {
    var reader = Reader(tokens: SwiftLexer.tokens(of: source)[...])
    return reader.read(untilEndOfInterpolation: false)
  }
}

private struct Reader {
  var tokens: ArraySlice<SwiftToken>
  var line = 1
  private var brackets: [String] = []
  private var previous: SwiftToken?
  private var hasSpace = false
  private var hasNewline = false

  init(tokens: ArraySlice<SwiftToken>) {
    self.tokens = tokens
  }

  /// Reads to the end, or to the text that goes on behind an interpolation, which stays unread.
  mutating func read(untilEndOfInterpolation: Bool) -> [ComparableToken] {
    var result: [ComparableToken] = []
    while let token = tokens.first {
      if untilEndOfInterpolation, token.kind == .string, token.text.hasPrefix(")") { break }
      tokens.removeFirst()
      switch token.kind {
      case .whitespace, .comment:
        hasSpace = true
        if token.text.utf8.contains(UInt8(ascii: "\n")) { hasNewline = true }
        advance(over: token)
      case .string:
        let (opening, spacing) = (line, spacing(before: token))
        advance(over: token)
        let text = literal(openedBy: token)
        result.append(ComparableToken(text: text, spacing: spacing, line: opening))
        took(token)
      default:
        result.append(
          ComparableToken(text: token.text, spacing: spacing(before: token), line: line))
        advance(over: token)
        took(token)
      }
    }
    return result
  }

  private mutating func advance(over token: SwiftToken) {
    line += token.text.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  private mutating func took(_ token: SwiftToken) {
    if token.kind == .punctuation {
      if "([{".contains(token.text) {
        brackets.append(token.text)
      } else if ")]}".contains(token.text) {
        _ = brackets.popLast()
      }
    }
    previous = token
    (hasSpace, hasNewline) = (false, false)
  }

  private func spacing(before token: SwiftToken) -> ComparableToken.Spacing {
    // A member's name may stand on a line of its own.
    guard let previous, !token.text.hasPrefix("."), !previous.text.hasPrefix(".") else {
      return .irrelevant
    }
    let isInsideCall = brackets.last == "(" || brackets.last == "["
    if hasNewline, !isInsideCall, previous.text != "{", token.text != "}" { return .newline }
    guard previous.kind == .operator || token.kind == .operator else { return .irrelevant }
    return hasSpace ? .space : .none
  }

  /// Reads the rest of the text that `first` opens.
  private mutating func literal(openedBy first: SwiftToken) -> String {
    var interpolations: [String] = []
    var piece = first
    let outside = brackets
    while piece.text.hasSuffix("("), !tokens.isEmpty {
      brackets = ["("]
      previous = nil
      let parts = read(untilEndOfInterpolation: true)
      interpolations.append(parts.map(\.text).joined(separator: " "))
      guard let next = tokens.popFirst() else { break }
      advance(over: next)
      piece = next
    }
    brackets = outside
    return "\"…\"" + interpolations.sorted().map { "\\(\($0))" }.joined()
  }
}
