package import CellProtocol

/// Rows and columns of numbers and texts.
///
///     Table(["depth", "sigmoid", "ReLU"], rows: [[1, 0.25, 0.9], [2, 0.0625, 0.9]])
///     table(["depth": 1...30, "sigmoid": a, "ReLU": b])
///
/// Numbers are right-aligned, and all of a column are written alike (see `digits`); texts are
/// left-aligned. A row that is too short is filled with empty cells.
public struct Table: Drawable, Hashable {
  public var headers: [String]
  public var rows: [[TableCell]]
  public var title: String
  /// Significant digits that the smallest number of a column keeps.
  public var digits: Int
  /// The most rows that are drawn: of a longer table, its first and last ones.
  public var maximumRows: Int

  /// A table from its rows.
  ///
  /// Traps if a row has more cells than there are headers.
  public init(
    _ headers: [String], rows: [[any TableValue]], title: String = "", digits: Int = 4,
    maximumRows: Int = 40
  ) {
    for (index, row) in rows.enumerated() where row.count > headers.count {
      fatalError(
        "Row \(index) of the table has \(row.count) cells, but there are "
          + "\(headers.count) headers.")
    }
    self.headers = headers
    self.rows = rows.map { row in
      row.map(\.tableCell) + Array(repeating: .empty, count: headers.count - row.count)
    }
    self.title = title
    self.digits = min(max(digits, 1), 17)
    self.maximumRows = max(maximumRows, 2)
  }

  public var text: String { texts.english }
  public var html: String { page.english }

  public var summary: String {
    "Table with \(headers.count) \(headers.count == 1 ? "column" : "columns") and "
      + "\(rows.count) \(rows.count == 1 ? "row" : "rows")"
      + (headers.isEmpty ? "." : ": \(headers.map(\.onOneLine).joined(separator: ", ")).")
  }

  // MARK: What both drawings share

  /// The rows that are drawn; nil stands for those left out.
  var shownRows: [Int?] {
    guard rows.count > maximumRows else { return rows.indices.map { $0 } }
    let first = (maximumRows + 1) / 2
    return (0..<first).map { $0 } + [nil]
      + ((rows.count - (maximumRows - first))..<rows.count).map { $0 }
  }

  /// A column's shown cells as they are written.
  func labels(column: Int) -> [String] {
    let cells = shownRows.map { row in row.map { rows[$0][column] } }
    let numbers = cells.compactMap { cell -> Double? in
      if case .number(let value)? = cell { value } else { nil }
    }
    var written = NumberColumn.labels(numbers, digits: digits).makeIterator()
    return cells.map { cell in
      switch cell {
      case nil: "..."
      case .text(let text): text.onOneLine
      case .whole(let digits): digits
      case .number: written.next()!
      case .empty: ""
      }
    }
  }

  /// Whether a column holds numbers and no text.
  func isNumeric(column: Int) -> Bool {
    let cells = rows.map { $0[column] }
    return cells.contains { $0 != .empty }
      && !cells.contains { if case .text = $0 { true } else { false } }
  }
}

extension Table: Figure {
  package var texts: Phrase { Phrase(TableText(self).drawing) }

  package var page: Multilingual { Multilingual(TableHTML(self).drawing) }

  /// All of its rows, numbers in all their digits.
  package var data: DataExcerpt {
    DataTable(headers.map(\.onOneLine), count: headers.isEmpty ? 0 : rows.count) { row in
      rows[row].map { cell in
        switch cell {
        case .text(let text): text.onOneLine
        case .whole(let digits): digits
        case .number(let value): DataTable.field(value)
        case .empty: ""
        }
      }
    }.excerpt
  }
}

/// A table from its rows, as `Table` itself, to stand alone on a line of a cell.
///
/// Traps if a row has more cells than there are headers.
@discardableResult
public func table(
  _ headers: [String], rows: [[any TableValue]], title: String = "", digits: Int = 4,
  maximumRows: Int = 40
) -> Table {
  Table(headers, rows: rows, title: title, digits: digits, maximumRows: maximumRows)
}

/// A table from its columns, in the order in which they are written.
///
/// A column that is too short is filled with empty cells.
@discardableResult
public func table(
  _ columns: KeyValuePairs<String, any TableColumn>, title: String = "", digits: Int = 4,
  maximumRows: Int = 40
) -> Table {
  let cells = columns.map(\.value.tableCells)
  let rows = (0..<(cells.map(\.count).max() ?? 0)).map { row in
    cells.map { row < $0.count ? $0[row] : .empty }
  }
  return Table(
    columns.map(\.key), rows: rows, title: title, digits: digits, maximumRows: maximumRows)
}
