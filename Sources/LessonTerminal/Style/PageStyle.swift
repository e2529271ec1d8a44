/// How the parts of a page are drawn, whatever room they have.
struct PageStyle: Sendable {
  /// As in `TerminalStyle`.
  var usesColor: Bool

  var wording: Wording

  /// - Parameter language: a language tag, of the chapter's text.
  init(_ style: TerminalStyle, language: String) {
    self.init(usesColor: style.usesColor, wording: Wording.of(language))
  }

  init(usesColor: Bool, wording: Wording) {
    self.usesColor = usesColor
    self.wording = wording
  }
}
