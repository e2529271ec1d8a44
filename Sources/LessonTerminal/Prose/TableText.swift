import LessonSyntax

/// A table of running text, its columns aligned. Where it is wider than the page the widest columns
/// wrap; where not even words fit, each row becomes a list of its cells.
struct TableText {
  private let table: Table
  private let rule: Character
  private let header: [[Word]]
  private let rows: [[[Word]]]

  /// Between two columns.
  private static let gap = 2

  /// A longer word that is no code may be cut.
  private static let longestWholeWord = 12

  init(_ table: Table, on page: PageStyle) {
    self.table = table
    rule = page.marks.rule
    header = table.header.map {
      RunningText($0, style: .bold, on: page).words
    }
    rows = table.rows.map { row in
      row.map { RunningText($0, on: page).words }
    }
  }

  /// The lines of the table, none wider than `room`.
  func lines(room: Int) -> [StyledText] {
    guard let widths = columnWidths(room: room) else { return list(room: room) }
    let heading = lines(ofRow: header, widths: widths)
    let width = widths.reduce(0, +) + Self.gap * (widths.count - 1)
    let ruled = StyledText(String(repeating: rule, count: width), .dim)
    let rows = rows.map { lines(ofRow: $0, widths: widths) }
    // Rows of several lines need something between them.
    let isOpen = rows.contains { $0.count > 1 }
    let separator = isOpen ? [StyledText()] : []
    return heading + [ruled] + Array(rows.joined(separator: separator))
  }

  /// Nil where the columns have no room for their words.
  private func columnWidths(room: Int) -> [Int]? {
    let columns = header.indices.map { column in [header[column]] + rows.map { $0[column] } }
    var widths = columns.map { max(1, $0.map(Self.width).max() ?? 0) }
    let least = columns.map { max(1, $0.map(Self.leastWidth).max() ?? 0) }
    let free = room - Self.gap * (widths.count - 1)
    var excess = widths.reduce(0, +) - free
    guard least.reduce(0, +) <= free else { return nil }
    while excess > 0 {
      let shrinking = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = shrinking.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private static func width(of words: [Word]) -> Int {
    Wrapping.lines(of: words, width: .max).map(\.width).max() ?? 0
  }

  private static func leastWidth(of words: [Word]) -> Int {
    words.map { $0.isSolid ? $0.text.width : min($0.text.width, longestWholeWord) }.max() ?? 0
  }

  private func lines(ofRow row: [[Word]], widths: [Int]) -> [StyledText] {
    let cells = zip(row, widths).map { Wrapping.lines(of: $0, width: $1) }
    return (0..<(cells.map(\.count).max() ?? 0)).map { index in
      var line = StyledText()
      for column in cells.indices {
        let text = index < cells[column].count ? cells[column][index] : StyledText()
        let space = widths[column] - text.width
        let before: Int =
          switch table.alignments[column] {
          case .right: space
          case .center: space / 2
          case nil, .left: 0
          }
        line = line + .spaces(before) + text + .spaces(space - before)
        if column < cells.count - 1 { line = line + .spaces(Self.gap) }
      }
      return line
    }
  }

  /// The rows under each other, each cell behind the heading of its column.
  private func list(room: Int) -> [StyledText] {
    let groups = rows.map { row in
      zip(header, row).flatMap { heading, cell -> [StyledText] in
        guard !cell.isEmpty else { return [] }
        let title = Wrapping.lines(of: heading, width: room)
        let text = Wrapping.lines(of: cell, width: max(room - 2, 1))
        return title + text.map { .spaces(2) + $0 }
      }
    }
    return Array(groups.joined(separator: [StyledText()]))
  }
}
