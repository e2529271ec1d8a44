/// The words of a `<summary>` in an HTML block: what a browser shows of a part that is folded away.
/// A terminal shows the part too, so the words say where it begins.
enum SummaryTag {
  /// The text between the tags, without tags of its own; nil where there is none.
  static func text(in html: String) -> String? {
    guard let open = html.firstRange(of: "<summary"),
      let start = html[open.upperBound...].firstIndex(of: ">"),
      let close = html[start...].firstRange(of: "</summary>")
    else { return nil }
    var text = ""
    var isInTag = false
    for character in html[html.index(after: start)..<close.lowerBound] {
      switch character {
      case "<": isInTag = true
      case ">" where isInTag: isInTag = false
      default: if !isInTag { text.append(character) }
      }
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}
