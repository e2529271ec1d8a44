/// A grid of terminal cells to draw characters into.
///
/// A wide character takes two cells. What does not fit is left out; drawing never fails.
struct TextCanvas {
  private enum Cell {
    case blank
    case character(Character)
    /// The right half of the wide character before it.
    case covered
  }

  let columns: Int
  private var cells: [[Cell]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: .blank, count: columns), count: rows)
  }

  func isBlank(column: Int, row: Int) -> Bool {
    if case .blank = cells[row][column] { return true }
    return false
  }

  mutating func put(_ character: Character, column: Int, row: Int) {
    put(String(character), column: column, row: row)
  }

  /// Writes from a column to the right.
  mutating func put(_ text: String, column: Int, row: Int) {
    guard cells.indices.contains(row) else { return }
    var column = column
    for character in text {
      let width = DisplayWidth.of(character)
      guard width > 0 else { continue }
      if column >= 0, column + width <= columns {
        cells[row][column] = .character(character)
        if width == 2 { cells[row][column + 1] = .covered }
      }
      column += width
    }
  }

  /// The rows from top to bottom, without spaces at their ends.
  var lines: [String] {
    cells.map { row in
      var line = ""
      var blanks = 0
      for cell in row {
        switch cell {
        case .blank, .character(" "): blanks += 1
        case .covered: break
        case .character(let character):
          line += String(repeating: " ", count: blanks)
          line.append(character)
          blanks = 0
        }
      }
      return line
    }
  }
}
