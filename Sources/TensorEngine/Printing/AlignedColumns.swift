/// Rows of cells as a table for a cell's output, 76 columns at most: a rule under the first row, and one above
/// the last if that is a total.
///
/// The first `texts` columns stand at the left of their places, the others, numbers, at the right. A
/// table that is too wide does without the column `dropping`, and then cuts the texts of the first
/// one.
func alignedColumns(
  _ rows: [[String]], texts: Int, hasTotal: Bool = false, dropping: Int? = nil
) -> String {
  let limit = 76
  var rows = rows
  var texts = texts
  func widths() -> [Int] {
    rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  }
  func width() -> Int { widths().reduce(-2) { $0 + $1 + 2 } }
  if let dropping, width() > limit {
    for index in rows.indices { rows[index].remove(at: dropping) }
    texts -= dropping < texts ? 1 : 0
  }
  let first = max(widths()[0] - max(width() - limit, 0), 12)
  for index in rows.indices where rows[index][0].count > first {
    rows[index][0] = rows[index][0].prefix(first - 3) + "..."
  }
  let columns = widths()
  var lines = rows.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      let space = String(repeating: " ", count: columns[column] - cell.count)
      if column > 0 { line += "  " }
      line += column < texts ? cell + space : space + cell
    }
    return line
  }
  let rule = String(repeating: "-", count: lines[0].count)
  lines.insert(rule, at: 1)
  if hasTotal { lines.insert(rule, at: lines.count - 1) }
  // A row of a further result has nothing in its last columns.
  return lines.map { line in
    String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
  }.joined(separator: "\n")
}
