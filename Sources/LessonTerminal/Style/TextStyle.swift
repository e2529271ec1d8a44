/// How a span of text looks on a terminal with colours. The sixteen colours of the terminal's own
/// theme, so that a page is readable on dark and on light.
struct TextStyle: Equatable, Hashable, Sendable {
  /// The foreground colours that the page uses, by their code (ECMA-48, "Select Graphic Rendition").
  /// Plain blue is not among them, which cannot be read on black; yellow, faint on white, is for bars
  /// only.
  enum Color: Int, Sendable {
    case red = 31
    case green = 32
    case yellow = 33
    case magenta = 35
    case cyan = 36
    case brightBlue = 94
  }

  var color: Color?
  var isBold = false
  var isDim = false
  var isItalic = false
  var isUnderlined = false
  var isStruck = false

  static let plain = TextStyle()
  static let dim = TextStyle(isDim: true)
  static let bold = TextStyle(isBold: true)

  /// The parameters of the escape sequence that turns the style on, empty for plain text.
  var codes: [Int] {
    var codes: [Int] = []
    if isBold { codes.append(1) }
    if isDim { codes.append(2) }
    if isItalic { codes.append(3) }
    if isUnderlined { codes.append(4) }
    if isStruck { codes.append(9) }
    if let color { codes.append(color.rawValue) }
    return codes
  }
}

// MARK: - What a page is made of

extension TextStyle {
  static let inlineCode = TextStyle(color: .cyan)
  static let shape = TextStyle(color: .brightBlue)
  static let failure = TextStyle(color: .red, isBold: true)
  static let failureBar = TextStyle(color: .red)
  static let meantFailureBar = TextStyle(color: .yellow)
}
