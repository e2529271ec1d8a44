/// How the parts of a page are drawn, whatever room they have.
struct PageStyle: Sendable {
  /// As in `TerminalStyle`.
  var usesColor: Bool

  var marks: Marks

  /// As in `TerminalStyle`.
  var plots: PlotCharacters

  var wording: Wording

  /// - Parameter language: a language tag, of the chapter's text.
  init(_ style: TerminalStyle, language: String) {
    self.init(style, Wording.of(language))
  }

  init(_ style: TerminalStyle, _ wording: Wording) {
    usesColor = style.usesColor
    marks = style.isPlain ? .plain : .drawn
    plots = style.plots
    self.wording = wording
  }
}
