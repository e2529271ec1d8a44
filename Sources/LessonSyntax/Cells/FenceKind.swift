/// What a code block of the Markdown is to a chapter.
enum FenceKind: Equatable {
  case cell(options: Substring)
  case output
  /// Any other code: shown, not run.
  case code

  init(info: String) {
    let text = info.drop(while: \.isWhitespace)
    let word = text.prefix { !$0.isWhitespace }
    self =
      switch word {
      case "swift": .cell(options: text[word.endIndex...])
      case "output": .output
      default: .code
      }
  }
}
