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
}
