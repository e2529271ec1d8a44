/// The words of a fence's info string: `caption="Two words" slow` are two, the first with a value.
struct OptionWord: Equatable {
  var name: String

  /// What stands behind `=`, without the quotation marks around it; nil where there is no `=`.
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
      let value: Substring
      if rest.first == "\"" {
        rest.removeFirst()
        value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count)
        if rest.isEmpty { problems.append("the value of `\(name)` has no closing quotation mark") }
        rest = rest.dropFirst()
      } else {
        value = rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(value.count)
      }
      words.append(OptionWord(name: String(name), value: String(value)))
    }
  }
}
