/// What a code block of the Markdown is to a chapter.
enum FenceKind: Equatable {
  case cell
  case output
  /// Any other code: shown, not run.
  case code

  init(info: String) {
    let text = info.drop(while: \.isWhitespace)
    self =
      switch text.prefix(while: { !$0.isWhitespace }) {
      case "swift": .cell
      case "output": .output
      default: .code
      }
  }

  /// The first word of a fence that was meant for a cell and is none, as `{swift}` and `swift,hide`, which
  /// start one elsewhere.
  static func nearCell(info: String) -> Substring? {
    let word = info.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
    let parts = word.split { ",.;{}".contains($0) }
    return word != "swift" && parts.first == "swift" ? word : nil
  }
}
