import Foundation
import LessonDisplay
import Testing

/// Every point is in the cell that the axes say, and in no other: random data, read back.
@Suite struct PlotCellTests {
  @Test(arguments: 0..<60)
  func pointsOnLinearAxes(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let size = pow(10, Double.random(in: -6...6, using: &numbers))
    let offset = Double.random(in: -3...3, using: &numbers) * size
    let (x, y) = points(&numbers) { offset + Double.random(in: -size...size, using: &$0) }
    let plot = scatter(
      x: x, y: y, xRange: 0...60, width: .random(in: 40...76, using: &numbers),
      height: .random(in: 5...40, using: &numbers))
    try check(plot, x, y)
  }

  @Test(arguments: 0..<60)
  func pointsOnALogAxis(seed: UInt64) throws {
    var numbers = SeededNumbers(1000 + seed)
    let (low, high) = [(-14.0, 0.0), (-3, 9), (-0.3, 2.2), (-120, 80)][Int(seed % 4)]
    let (x, y) = points(&numbers) { pow(10, .random(in: low...high, using: &$0)) }
    let plot = scatter(
      x: x, y: y, yScale: .log, xRange: 0...60, width: .random(in: 40...76, using: &numbers),
      height: .random(in: 5...40, using: &numbers))
    try check(plot, x, y)
  }

  @Test(arguments: 0..<20)
  func pointsOnTwoLogAxes(seed: UInt64) throws {
    var numbers = SeededNumbers(2000 + seed)
    let x = (0..<80).map { _ in pow(10, Double.random(in: -4...0, using: &numbers)) }
    let y = (0..<80).map { _ in pow(10, Double.random(in: -4...0, using: &numbers)) }
    try check(scatter(x: x, y: y, xScale: .log, yScale: .log, xRange: 1e-4...1), x, y)
  }

  /// Points at whole numbers are equally far apart when there is room for that.
  @Test func evenPointsAreEvenlySpaced() throws {
    let plot = scatter(x: 1...30, y: Array(repeating: 1, count: 30))
    let drawn = try #require(DrawnPlot(plot.text))
    let columns = drawn.marks.keys.map(\.column).sorted()
    #expect(columns.count == 30)
    #expect(Set(zip(columns, columns.dropFirst()).map { $1 - $0 }) == [2])
  }

  /// A line marks each column or each row between two points, within a cell of the true line.
  @Test(arguments: 0..<40)
  func linesAreConnectedAndStraight(seed: UInt64) throws {
    var numbers = SeededNumbers(3000 + seed)
    let y = (0..<7).map { _ in Double.random(in: -5...5, using: &numbers) }
    let drawn = try #require(DrawnPlot(plot(y, height: 5 + Int(seed % 30)).text))
    let left = Int(drawn.column(0, .linear).rounded())
    let right = Int(drawn.column(6, .linear).rounded())
    for column in left...right {
      #expect(drawn.marks.keys.contains { $0.column == column }, "nothing in column \(column)")
    }
    let perColumn = 6 / Double(right - left)
    let ends = zip(drawn.yTicks, drawn.yTicks.dropFirst()).first { _ in true }!
    let perRow = (ends.1.value - ends.0.value) / Double(ends.0.row - ends.1.row)
    for (cell, mark) in drawn.marks where mark == "." {
      let x = Double(cell.column - left) * perColumn
      let row = Double(drawn.yTicks[0].row - cell.row)
      let value = drawn.yTicks[0].value + row * perRow
      // Somewhere in the cell's width the line passes through its height.
      let near = stride(
        from: x - perColumn * 0.51, through: x + perColumn * 0.51, by: perColumn / 50)
      #expect(near.contains { abs(line(y, at: $0) - value) <= perRow * 0.51 })
    }
  }

  @Test(arguments: [AxisScale.linear, .log])
  func tickLabelsAreTheValuesOfTheirRows(scale: AxisScale) throws {
    for height in 5...40 {
      let drawn = try #require(DrawnPlot(plot([0.013, 870], yScale: scale, height: height).text))
      #expect(drawn.yTicks.count >= 2)
      for tick in drawn.yTicks {
        #expect(abs(drawn.row(tick.value, scale) - Double(tick.row)) < 1e-6)
      }
    }
  }

  // MARK: Reading

  private func points(
    _ numbers: inout SeededNumbers, y: (inout SeededNumbers) -> Double
  ) -> ([Double], [Double]) {
    let count = Int.random(in: 2...120, using: &numbers)
    let xs = (0..<count).map { _ in Double.random(in: 0...60, using: &numbers) }
    return (xs, xs.map { _ in y(&numbers) })
  }

  private func check(_ plot: Plot, _ xs: [Double], _ ys: [Double]) throws {
    let drawn = try #require(DrawnPlot(plot.text), "cannot be read:\n\(plot.text)")
    var expected: Set<DrawnPlot.Cell> = []
    var undecided: Set<DrawnPlot.Cell> = []
    for (x, y) in zip(xs, ys) {
      let (column, row) = (drawn.column(x, plot.xScale), drawn.row(y, plot.yScale))
      let cell = DrawnPlot.Cell(column: Int(column.rounded()), row: Int(row.rounded()))
      let tie = [column, row].contains { abs($0 - $0.rounded(.down) - 0.5) < 1e-6 }
      if tie { undecided.insert(cell) } else { expected.insert(cell) }
    }
    try #require(undecided.isEmpty, "choose another seed")
    #expect(Set(drawn.marks.keys) == expected, "\(plot.text)")
    #expect(drawn.marks.values.allSatisfy { $0 == "*" })
  }

  private func line(_ y: [Double], at x: Double) -> Double {
    let first = min(max(Int(x.rounded(.down)), 0), y.count - 2)
    return y[first] + (y[first + 1] - y[first]) * (x - Double(first))
  }
}
