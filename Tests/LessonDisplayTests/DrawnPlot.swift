import Foundation
import LessonDisplay
import TextColumns

/// A text drawing of a plot, read as a reader reads it: only by its axes and tick labels.
struct DrawnPlot {
  struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// What is drawn in the plotting area.
  private(set) var marks: [Cell: Character] = [:]
  /// Labelled numbers and their rows and columns.
  private(set) var yTicks: [(value: Double, row: Int)] = []
  private(set) var xTicks: [(value: Double, column: Int)] = []

  init?(_ text: String) {
    let grid = text.split(separator: "\n", omittingEmptySubsequences: false).map(DrawnPlot.cells)
    let isAxis: ([Character]) -> Bool = { line in
      let axis = line.drop { $0 == " " }
      return axis.count > 5 && axis.first == "+" && axis.allSatisfy { "+-".contains($0) }
    }
    guard let bottom = grid.lastIndex(where: isAxis), bottom + 1 < grid.count else { return nil }
    let margin = grid[bottom].firstIndex(of: "+")!
    for row in (0..<bottom).reversed() {
      guard grid[row].count > margin, "|+".contains(grid[row][margin]) else { break }
      for column in (margin + 1)..<max(grid[row].count, margin + 1)
      where grid[row][column] != " " {
        marks[Cell(column: column, row: row)] = grid[row][column]
      }
      if grid[row][margin] == "+" {
        let label = String(grid[row][..<margin]).trimmingCharacters(in: .whitespaces)
        guard let value = Double(label) else { return nil }
        yTicks.append((value, row))
      }
    }
    let columns = grid[bottom].indices.filter { $0 > margin && grid[bottom][$0] == "+" }
    let labels = String(grid[bottom + 1]).split(separator: " ").map { Double($0) }
    guard columns.count == labels.count, !labels.contains(nil) else { return nil }
    xTicks = zip(labels, columns).map { ($0!, $1) }
  }

  /// Where a reader expects a value between the first and the last tick, in rows.
  func row(_ value: Double, _ scale: AxisScale) -> Double {
    let (low, high) = (yTicks.first!, yTicks.last!)
    return DrawnPlot.between(
      value, scale, (low.value, Double(low.row)), (high.value, Double(high.row)))
  }

  /// The same in columns.
  func column(_ value: Double, _ scale: AxisScale) -> Double {
    let (low, high) = (xTicks.first!, xTicks.last!)
    return DrawnPlot.between(
      value, scale, (low.value, Double(low.column)), (high.value, Double(high.column)))
  }

  private static func between(
    _ value: Double, _ scale: AxisScale, _ low: (Double, Double), _ high: (Double, Double)
  ) -> Double {
    let position: (Double) -> Double = { scale == .log ? log10($0) : $0 }
    let part = (position(value) - position(low.0)) / (position(high.0) - position(low.0))
    return low.1 + part * (high.1 - low.1)
  }

  /// One element a column: a wide character is followed by a space.
  private static func cells(_ line: Substring) -> [Character] {
    line.flatMap { character -> [Character] in
      DisplayWidth.of(character) == 2 ? [character, " "] : [character]
    }
  }
}
