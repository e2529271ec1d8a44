/// How many columns of a terminal a text takes.
///
/// Hangul, kana, Han and full-width forms take two columns (Unicode Standard Annex 11, classes W
/// and F), as do emoji; combining marks, joiners and other characters without a width take none;
/// everything else, the ambiguous class too, takes one.
package enum DisplayWidth {
  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The width of what a reader sees as one character, whatever it is put together from.
  package static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      // Variation selector 16 asks for the emoji; two regional indicators are one flag.
      if scalar.value == 0xFE0F, width > 0 { return 2 }
      width = max(width, of(scalar))
      if (0x1F1E6...0x1F1FF).contains(scalar.value) { width = 2 }
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    // The soft hyphen shows; vowels and finals of conjoining Hangul stand in their first letter.
    if scalar.value == 0xAD { return 1 }
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Blocks of classes W and F in EastAsianWidth.txt, unassigned code points between them included.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul Jamo, first letters
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // Han radicals, CJK punctuation
    0x3041...0x3247, 0x3250...0x4DBF,  // kana, Hangul letters, enclosed letters, Han A
    0x4E00...0xA4CF,  // Han, Yi
    0xA960...0xA97F,  // Hangul Jamo A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // Han compatibility
    0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical and small forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
    0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,  // Tangut, kana supplements
    0x1F200...0x1F265,  // enclosed Han
    0x20000...0x2FFFD, 0x30000...0x3FFFD,  // Han B and later
  ]
}
