extension MathMLWriter {
  mutating func writeToken(_ name: String, attributes: String = "", _ text: String) {
    write("<\(name)\(attributes)>")
    writeEscaped(text)
    write("</\(name)>")
  }

  /// A letter or a word. Browsers slant an identifier of one letter and no other.
  mutating func writeIdentifier(_ text: String, _ alphabet: Alphabet) {
    let isOneLetter = text.count == 1
    switch alphabet {
    case .italic where isOneLetter && Letters.isUpright(text), .upright where isOneLetter:
      writeToken("mi", attributes: " mathvariant=\"normal\"", text)
    case .italic, .upright: writeToken("mi", text)
    case .italicWord where isOneLetter && text.utf8.count == 1: writeToken("mi", text)
    default: writeToken("mi", alphabet.map(text))
    }
  }

  mutating func writeSymbol(_ symbol: Symbol, _ place: OperatorPlace?) {
    if symbol.isIdentifier {
      // Browsers would slant a nabla.
      return writeToken(
        "mi", attributes: symbol.text == "∇" ? " mathvariant=\"normal\"" : "", symbol.text)
    }
    var attributes = Delimiters.stretches(symbol.text) ? " stretchy=\"false\"" : ""
    if let place {
      attributes += place.attributes(of: symbol.text)
      if place.fixesLimits { attributes += " movablelimits=\"false\"" }
    }
    // Fonts raise the sign itself, so that a page must undo what the superscript does to it.
    if symbol.isPrimes { attributes += " class=\"prime\"" }
    writeToken("mo", attributes: attributes, symbol.text)
  }

  mutating func writeText(_ runs: [TextRun], style: MathStyle) {
    if runs.count == 1 { return writeRun(runs[0], style: style) }
    wrap("mrow") { writer in
      for run in runs { writer.writeRun(run, style: style) }
    }
  }

  private mutating func writeRun(_ run: TextRun, style: MathStyle) {
    switch run {
    case .words(let words, let alphabet):
      writeToken("mtext", attributes: alphabet.textStyle, words.withHardEdges)
    case .formula(let nodes):
      writeElement(nodes, style: style == .display ? .text : style)
    }
  }
}

extension Alphabet {
  /// Text keeps its letters, which screen readers and searches know, and changes its font.
  fileprivate var textStyle: String {
    switch self {
    case .bold: " style=\"font-weight:bold\""
    case .italicWord: " style=\"font-style:italic\""
    case .sansSerif: " style=\"font-family:sans-serif\""
    case .typewriter: " style=\"font-family:monospace\""
    default: ""
    }
  }
}

extension String {
  /// The text with blanks at its ends that MathML does not trim.
  fileprivate var withHardEdges: String {
    let blanks = prefix { $0 == " " }
    guard blanks.count < count else { return String(repeating: "\u{A0}", count: count) }
    let trailing = reversed().prefix { $0 == " " }.count
    let middle = dropFirst(blanks.count).dropLast(trailing)
    return String(repeating: "\u{A0}", count: blanks.count) + middle
      + String(repeating: "\u{A0}", count: trailing)
  }
}
