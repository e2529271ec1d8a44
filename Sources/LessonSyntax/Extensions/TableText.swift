/// A pipe table as it is written: a row of headings, a row of hyphens, and rows of cells (GitHub
/// Flavored Markdown, "Tables (extension)"). The row of hyphens holds a `|`, also where there is one
/// column only.
struct TableText: Equatable {
  /// How many lines of the paragraph stand before the headings.
  var leadingLines: Int
  var alignments: [Table.Alignment?]

  /// The headings first; each row has as many cells as there are alignments.
  var rows: [[String]]

  /// The table that the lines of a paragraph end with; nil where they hold none.
  init?(_ lines: [Substring]) {
    for index in lines.indices.dropFirst() {
      guard let alignments = Self.alignments(in: lines[index]) else { continue }
      let header = Self.cells(of: lines[index - 1])
      guard header.count == alignments.count else { continue }
      leadingLines = index - 1
      self.alignments = alignments
      rows =
        [header]
        + lines[(index + 1)...].map { line in
          var cells = Self.cells(of: line).prefix(alignments.count)
          while cells.count < alignments.count { cells.append("") }
          return Array(cells)
        }
      return
    }
    return nil
  }

  private static func alignments(in line: Substring) -> [Table.Alignment?]? {
    guard line.utf8.contains(UInt8(ascii: "|")),
      line.utf8.allSatisfy({ "|-: \t".utf8.contains($0) })
    else { return nil }
    var alignments: [Table.Alignment?] = []
    for cell in cells(of: line) {
      let hyphens = cell.drop { $0 == ":" }.prefix { $0 == "-" }
      let colons = (cell.hasPrefix(":"), cell.hasSuffix(":"))
      let count = hyphens.count + (colons.0 ? 1 : 0) + (colons.1 ? 1 : 0)
      guard !hyphens.isEmpty, count == cell.count else { return nil }
      switch colons {
      case (false, false): alignments.append(nil)
      case (true, false): alignments.append(.left)
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.right)
      }
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// The texts between the pipes of `line`; a pipe behind a backslash is part of a text.
  static func cells(of line: Substring) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var bytes = line.trimmed().utf8[...]
    if bytes.first == UInt8(ascii: "|") { bytes.removeFirst() }
    func end() {
      let text = String(decoding: cell, as: UTF8.self)
      cells.append(String(text[...].trimmed()))
      cell = []
    }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "|"):
        end()
      case UInt8(ascii: "\\"):
        if bytes.first != UInt8(ascii: "|") { cell.append(byte) }
        if let escaped = bytes.popFirst() { cell.append(escaped) }
      default:
        cell.append(byte)
      }
    }
    let isRest = cell.contains { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    if isRest || cells.isEmpty { end() }
    return cells
  }
}
