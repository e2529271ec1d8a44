/// The variables that Swift code declares outside all brackets: those of a cell that other cells see.
public enum DeclaredNames {
  public static func variables(in source: String) -> Set<String> {
    var names: Set<String> = []
    var depth = 0
    var pattern = Pattern.none
    var previous = ""
    for token in SwiftLexer.tokens(of: source) where token.isCode {
      switch (token.kind, token.text) {
      case (.keyword, "let"), (.keyword, "var"):
        // `if let x` and its like declare a name for what is in their braces.
        let isStatement = depth == 0 && !["if", "while", "case", ","].contains(previous)
        pattern = isStatement ? .name : .none
      case (.identifier, _), (.call, _), (.typeName, _):
        if pattern != .none { names.insert(token.text) }
        if pattern == .name { pattern = .none }
      case (.punctuation, "("), (.punctuation, "["), (.punctuation, "{"):
        pattern = pattern == .name && token.text == "(" ? .tuple : .none
        depth += 1
      case (.punctuation, ")"), (.punctuation, "]"), (.punctuation, "}"):
        pattern = .none
        depth -= 1
      default:
        if pattern == .name || token.text != "," { pattern = .none }
      }
      previous = token.text
    }
    return names
  }

  /// What may come next.
  private enum Pattern {
    case none
    /// The name behind `let` or `var`, or an opening parenthesis.
    case name
    /// The names between parentheses.
    case tuple
  }

  /// The names that `source` uses as values, not as members or labels.
  public static func used(in source: String) -> Set<String> {
    var names: Set<String> = []
    let tokens = SwiftLexer.tokens(of: source)
    for (index, token) in tokens.enumerated() {
      guard token.kind == .identifier || token.kind == .call || token.kind == .typeName else {
        continue
      }
      let isMember = index > 0 && tokens[index - 1].text.hasSuffix(".")
      let isLabel = index + 1 < tokens.count && tokens[index + 1].text.hasPrefix(":")
      if !isMember, !isLabel { names.insert(token.text) }
    }
    return names
  }
}

extension SwiftToken {
  fileprivate var isCode: Bool { kind != .whitespace && kind != .comment }
}
