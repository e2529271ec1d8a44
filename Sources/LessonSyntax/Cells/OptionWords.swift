/// The words of a fence's info string: `caption="Two words" slow` are two, the first with a value.
struct OptionWord: Equatable {
  var name: String

  /// What stands behind `=`, without the quotation marks around it, in which `\"` is one; nil where
  /// there is no `=`.
  var value: String?

  /// The words of `text`, and what is wrong with it, if anything.
  static func words(in text: Substring) -> (words: [OptionWord], problems: [String]) {
    var words: [OptionWord] = []
    var problems: [String] = []
    var rest = text
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard !rest.isEmpty else { return (words, problems) }
      let name = rest.prefix { !$0.isWhitespace && $0 != "=" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else {
        words.append(OptionWord(name: String(name)))
        continue
      }
      rest.removeFirst()
      if rest.first == "\"" {
        rest.removeFirst()
        let (value, isClosed) = quoted(&rest)
        if !isClosed { problems.append("the value of `\(name)` has no closing quotation mark") }
        words.append(OptionWord(name: String(name), value: value))
      } else {
        let value = rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(value.count)
        words.append(OptionWord(name: String(name), value: String(value)))
      }
    }
  }

  /// Takes what stands before the next quotation mark, and the mark, off `rest`.
  private static func quoted(_ rest: inout Substring) -> (value: String, isClosed: Bool) {
    var value = ""
    while let character = rest.popFirst() {
      if character == "\"" { return (value, true) }
      if character == "\\", rest.first == "\"" {
        value.append(rest.removeFirst())
      } else {
        value.append(character)
      }
    }
    return (value, false)
  }
}
