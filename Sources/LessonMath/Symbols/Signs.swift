/// Commands that stand for a sign of another kind: ordinary ones, dots, punctuation.
enum Signs {
  /// Ordinary signs that are values or names: `∞`.
  static let identifiers: [String: String] = [
    "infty": "∞", "emptyset": "∅", "varnothing": "⌀", "aleph": "ℵ", "beth": "ℶ", "gimel": "ℷ",
    "Re": "ℜ", "Im": "ℑ", "top": "⊤", "bot": "⊥", "mho": "℧", "Finv": "Ⅎ", "Bbbk": "𝕜",
    "complement": "∁", "nabla": "∇",
  ]

  /// Ordinary signs that work on something or decorate it.
  static let ordinary: [String: String] = [
    "forall": "∀", "exists": "∃", "nexists": "∄", "neg": "¬", "lnot": "¬", "angle": "∠",
    "measuredangle": "∡", "triangle": "△", "triangledown": "▽", "square": "□", "Box": "□",
    "blacksquare": "■", "blacktriangle": "▲", "lozenge": "◊", "Diamond": "◊", "bigstar": "★",
    "clubsuit": "♣", "diamondsuit": "♢", "heartsuit": "♡", "spadesuit": "♠", "flat": "♭",
    "natural": "♮", "sharp": "♯", "surd": "√", "backslash": "\\", "prime": "′",
    "backprime": "‵", "checkmark": "✓", "degree": "°", "S": "§", "P": "¶", "pounds": "£",
    "copyright": "©", "circledR": "®", "yen": "¥", "maltese": "✠", "diagup": "╱",
    "diagdown": "╲", "vdots": "⋮", "cdots": "⋯", "ddots": "⋱", "ldots": "…", "dots": "…",
    "dotsc": "…", "dotsb": "⋯", "dotsm": "⋯", "dotsi": "⋯", "dotso": "…", "hdots": "…",
    "textellipsis": "…", "textbackslash": "\\", "iddots": "⋰", "adots": "⋰",
  ]

  static let punctuation: [String: String] = ["colon": ":", "cdotp": "⋅", "ldotp": "."]

  /// Signs of one character behind a backslash.
  static let escaped: [String: String] = [
    "%": "%", "$": "$", "#": "#", "&": "&", "_": "_",
  ]
}
