import LessonSyntax

extension CellResult {
  /// The cell's output as it is recorded under the cell and compared with what was recorded: plain
  /// lines without a final newline; empty where there is none.
  public var outputText: String {
    OutputText.recorded(of: outputs)
  }

  /// The part of it that is recorded under a cell with `options`.
  func recordedText(for options: CellOptions) -> String {
    options.outputUse == .hidden ? "" : outputText
  }
}

/// The recorded form of an output. Recording it again changes nothing.
enum OutputText {
  /// More than this many lines, or bytes, are cut in the middle.
  static let mostLines = 200
  static let mostBytes = 32_768
  private static let keptFirst = 100
  private static let keptLast = 20
  private static let mostColumns = 1_000

  static func recorded(of outputs: [CellOutput]) -> String {
    var text = ""
    func append(line: String) {
      if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
      text += line + "\n"
    }
    for output in outputs {
      switch output {
      case .printed(let printed): text += printed
      case .value(let value, _, _): append(line: value)
      case .error(let message): append(line: "error: " + message)
      case .refusal(let message, let excerpt):
        append(line: "error: " + message)
        if !excerpt.isEmpty { append(line: excerpt) }
      }
    }
    return shortened(normalized(text))
  }

  /// `text` with what a Markdown file cannot hold, or an editor changes, written otherwise: line
  /// endings become `\n`, tabs spaces, other control characters their pictures; spaces at the ends
  /// of lines and empty lines at the end go.
  static func normalized(_ text: String) -> String {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var column = 0
    func endLine() {
      while line.last == " " { line.removeLast() }
      lines.append(String(line))
      line = String.UnicodeScalarView()
      column = 0
    }
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": endLine()
      case "\t":
        let width = 8 - column % 8
        line.append(contentsOf: repeatElement(" ", count: width))
        column += width
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let picture = scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value
        line.append(Unicode.Scalar(picture)!)
        column += 1
      default:
        line.append(scalar)
        column += 1
      }
      previous = scalar
    }
    endLine()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// `text`, its middle left out where it is too long to read. The note in its place holds a digest
  /// of what is left out, so that a change there is still a change.
  static func shortened(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let isLong = bytes.count > mostBytes
    var widest = mostColumns
    if isLong || newlines(in: bytes, atLeast: mostLines) {
      if let middle = middle(of: bytes) {
        let left = bytes[middle]
        let count = left.count { $0 == newline }
        let note =
          "… \(grouped(count)) lines left out (\(grouped(left.count)) bytes, digest "
          + "\(Digest(of: Array(left)).short)) …\n"
        bytes.replaceSubrange(middle, with: Array(note.utf8))
      }
      if isLong { widest = min(widest, mostBytes / (keptFirst + keptLast)) }
    }
    return bytes.split(separator: newline, omittingEmptySubsequences: false).map { line in
      line.count > widest
        ? cut(String(decoding: line, as: UTF8.self), to: widest / 4)
        : String(decoding: line, as: UTF8.self)
    }.joined(separator: "\n")
  }

  private static let newline = UInt8(ascii: "\n")

  private static func newlines(in bytes: [UInt8], atLeast count: Int) -> Bool {
    var seen = 0
    return bytes.contains { byte in
      if byte == newline { seen += 1 }
      return seen >= count
    }
  }

  /// The bytes between the lines that are kept at the start and those at the end; nil where all are.
  private static func middle(of bytes: [UInt8]) -> Range<Int>? {
    var (start, lines) = (0, 0)
    while start < bytes.count, lines < keptFirst {
      if bytes[start] == newline { lines += 1 }
      start += 1
    }
    var end = bytes.count
    // The last line has no line ending.
    lines = bytes.last == newline ? -1 : 0
    while end > start {
      if bytes[end - 1] == newline { lines += 1 }
      if lines == keptLast { break }
      end -= 1
    }
    return end > start ? start..<end : nil
  }

  private static func cut(_ line: String, to width: Int) -> String {
    let rest = line.dropFirst(width)
    return line.prefix(width)
      + "… (\(grouped(rest.count)) more characters, digest \(Digest(of: String(rest)).short))"
  }

  /// `12345678` as `12,345,678`.
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }
}
