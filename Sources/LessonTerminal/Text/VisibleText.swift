import TextColumns

/// Text that moves no cursor: a chapter, and what its cells print, may hold any bytes, and a
/// terminal obeys some of them.
enum VisibleText {
  /// `text`, a piece of a line, with control characters as their pictures (`␛`) and tabs as spaces
  /// to the next stop. C1 controls, which some terminals obey, and characters that turn the reading
  /// order of what follows, become `�`.
  ///
  /// - Parameter column: the column on which the text starts, which tabs count from.
  static func of(
    _ text: some StringProtocol, column: @autoclosure () -> Int = 0, tabStop: Int = 8
  ) -> String {
    var text = String(text)
    if text.withUTF8({ !mayMoveCursor($0) }) { return text }
    var result = String.UnicodeScalarView()
    var column = column()
    for character in text {
      if character == "\t" {
        let count = tabStop - column % tabStop
        result.append(contentsOf: repeatElement(" ", count: count))
        column += count
        continue
      }
      var shown = String.UnicodeScalarView()
      for scalar in character.unicodeScalars { shown.append(visible(scalar)) }
      column += DisplayWidth.of(String(shown))
      result.append(contentsOf: shown)
    }
    return String(result)
  }

  /// A quick look for what `visible` replaces, and for tabs; it may find what is none. Most text has
  /// nothing of the kind, and outputs may have megabytes of it.
  private static func mayMoveCursor(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0..<0x20, 0x7F: return true
      // U+0080 to U+00BF, with the C1 controls, and U+2000 to U+207F.
      case 0xC2: if bytes[index + 1] < 0xA0 { return true }
      case 0xE2: if bytes[index + 1] <= 0x81, bytes[index + 2] >= 0xA6 { return true }
      default: break
      }
    }
    return false
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // The block "Control Pictures" has them in the same order.
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }

  /// The lines of `text`, which `\n`, `\r\n` or `\r` end, as recorded outputs have them: without
  /// empty lines at the end.
  static func lines(of text: String) -> [Substring] {
    let newline = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    var lines: [Substring] = []
    for var line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
      if line.last == carriageReturn { line.removeLast() }
      for part in line.split(separator: carriageReturn, omittingEmptySubsequences: false) {
        lines.append(Substring(part))
      }
    }
    while lines.last?.allSatisfy({ $0 == " " || $0 == "\t" }) == true { lines.removeLast() }
    return lines
  }
}
