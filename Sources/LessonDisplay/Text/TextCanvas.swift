/// A grid of terminal cells to draw characters of one column into.
///
/// Only ASCII goes into it: marks, axes and numbers. Titles, labels and names, which may have
/// wide characters, stand on lines of their own. What does not fit is left out.
struct TextCanvas {
  let columns: Int
  private var cells: [[Character]]

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
    for (offset, character) in text.enumerated() {
      put(character, column: column + offset, row: row)
    }
  }

  /// The rows from top to bottom, without spaces at their ends.
  var lines: [String] { cells.map { String($0).withoutTrailingSpaces } }
}
