extension CellResult {
  /// The cell's output as it is recorded under the cell and compared with what was recorded: plain
  /// lines without a final newline; empty where there is none.
  public var outputText: String {
    OutputText.recorded(of: outputs)
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
    for output in outputs {
      switch output {
      case .printed(let printed):
        text += printed
      case .value(let value, _):
        if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
        text += value + "\n"
      case .error(let message):
        if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
        text += "error: " + message + "\n"
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
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isLong = lines.count > mostLines || text.utf8.count > mostBytes
    guard isLong || lines.contains(where: { $0.utf8.count > mostColumns }) else { return text }
    let widest = isLong ? min(mostColumns, mostBytes / (keptFirst + keptLast)) : mostColumns
    if lines.count > mostLines || (isLong && lines.count > keptFirst + keptLast) {
      let left = lines[keptFirst..<lines.count - keptLast]
      let bytes = left.reduce(0) { $0 + $1.utf8.count + 1 }
      let note =
        "… \(grouped(left.count)) lines left out (\(grouped(bytes)) bytes, digest "
        + "\(Digest(of: left.joined(separator: "\n")).short)) …"
      lines = lines.prefix(keptFirst) + [note] + lines.suffix(keptLast)
    }
    return lines.map { line in
      guard line.utf8.count > widest else { return line }
      let rest = line.dropFirst(widest / 4)
      return line.prefix(widest / 4)
        + "… (\(grouped(rest.count)) more characters, digest \(Digest(of: String(rest)).short))"
    }.joined(separator: "\n")
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
