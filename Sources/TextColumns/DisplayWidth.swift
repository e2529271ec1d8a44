/// How many columns text takes on a terminal. Both halves of the project align text by it.
///
/// Wide are the characters of East Asian Width W and F (Unicode Standard Annex #11, 15.1) and emoji;
/// combining marks and format characters take no column.
package enum DisplayWidth {
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return text.reduce(0) { $0 + of($1) } }
      width += 1
    }
    return width
  }

  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return of(first) }
    // A sequence of emoji is one picture.
    let isEmoji =
      first.properties.isEmojiPresentation
      || scalars.contains { $0 == emojiSelector || $0 == zeroWidthJoiner }
        && first.properties.isEmoji
    return isEmoji ? 2 : scalars.reduce(0) { $0 + of($1) }
  }

  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"
  private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

  package static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0..<0xA0, 0xAD: return 0
    // Medial vowels and final consonants join the Hangul consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// The blocks that EastAsianWidth.txt gives as W or F; the scattered ones outside of them are
  /// those that show as emoji by themselves.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115F,  // Hangul Jamo, initial consonants
      0x2329...0x232A,  // angle brackets
      0x2E80...0x303E,  // CJK radicals, CJK punctuation
      0x3041...0x4DBF,  // kana, bopomofo, CJK extension A
      0x4E00...0xA4CF,  // CJK, Yi
      0xA960...0xA97C,  // Hangul Jamo extended A
      0xAC00...0xD7A3,  // Hangul syllables
      0xF900...0xFAFF,  // CJK compatibility
      0xFE10...0xFE19, 0xFE30...0xFE6B,  // vertical and small forms
      0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full width forms
      0x16FE0...0x18DFF,  // Tangut, Khitan
      0x1AFF0...0x1B2FF,  // kana supplement, Nushu
      0x1F200...0x1F265,  // enclosed ideographs
      0x20000...0x3FFFD:  // CJK extensions B and later
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
