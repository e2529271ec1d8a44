internal import TextColumns

/// A grid of terminal cells to draw characters of one column into.
///
/// A wide character takes two cells. What does not fit is left out.
struct TextCanvas {
  let columns: Int
  /// nil is the second half of the wide character before it.
  private var cells: [[Character?]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  func isBlank(column: Int, row: Int) -> Bool { cells[row][column] == " " }

  mutating func put(_ character: Character, column: Int, row: Int) {
    guard cells.indices.contains(row), (0..<columns).contains(column) else { return }
    cells[row][column] = character
  }

  /// Writes from a column to the right.
  mutating func put(_ text: String, column: Int, row: Int) {
    var column = column
    for character in text {
      let width = DisplayWidth.of(character)
      guard width > 0 else { continue }
      put(character, column: column, row: row)
      if width == 2, cells.indices.contains(row), cells[row].indices.contains(column + 1) {
        cells[row][column + 1] = nil
      }
      column += width
    }
  }

  /// The rows from top to bottom, without spaces at their ends.
  var lines: [String] { cells.map { String($0.compactMap(\.self)).withoutTrailingSpaces } }
}
