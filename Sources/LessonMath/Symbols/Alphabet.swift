/// The alphabets of mathematics. A letter in one of them is a character of its own in Unicode,
/// which MathML Core asks for in place of font changes.
enum Alphabet: Equatable, Sendable {
  /// A variable: slanted where a renderer slants single letters.
  case italic
  case upright, bold, blackboard, calligraphic, fraktur, sansSerif, typewriter
  /// A word in italics: `\mathit{loss}`.
  case italicWord

  /// Whether letters next to each other are one word.
  var formsWords: Bool {
    switch self {
    case .upright, .sansSerif, .typewriter, .italicWord: true
    default: false
    }
  }

  static let commands: [String: Alphabet] = [
    "mathnormal": .italic, "mathrm": .upright, "mathup": .upright, "mathbf": .bold,
    "boldsymbol": .bold, "bm": .bold, "mathbfit": .bold, "pmb": .bold,
    "mathbb": .blackboard, "mathbbm": .blackboard, "mathds": .blackboard, "Bbb": .blackboard,
    "mathcal": .calligraphic, "mathscr": .calligraphic, "mathfrak": .fraktur,
    "mathsf": .sansSerif, "mathtt": .typewriter, "mathit": .italicWord,
  ]

  /// The old switches, which hold to the end of their group.
  static let switches: [String: Alphabet] = [
    "rm": .upright, "bf": .bold, "it": .italicWord, "sf": .sansSerif, "tt": .typewriter,
    "cal": .calligraphic,
  ]

  /// The alphabets of text commands. Words in text are upright unless told otherwise.
  static let textCommands: [String: Alphabet] = [
    "text": .upright, "textrm": .upright, "textnormal": .upright, "textup": .upright,
    "mbox": .upright, "hbox": .upright, "textbf": .bold, "textit": .italicWord,
    "emph": .italicWord, "textsl": .italicWord, "textsf": .sansSerif, "texttt": .typewriter,
  ]

  /// The text in this alphabet's own characters. Characters without one stay as they are.
  func map(_ text: String) -> String {
    guard self != .italic, self != .upright else { return text }
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { mapped.append(map(scalar)) }
    return String(mapped)
  }

  private func map(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let exception = exceptions[scalar] { return exception }
    let value = scalar.value
    let (first, origin): (UInt32?, UInt32) =
      switch value {
      case 0x41...0x5A: (latinCapitals, 0x41)
      case 0x61...0x7A: (latinCapitals.map { $0 + 26 }, 0x61)
      case 0x30...0x39: (digits, 0x30)
      case 0x391...0x3A9: (greekCapitals, 0x391)
      case 0x3B1...0x3C9: (greekCapitals.map { $0 + 26 }, 0x3B1)
      default: (nil, 0)
      }
    guard let first else { return scalar }
    return Unicode.Scalar(first + value - origin) ?? scalar
  }

  // The blocks of Mathematical Alphanumeric Symbols, Unicode 15, chart U1D400.

  private var latinCapitals: UInt32? {
    switch self {
    case .italic, .upright: nil
    case .bold: 0x1D400
    case .italicWord: 0x1D434
    case .calligraphic: 0x1D49C
    case .fraktur: 0x1D504
    case .blackboard: 0x1D538
    case .sansSerif: 0x1D5A0
    case .typewriter: 0x1D670
    }
  }

  private var digits: UInt32? {
    switch self {
    case .bold: 0x1D7CE
    case .blackboard: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .typewriter: 0x1D7F6
    default: nil
    }
  }

  private var greekCapitals: UInt32? {
    switch self {
    case .bold: 0x1D6A8
    case .italicWord: 0x1D6E2
    default: nil
    }
  }

  /// Letters that were in Unicode before the block was, and stayed where they were.
  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .italicWord: Self.italicExceptions
    case .bold: Self.boldExceptions
    case .calligraphic: Self.calligraphicExceptions
    case .fraktur: Self.frakturExceptions
    case .blackboard: Self.blackboardExceptions
    default: [:]
    }
  }

  private static let italicExceptions: [Unicode.Scalar: Unicode.Scalar] = ["h": "ℎ"]

  private static let blackboardExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]

  private static let frakturExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]

  private static let calligraphicExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
    "e": "ℯ", "g": "ℊ", "o": "ℴ",
  ]

  private static let boldExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "∇": "𝛁", "∂": "𝛛", "ϵ": "𝛜", "ϑ": "𝛝", "ϰ": "𝛞", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡",
    "ϴ": "𝚹",
  ]
}
