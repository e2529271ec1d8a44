extension MathMLWriter {
  mutating func writeTable(_ table: Table) {
    guard !table.style.isScript else {
      return wrap("mstyle", table.style.attributes) { $0.writeRows(of: table) }
    }
    writeRows(of: table)
  }

  private mutating func writeRows(of table: Table) {
    let attributes = table.style == .display ? " displaystyle=\"true\"" : ""
    wrap("mtable", attributes) { writer in
      for (index, row) in table.rows.enumerated() {
        writer.wrap("mtr") { writer in
          for (column, cell) in row.enumerated() {
            writer.writeCell(cell, row: index, column: column, of: table)
          }
        }
      }
    }
  }

  private mutating func writeCell(_ cell: [Node], row: Int, column: Int, of table: Table) {
    let style = Self.style(row: row, column: column, of: table)
    wrap("mtd", style.isEmpty ? "" : " style=\"\(style)\"") { writer in
      writer.writeRow(
        cell, style: table.style, isContinuation: table.isPaired && column % 2 == 1)
    }
  }

  /// MathML Core leaves the alignment of columns, their distance and rules to CSS.
  private static func style(row: Int, column: Int, of table: Table) -> String {
    var style: [String] = []
    switch table.alignment(ofColumn: column) {
    case .left: style.append("text-align:left")
    case .right: style.append("text-align:right")
    case .center: break
    }
    if table.isPaired {
      if column % 2 == 1 {
        style.append("padding-left:0")
      } else {
        style.append("padding-right:0")
        if column > 0 { style.append("padding-left:2em") }
      }
    }
    if table.verticalRules.contains(column) { style.append("border-left:1px solid") }
    let isLastColumn = column == table.columns.count - 1
    if isLastColumn, table.verticalRules.contains(column + 1) {
      style.append("border-right:1px solid")
    }
    if table.horizontalRules.contains(row) { style.append("border-top:1px solid") }
    let isLastRow = row == table.rows.count - 1
    if isLastRow, table.horizontalRules.contains(row + 1) {
      style.append("border-bottom:1px solid")
    }
    return style.joined(separator: ";")
  }
}
