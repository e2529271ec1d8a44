import LessonSyntax

/// Swift as lines of coloured text.
enum HighlightedSwift {
  /// The lines of `code`, which `\n` ends, without blank ones at the end. No other line is left
  /// out, so that they can be counted.
  static func lines(of code: String) -> [StyledText] {
    var lines = [StyledText()]
    for token in SwiftLexer.tokens(of: code) {
      for (index, part) in token.text.utf8.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      ).enumerated() {
        if index > 0 { lines.append(StyledText()) }
        let last = lines.count - 1
        let text = VisibleText.of(Substring(part), column: lines[last].width, tabStop: 4)
        lines[last].append(text, TextStyle(token.kind))
      }
    }
    while lines.last?.isBlank == true { lines.removeLast() }
    return lines
  }
}

extension TextStyle {
  fileprivate init(_ kind: SwiftToken.Kind) {
    self =
      switch kind {
      case .keyword, .attribute, .directive: TextStyle(color: .magenta)
      case .typeName: TextStyle(color: .cyan)
      case .number: TextStyle(color: .brightBlue)
      case .string, .regex: TextStyle(color: .green)
      case .comment: .dim
      case .identifier, .call, .operator, .punctuation, .whitespace: .plain
      }
  }
}
