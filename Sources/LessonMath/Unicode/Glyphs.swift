/// Signs as plain text writes them.
enum Glyphs {
  /// The sign that terminals' fonts have and readers know, for one that is only mathematics'.
  static func plain(_ text: String) -> String { plainer[text] ?? text }

  private static let plainer: [String: String] = [
    "∗": "*", "∣": "|", "⋅": "·", "⟂": "⊥", "∙": "•", "∼": "~", "∖": "\\", "⌀": "∅", "⊺": "⊤",
    "⟹": "⇒", "⟸": "⇐", "⟺": "⇔", "⟶": "→", "⟵": "←", "⟷": "↔", "⟼": "↦", "⩽": "≤", "⩾": "≥",
    "⪯": "≼", "⪰": "≽",
  ]

  /// Letters as plain text writes them: those of an alphabet that means something in that
  /// alphabet, all others as they are typed.
  static func letters(_ text: String, _ alphabet: Alphabet) -> String {
    switch alphabet {
    case .bold, .blackboard, .calligraphic, .fraktur: alphabet.map(text)
    case .italic, .upright, .sansSerif, .typewriter, .italicWord: text
    }
  }

  /// The words of a text, with blanks of any width as blanks of one column.
  static func words(_ text: String) -> String {
    String(
      text.map { character in
        switch character {
        case "\u{A0}", "\u{2009}", "\u{2003}": " "
        default: character
        }
      })
  }
}
