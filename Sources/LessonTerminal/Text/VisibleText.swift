/// Text that moves no cursor: a chapter, and what its cells print, may hold any bytes, and a
/// terminal obeys some of them.
enum VisibleText {
  /// `text`, a piece of a line, with control characters as their pictures (`␛`) and tabs as spaces
  /// to the next stop. C1 controls, which some terminals obey, and characters that turn the reading
  /// order of what follows, become `�`.
  ///
  /// - Parameter column: the column on which the text starts, for the tabs; then where it ends.
  static func of(_ text: some StringProtocol, column: inout Int, tabStop: Int = 8) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      column += text.utf8.count
      return String(text)
    }
    var result = String.UnicodeScalarView()
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

  static func of(_ text: some StringProtocol, tabStop: Int = 8) -> String {
    var column = 0
    return of(text, column: &column, tabStop: tabStop)
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
    var lines: [Substring] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        index = next
        continue
      }
      lines.append(text[start..<index])
      let isPair =
        byte == UInt8(ascii: "\r") && next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
      start = isPair ? bytes.index(after: next) : next
      index = start
    }
    lines.append(text[start...])
    while lines.last?.allSatisfy({ $0 == " " || $0 == "\t" }) == true { lines.removeLast() }
    return lines
  }
}
