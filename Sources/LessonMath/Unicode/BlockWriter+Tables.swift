extension BlockWriter {
  func table(_ table: Table) throws(Block.TooLarge) -> Block {
    let style: MathStyle = table.style == .display ? .display : table.style
    var rows: [[Block]] = []
    for row in table.rows {
      var blocks: [Block] = []
      for (column, cell) in row.enumerated() {
        let isContinuation = table.isPaired && column % 2 == 1
        blocks.append(try self.row(cell, style: style, isContinuation: isContinuation))
      }
      rows.append(blocks)
    }
    let columns = Self.columns(of: table, rows)
    guard rows.count <= 1 || columns.width * rows.count <= Block.maximumArea else {
      throw Block.TooLarge()
    }
    let lines = try Self.lines(of: table, rows, columns)
    let content = try Block.stack(lines, baselineOf: 0)
    var block = content
    block.baseline = (content.height - 1) / 2
    return block
  }

  /// Where each column starts and how wide it is.
  private struct Columns {
    var starts: [Int] = []
    var widths: [Int] = []
    /// The columns of vertical rules.
    var rules: [Int] = []
    var width = 0
  }

  private static func columns(of table: Table, _ rows: [[Block]]) -> Columns {
    var columns = Columns()
    columns.widths = [Int](repeating: 0, count: table.columnCount)
    for row in rows {
      for (column, block) in row.enumerated() {
        columns.widths[column] = max(columns.widths[column], block.width)
      }
    }
    var position = 0
    for (column, width) in columns.widths.enumerated() {
      let hasRule = table.verticalRules.contains(column)
      if hasRule {
        columns.rules.append(position + (column > 0 ? 1 : 0))
        position += column > 0 ? 3 : 2
      } else if column > 0 {
        position += table.isPaired ? (column % 2 == 1 ? 0 : 4) : 2
      }
      columns.starts.append(position)
      position += width
    }
    if !columns.widths.isEmpty, table.verticalRules.contains(columns.widths.count) {
      columns.rules.append(position + 1)
      position += 2
    }
    columns.width = position
    return columns
  }

  /// The rows of a table with rules and the lines that set rows apart.
  private static func lines(
    of table: Table, _ rows: [[Block]], _ columns: Columns
  ) throws(Block.TooLarge) -> [Block] {
    let isTall = rows.contains { $0.contains { $0.height > 1 } }
    let isCases = table.isOpen && table.columns == [.left]
    var lines: [Block] = []
    for (index, row) in rows.enumerated() {
      if table.horizontalRules.contains(index) {
        lines.append(Block(String(repeating: "─", count: columns.width)))
      } else if index > 0, isTall || isCases {
        lines.append(Block(""))
      }
      lines.append(try line(of: table, row, columns))
    }
    if table.horizontalRules.contains(rows.count) {
      lines.append(Block(String(repeating: "─", count: columns.width)))
    }
    return lines
  }

  private static func line(
    of table: Table, _ row: [Block], _ columns: Columns
  ) throws(Block.TooLarge) -> Block {
    let ascent = row.reduce(0) { max($0, $1.ascent) }
    let height = ascent + 1 + row.reduce(0) { max($0, $1.descent) }
    var placed: [(block: Block, line: Int, column: Int)] = []
    for (column, block) in row.enumerated() {
      let free = columns.widths[column] - block.width
      let indent =
        switch table.alignment(ofColumn: column) {
        case .left: 0
        case .center: free / 2
        case .right: free
        }
      placed.append((block, ascent - block.ascent, columns.starts[column] + indent))
    }
    let rule = Block([String](repeating: "│", count: height), baseline: ascent)
    placed += columns.rules.map { (rule, 0, $0) }
    placed.sort { $0.column < $1.column }
    return try Block.place(placed, height: height, width: columns.width, baseline: ascent)
  }
}
