/// The classes that a rule gives to the points of an even grid over the plane.
struct RegionGrid: Hashable, Sendable {
  static let columns = 160
  static let rows = 96

  /// Row by row, the topmost first.
  var classes: [Int]

  /// The middles of the cells between the ends of two axes, in the same order.
  static func points(x: Axis, y: Axis) -> [(x: Double, y: Double)] {
    let (across, down) = (x.upper - x.lower, y.upper - y.lower)
    var points: [(x: Double, y: Double)] = []
    for row in 0..<rows {
      let up = y.upper - down * (Double(row) + 0.5) / Double(rows)
      for column in 0..<columns {
        points.append((x.lower + across * (Double(column) + 0.5) / Double(columns), up))
      }
    }
    return points
  }

  subscript(row: Int, column: Int) -> Int { classes[row * Self.columns + column] }

  /// The class at a place, given as parts of the axes.
  func at(x: Double, y: Double) -> Int {
    self[
      min(max(Int(((1 - y) * Double(Self.rows)).floor), 0), Self.rows - 1),
      min(max(Int((x * Double(Self.columns)).floor), 0), Self.columns - 1)]
  }

  /// The lines between cells of different classes, in units of a cell.
  var borders: String {
    var path = ""
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        if column + 1 < Self.columns, self[row, column] != self[row, column + 1] {
          path += "M\(column + 1) \(row)v1"
        }
        if row + 1 < Self.rows, self[row, column] != self[row + 1, column] {
          path += "M\(column) \(row + 1)h1"
        }
      }
    }
    return path
  }
}
