/// A text file as it is on disk: its bytes, and where its lines are.
public struct SourceText: Equatable, Sendable {
  /// The path as the user gave it, which diagnostics repeat.
  public let path: String

  /// The whole file.
  public private(set) var text: String

  /// The lines without their endings; line 1 is `lines[0]`.
  public private(set) var lines: [Substring]

  /// `\r\n` where the first line ends so, else `\n`.
  public let lineEnding: String

  /// A byte order mark stands before line 1.
  public let hasByteOrderMark: Bool

  /// Reads `bytes` as UTF-8.
  ///
  /// - Throws: the place of the first byte that is not UTF-8.
  public init(path: String, bytes: [UInt8]) throws(Diagnostics) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let valid = Self.validPrefix(of: bytes)
      let line = bytes[..<valid].count { $0 == UInt8(ascii: "\n") } + 1
      throw Diagnostics([
        Diagnostic(
          path: path, line: line,
          message: "this line is not UTF-8 text: save the file as UTF-8 (byte \(valid + 1) is 0x"
            + String(bytes[valid], radix: 16) + ")")
      ])
    }
    self.init(path: path, text: text)
  }

  /// The path alone, for one whose text nobody asks for any more.
  var withoutText: SourceText {
    var source = self
    source.text = ""
    source.lines = []
    return source
  }

  /// The endings of the lines, `\n`, `\r\n` or `\r`; empty for a last line without one.
  public var lineEndings: [Substring] {
    var endings: [Substring] = []
    for (index, line) in lines.enumerated() {
      let next = index + 1 < lines.count ? lines[index + 1].startIndex : text.endIndex
      endings.append(text[line.endIndex..<next])
    }
    return endings
  }

  /// The file `path` with the text `text`.
  public init(path: String, text: String) {
    self.path = path
    hasByteOrderMark = text.unicodeScalars.first == "\u{FEFF}"
    self.text = text
    lines = Self.split(hasByteOrderMark ? text.utf8.dropFirst(3) : text.utf8[...])
    let firstBreak = text.utf8.firstIndex(of: UInt8(ascii: "\n"))
    let isReturnBefore = firstBreak.map { index in
      index > text.utf8.startIndex && text.utf8[text.utf8.index(before: index)] == 0x0D
    }
    lineEnding = isReturnBefore == true ? "\r\n" : "\n"
  }

  /// Splits at `\n`, `\r\n` and lone `\r`, as CommonMark does. A final line ending makes no line.
  private static func split(_ bytes: Substring.UTF8View) -> [Substring] {
    if !Substring(bytes).hasByte(UInt8(ascii: "\r")) {
      var lines = Substring(bytes).linesOfNewlines
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
    var lines: [Substring] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        index = next
        continue
      }
      lines.append(Substring(bytes[start..<index]))
      index = next
      if byte == UInt8(ascii: "\r"), next < bytes.endIndex, bytes[next] == UInt8(ascii: "\n") {
        index = bytes.index(after: next)
      }
      start = index
    }
    if start < bytes.endIndex { lines.append(Substring(bytes[start...])) }
    return lines
  }

  private static func validPrefix(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      count += UTF8.width(scalar)
    }
    return min(count, bytes.count - 1)
  }
}
