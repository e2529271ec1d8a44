internal import TextColumns

/// The text drawing of a table.
///
///     depth | sigmoid |  ReLU
///     ------+---------+------
///         1 |  0.2500 | 0.900
///
/// Columns that do not fit beside each other follow in further blocks, which repeat the first.
struct TableText {
  private let table: Table
  private let columns: [[String]]
  private let widths: [Int]
  private let isNumeric: [Bool]
  private static let width = 76

  init(_ table: Table) {
    self.table = table
    // No single column may leave less than half of the line to the others.
    let most = table.headers.count > 1 ? TableText.width / 2 - 3 : TableText.width
    columns = table.headers.indices.map { index in
      ([table.headers[index].onOneLine] + table.labels(column: index))
        .map { $0.clipped(to: most) }
    }
    isNumeric = table.headers.indices.map(table.isNumeric(column:))
    widths = columns.map { max(1, $0.map(DisplayWidth.of).max() ?? 0) }
  }

  func drawing(in language: FigureLanguage) -> String {
    let blocks = blocks
    let width = blocks.map(width(of:)).max() ?? 0
    var lines = table.title.wrapped(to: TableText.width).map { $0.centred(in: width) }
    if !lines.isEmpty { lines.append("") }
    for (number, block) in blocks.enumerated() {
      if number > 0 { lines.append("") }
      lines += drawn(block)
    }
    if table.headers.isEmpty {
      lines.append(Phrase("(no columns)", "(열 없음)")[language])
    } else if table.rows.isEmpty {
      lines.append(Phrase("(no rows)", "(행 없음)")[language])
    }
    if table.shownRows.contains(nil) {
      let count = table.rows.count
      lines.append(Phrase("(\(count) rows)", "(모두 \(count)행)")[language])
    }
    // A last row of nothing but empty cells.
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Which columns stand beside each other.
  private var blocks: [[Int]] {
    var blocks: [[Int]] = []
    for column in columns.indices {
      if let last = blocks.last, width(of: last + [column]) <= TableText.width {
        blocks[blocks.count - 1].append(column)
      } else {
        blocks.append(blocks.isEmpty || column == 0 ? [column] : [0, column])
      }
    }
    return blocks
  }

  private func width(of block: [Int]) -> Int {
    block.reduce(3 * (block.count - 1)) { $0 + widths[$1] }
  }

  private func drawn(_ block: [Int]) -> [String] {
    var lines = (0...table.shownRows.count).map { row in
      let cells = block.map { column in
        isNumeric[column]
          ? columns[column][row].leftPadded(to: widths[column])
          : columns[column][row].padded(to: widths[column])
      }
      return cells.joined(separator: " | ").withoutTrailingSpaces
    }
    let rule = block.map { String(repeating: "-", count: widths[$0]) }
    lines.insert(rule.joined(separator: "-+-"), at: 1)
    return lines
  }
}
