/// What is drawn beside the text, in lines and boxes or in ASCII alone.
struct Marks: Sendable {
  var bar: String
  var calloutBar: String
  var rule: Character
  var strongRule: Character
  /// Of lists in lists, in turn.
  var bullets: [String]
  var done: String
  var toDo: String
  var summary: String
  /// Something is not shown.
  var leftOut: String
  var footnote: @Sendable (Int) -> String

  static let drawn = Marks(
    bar: "│ ", calloutBar: "┃ ", rule: "─", strongRule: "═", bullets: ["• ", "◦ "], done: "☑",
    toDo: "☐", summary: "▸ ", leftOut: "… ", footnote: { $0.superscript })

  static let plain = Marks(
    bar: "| ", calloutBar: "| ", rule: "-", strongRule: "=", bullets: ["- ", "* "], done: "[x]",
    toDo: "[ ]", summary: "> ", leftOut: "... ", footnote: { "[\($0)]" })

  func rule(_ width: Int) -> String { String(repeating: rule, count: width) }
}

extension Int {
  fileprivate var superscript: String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(self).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
