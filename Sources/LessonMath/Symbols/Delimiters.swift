/// Brackets and bars, by the commands and characters that TeX has for them.
enum Delimiters {
  static let opening: [String: String] = [
    "langle": "⟨", "lbrace": "{", "{": "{", "lbrack": "[", "lfloor": "⌊", "lceil": "⌈",
    "lvert": "|", "lVert": "‖", "llbracket": "⟦", "ulcorner": "⌜", "llcorner": "⌞",
    "lgroup": "⟮", "lmoustache": "⎰", "lAngle": "⟪",
  ]

  static let closing: [String: String] = [
    "rangle": "⟩", "rbrace": "}", "}": "}", "rbrack": "]", "rfloor": "⌋", "rceil": "⌉",
    "rvert": "|", "rVert": "‖", "rrbracket": "⟧", "urcorner": "⌝", "lrcorner": "⌟",
    "rgroup": "⟯", "rmoustache": "⎱", "rAngle": "⟫",
  ]

  static let ordinary: [String: String] = ["|": "‖", "Vert": "‖", "vert": "|"]

  /// Arrows and the like that may follow `\left` too.
  static let others: [String: String] = [
    "uparrow": "↑", "downarrow": "↓", "updownarrow": "↕", "Uparrow": "⇑", "Downarrow": "⇓",
    "Updownarrow": "⇕", "backslash": "\\",
  ]

  /// The delimiter that a command names.
  static func named(_ name: String) -> String? {
    opening[name] ?? closing[name] ?? ordinary[name] ?? others[name]
  }

  /// The delimiter that a character of the source is; a dot is none, and gives the empty text.
  static func character(_ character: Character) -> String? {
    switch character {
    case ".": ""
    case "<": "⟨"
    case ">": "⟩"
    case "∣": "|"
    case "∥": "‖"
    default: characters.contains(character) ? String(character) : nil
    }
  }

  private static let characters: Set<Character> = Set("()[]|/⟨⟩⌊⌋⌈⌉‖⟦⟧⟪⟫↑↓↕⇑⇓⇕")

  /// Whether a renderer would stretch this sign unless told not to.
  static func stretches(_ text: String) -> Bool { stretching.contains(text) }

  private static let stretching: Set<String> = Set(
    "()[]{}|/\\⟨⟩⌊⌋⌈⌉‖⟦⟧⟪⟫⟮⟯⎰⎱⌜⌝⌞⌟↑↓↕⇑⇓⇕∣∥".map(String.init))

  /// `\big` and its kin, with the size they ask for. What follows the stem says the class.
  static let sizes: [String: (size: Int, atomClass: AtomClass)] = {
    var sizes: [String: (size: Int, atomClass: AtomClass)] = [:]
    for (size, stem) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      sizes[stem] = (size + 1, .ordinary)
      sizes[stem + "l"] = (size + 1, .opening)
      sizes[stem + "r"] = (size + 1, .closing)
      sizes[stem + "m"] = (size + 1, .relation)
    }
    return sizes
  }()
}
