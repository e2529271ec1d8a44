/// Brackets and comments that do not pair: in a chapter, where one program is made of many cells,
/// the compiler complains of them far from their place.
public enum Brackets {
  /// The first bracket in `source` that closes nothing or that another is closed before, or the last
  /// that is never closed: its line, from 1, and a sentence.
  public static func problem(in source: String) -> (line: Int, message: String)? {
    let pairs = ["(": ")", "[": "]", "{": "}"]
    var open: [(line: Int, mark: String)] = []
    var line = 1
    for token in SwiftLexer.tokens(of: source) {
      if token.kind == .punctuation {
        if pairs[token.text] != nil {
          open.append((line, token.text))
        } else if pairs.values.contains(token.text) {
          guard let last = open.popLast(),
            pairs[last.mark] == token.text || open.contains(where: { pairs[$0.mark] == token.text })
          else { return (line, "this `\(token.text)` closes nothing in this cell") }
          // It closes one further out, so the ones inside are what was forgotten.
          if pairs[last.mark] != token.text { return unclosed(last) }
        }
      }
      if token.kind == .comment, token.text.hasPrefix("/*"), !token.text.hasSuffix("*/") {
        return (line, "this `/*` is never closed in this cell")
      }
      line += token.text.utf8.count { $0 == UInt8(ascii: "\n") }
    }
    return open.last.map(unclosed)
  }

  private static func unclosed(_ bracket: (line: Int, mark: String)) -> (
    line: Int, message: String
  ) {
    (bracket.line, "this `\(bracket.mark)` is never closed in this cell")
  }
}
