/// Every sign that has a command or stands for itself.
enum SymbolTable {
  /// The sign behind a command, or nil when the command is not that of a sign.
  static func command(_ name: String) -> Symbol? { commands[name] }

  /// The sign that a character of the source stands for, or nil when it is a letter or unknown.
  static func character(_ character: Character) -> Symbol? {
    if let symbol = typed[character] { return symbol }
    return bare[String(character)]
  }

  private static let commands: [String: Symbol] = {
    var table: [String: Symbol] = [:]
    for (names, symbol) in families {
      for (name, text) in names {
        var symbol = symbol
        symbol.text = text
        table[name] = symbol
      }
    }
    return table
  }()

  /// In the order of precedence, lowest first, for characters that several commands stand for.
  private static let families: [([String: String], Symbol)] = [
    (Signs.escaped, Symbol(text: "", atomClass: .ordinary)),
    (Signs.ordinary, Symbol(text: "", atomClass: .ordinary)),
    (Signs.identifiers, Symbol(text: "", atomClass: .ordinary, isIdentifier: true)),
    (Signs.punctuation, Symbol(text: "", atomClass: .punctuation)),
    (Relations.named, Symbol(text: "", atomClass: .relation)),
    (Operators.binary, Symbol(text: "", atomClass: .binary)),
    (Operators.integrals, Symbol(text: "", atomClass: .large)),
    (Operators.large, Symbol(text: "", atomClass: .large, placement: .movable)),
    (Delimiters.opening, Symbol(text: "", atomClass: .opening)),
    (Delimiters.closing, Symbol(text: "", atomClass: .closing)),
    (Delimiters.ordinary, Symbol(text: "", atomClass: .ordinary)),
  ]

  /// Characters that mean a sign other than themselves, or of a class of their own.
  private static let typed: [Character: Symbol] = [
    "+": Symbol(text: "+", atomClass: .binary), "-": Symbol(text: "−", atomClass: .binary),
    "−": Symbol(text: "−", atomClass: .binary), "*": Symbol(text: "∗", atomClass: .binary),
    "·": Symbol(text: "⋅", atomClass: .binary), "=": Symbol(text: "=", atomClass: .relation),
    "<": Symbol(text: "<", atomClass: .relation), ">": Symbol(text: ">", atomClass: .relation),
    ":": Symbol(text: ":", atomClass: .relation), "∶": Symbol(text: ":", atomClass: .relation),
    ",": Symbol(text: ",", atomClass: .punctuation),
    ";": Symbol(text: ";", atomClass: .punctuation),
    ".": Symbol(text: ".", atomClass: .ordinary), "/": Symbol(text: "/", atomClass: .ordinary),
    "|": Symbol(text: "|", atomClass: .ordinary), "@": Symbol(text: "@", atomClass: .ordinary),
    "(": Symbol(text: "(", atomClass: .opening), ")": Symbol(text: ")", atomClass: .closing),
    "[": Symbol(text: "[", atomClass: .opening), "]": Symbol(text: "]", atomClass: .closing),
    "!": Symbol(text: "!", atomClass: .closing), "?": Symbol(text: "?", atomClass: .closing),
    "…": Symbol(text: "…", atomClass: .ordinary), "°": Symbol(text: "°", atomClass: .ordinary),
    "′": Symbol(text: "′", atomClass: .ordinary), "″": Symbol(text: "″", atomClass: .ordinary),
    "⊥": Symbol(text: "⊥", atomClass: .relation), "⊲": Symbol(text: "⊲", atomClass: .relation),
    "⊳": Symbol(text: "⊳", atomClass: .relation), "⊴": Symbol(text: "⊴", atomClass: .relation),
    "⊵": Symbol(text: "⊵", atomClass: .relation), "△": Symbol(text: "△", atomClass: .ordinary),
    "▽": Symbol(text: "▽", atomClass: .ordinary), "§": Symbol(text: "§", atomClass: .ordinary),
    "≔": Symbol(text: "≔", atomClass: .relation),
  ]

  /// Characters that some command stands for.
  private static let bare: [String: Symbol] = {
    var table: [String: Symbol] = [:]
    for (names, symbol) in families where names != Delimiters.opening && names != Delimiters.closing
    {
      for text in names.values {
        var symbol = symbol
        symbol.text = text
        table[text] = symbol
      }
    }
    for (left, right) in ["⟨⟩", "⌊⌋", "⌈⌉", "⟦⟧", "⟪⟫"].map({ ($0.first!, $0.last!) }) {
      table[String(left)] = Symbol(text: String(left), atomClass: .opening)
      table[String(right)] = Symbol(text: String(right), atomClass: .closing)
    }
    for negated in Relations.negated.values {
      table[negated] = Symbol(text: negated, atomClass: .relation)
    }
    return table
  }()
}
