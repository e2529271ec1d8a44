/// A grid of terminal cells of two dots across and four down, as Braille patterns (Unicode, U+2800 to
/// U+28FF).
struct DotCanvas {
  /// Dots, not cells.
  let width: Int
  let height: Int
  private var cells: [UInt8]

  init(columns: Int, rows: Int) {
    width = 2 * columns
    height = 4 * rows
    cells = Array(repeating: 0, count: columns * rows)
  }

  /// Sets a dot; one outside of the canvas is left out.
  mutating func set(x: Int, y: Int) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    cells[y / 4 * (width / 2) + x / 2] |= Self.bit(x: x % 2, y: y % 4)
  }

  /// Sets the dots between two places and those at them, one a column or one a row, whichever are
  /// more.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    guard steps > 0 else { return set(x: start.x, y: start.y) }
    for step in 0...steps {
      // Halves go up, whichever end is the first.
      let part = { (from: Int, to: Int) in
        Int((Double(from) + Double((to - from) * step) / Double(steps)).nearestWhole)
      }
      set(x: part(start.x, end.x), y: part(start.y, end.y))
    }
  }

  /// The pattern of a cell; nil where no dot is set.
  func pattern(column: Int, row: Int) -> Character? {
    let cell = cells[row * (width / 2) + column]
    return cell == 0 ? nil : Self.character(cell)
  }

  private static func character(_ dots: UInt8) -> Character {
    Character(Unicode.Scalar(0x2800 + UInt32(dots))!)
  }

  /// The first three rows of dots came first, column by column; then the fourth.
  private static func bit(x: Int, y: Int) -> UInt8 {
    y == 3 ? 1 << (6 + x) : 1 << (3 * x + y)
  }
}
