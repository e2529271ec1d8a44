/// A mark above or below a base.
struct Accent: Equatable, Sendable {
  /// The command's name, which also names the mark where it cannot be drawn.
  var name: String
  /// The sign as an operator on its own, for MathML.
  var sign: String
  /// The sign as a combining character, for plain text; nil where there is none.
  var combining: String?
  /// Whether it grows as wide as its base.
  var isWide = false
  var isBelow = false
  /// Whether the combining character may be repeated over each character: a line may, a hat not.
  var isRepeatable = false
}

extension Accent {
  static let named: [String: Accent] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static let all: [Accent] = [
    Accent(name: "hat", sign: "ˆ", combining: "\u{302}"),
    Accent(name: "widehat", sign: "ˆ", combining: "\u{302}", isWide: true),
    Accent(name: "check", sign: "ˇ", combining: "\u{30C}"),
    Accent(name: "widecheck", sign: "ˇ", combining: "\u{30C}", isWide: true),
    Accent(name: "tilde", sign: "˜", combining: "\u{303}"),
    Accent(name: "widetilde", sign: "˜", combining: "\u{303}", isWide: true),
    Accent(name: "bar", sign: "¯", combining: "\u{304}"),
    Accent(name: "breve", sign: "˘", combining: "\u{306}"),
    Accent(name: "acute", sign: "´", combining: "\u{301}"),
    Accent(name: "grave", sign: "`", combining: "\u{300}"),
    Accent(name: "dot", sign: "˙", combining: "\u{307}"),
    Accent(name: "ddot", sign: "¨", combining: "\u{308}"),
    Accent(name: "dddot", sign: "˙˙˙", combining: "\u{20DB}"),
    Accent(name: "mathring", sign: "˚", combining: "\u{30A}"),
    Accent(name: "vec", sign: "→", combining: "\u{20D7}"),
    Accent(name: "overrightarrow", sign: "→", combining: "\u{20D7}", isWide: true),
    Accent(name: "overleftarrow", sign: "←", combining: "\u{20D6}", isWide: true),
    Accent(name: "overleftrightarrow", sign: "↔", combining: "\u{20E1}", isWide: true),
    Accent(name: "overline", sign: "‾", combining: "\u{305}", isWide: true, isRepeatable: true),
    Accent(
      name: "underline", sign: "_", combining: "\u{332}", isWide: true, isBelow: true,
      isRepeatable: true),
    Accent(name: "underrightarrow", sign: "→", combining: "\u{20EF}", isWide: true, isBelow: true),
    Accent(name: "underleftarrow", sign: "←", combining: "\u{20EE}", isWide: true, isBelow: true),
    Accent(name: "overbrace", sign: "⏞", isWide: true),
    Accent(name: "underbrace", sign: "⏟", isWide: true, isBelow: true),
    Accent(name: "overbracket", sign: "⎴", isWide: true),
    Accent(name: "underbracket", sign: "⎵", isWide: true, isBelow: true),
  ]

  /// Braces and brackets take a label where other accents take a script.
  var takesLabel: Bool { combining == nil }
}
