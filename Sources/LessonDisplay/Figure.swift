package import CellProtocol

/// A figure of this module: what a page, a terminal and a reader's spreadsheet need of it.
package protocol Figure: Drawable {
  /// The drawing in plain text, the figure's own words in each language; in English it is ``text``.
  var texts: Phrase { get }

  /// The drawing in Braille patterns and otherwise as `texts`; nil where their dots show no more.
  var dots: Phrase? { get }

  /// The drawing as HTML, its own words in every language.
  var page: Multilingual { get }

  /// What is drawn.
  var data: DataExcerpt { get }

  /// All of it.
  var drawn: DrawnFigure { get }
}

/// A figure in all its forms.
package struct DrawnFigure: Sendable {
  var texts: Phrase
  var dots: Phrase?
  package var page: Multilingual
  package var data: DataExcerpt

  /// What is recorded.
  package var text: String { texts.english }

  /// What stands beside the text and the HTML.
  package var forms: FigureForms {
    FigureForms(
      text: texts.english == texts.korean ? "" : Multilingual(texts),
      braille: dots.map { Multilingual($0) } ?? "", data: data)
  }
}

extension Figure {
  package var dots: Phrase? { nil }

  package var drawn: DrawnFigure {
    DrawnFigure(texts: texts, dots: dots, page: page, data: data)
  }

  package func text(in language: FigureLanguage) -> String { texts[language] }

  package func braille(in language: FigureLanguage) -> String? { dots?[language] }
}

extension Phrase {
  /// The same drawn in each language.
  init(_ drawing: (FigureLanguage) -> String) {
    self.init(drawing(.english), drawing(.korean))
  }
}
