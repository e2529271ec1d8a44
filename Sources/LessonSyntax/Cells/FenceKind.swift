/// What a code block of the Markdown is to a chapter.
enum FenceKind: Equatable {
  case cell(optionWords: [Substring])
  case output
  /// Any other code: shown, not run.
  case code

  init(info: String) {
    let words = info.split(whereSeparator: \.isWhitespace)
    self =
      switch words.first {
      case "swift": .cell(optionWords: Array(words.dropFirst()))
      case "output": .output
      default: .code
      }
  }
}
