import CellProtocol
import LessonDisplay
import TensorEngine
import Testing

/// Drawings in Braille patterns, read dot by dot.
@Suite struct DotDrawingTests {
  /// What stands in the plotting area, by column and row.
  private func area(_ text: String) throws -> [DrawnPlot.Cell: Character] {
    try #require(DrawnPlot(text)).marks
  }

  private func isPattern(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    return scalars.count == 1 && (0x2800...0x28FF).contains(scalars.first!.value)
  }

  @Test func aLineOfFewPointsShowsThem() throws {
    let figure = plot([0, 1], height: 5)
    #expect(
      figure.braille(in: .english) == """
        1.0 +                                                           ⣀⣀⣀⣀⠤*
            |                                           ⣀⣀⣀⣀⠤⠤⠤⠤⠒⠒⠒⠒⠉⠉⠉⠉
        0.5 +                           ⢀⣀⣀⣀⡠⠤⠤⠤⠒⠒⠒⠒⠉⠉⠉⠉
            |           ⢀⣀⣀⣀⡠⠤⠤⠤⠔⠒⠒⠒⠊⠉⠉⠉⠁
        0.0 + *⠤⠔⠒⠒⠒⠊⠉⠉⠉⠁
            +-+--------------------------------------------------------------+
              0                                                              1
        """)
  }

  /// Every point has a dot or a mark in the cell that the drawing in ASCII gives it, and nothing is
  /// drawn that is not beside something there.
  @Test(arguments: 0..<40)
  func bothDrawingsSayTheSame(seed: UInt64) throws {
    var numbers = SeededNumbers(31_000 + seed)
    let count = Int.random(in: 1...300, using: &numbers)
    let series = (0..<Int.random(in: 1...3, using: &numbers)).map { index in
      Series("s\(index)", (0..<count).map { _ in Double.random(in: 0.01...9, using: &numbers) })
    }
    let figure = plot(series, yScale: seed % 2 == 0 ? .log : .linear)
    let dots = try #require(figure.braille(in: .english))
    let (fine, coarse) = (try area(dots), try area(figure.text))
    for (cell, mark) in coarse where mark != "." {
      #expect(fine[cell] != nil, "nothing at \(cell)")
    }
    for (cell, mark) in fine where isPattern(mark) {
      let isNear = (-1...1).contains { across in
        (-1...1).contains { down in
          coarse[.init(column: cell.column + across, row: cell.row + down)] != nil
        }
      }
      #expect(isNear, "only dots at \(cell)")
    }
    // Several series are told apart by marks.
    if series.count > 1 { #expect(fine.values.contains("o") || fine.values.contains("&")) }
  }

  @Test func pointsThatAreNotJoinedAreDots() throws {
    let figure = scatter(x: [0, 1, 2], y: [0, 1, 2])
    let fine = try area(#require(figure.braille(in: .english)))
    let set = fine.values.reduce(0) { $0 + $1.unicodeScalars.first!.value.nonzeroBitCount - 2 }
    // U+2800 itself has two bits.
    #expect(fine.values.allSatisfy(isPattern) && set == 3)
  }

  @Test func whatDotsWouldNotShowStaysAscii() {
    #expect(scatter([Series("a", [1, 2]), Series("b", [2, 1])]).braille(in: .english) == nil)
    #expect(scatter(x: [1], y: [2], labels: ["a"]).braille(in: .english) == nil)
    #expect(plot([Double]()).braille(in: .english) == nil)
    #expect(histogram([Double.nan]).braille(in: .english) == nil)
    #expect(heatMap([[1]]).braille(in: .english) == nil)
    #expect(barPlot(["a": 1]).braille(in: .english) == nil)
  }

  /// Full cells are those that `#` fills, but for one, and what is above it has fewer dots.
  @Test func barsOfAHistogramAreAsHigh() throws {
    var numbers = SeededNumbers(7)
    let values = (0..<500).map { _ in Double.random(in: 0...1, using: &numbers) }
    let figure = histogram(values, bins: 8)
    let dots = try #require(figure.braille(in: .english))
    let (fine, coarse) = (dots.split(separator: "\n"), figure.text.split(separator: "\n"))
    #expect(fine.count == coarse.count)
    let columns = Set(coarse.flatMap { Array($0).indices(of: "#").ranges.flatMap { $0 } })
    for column in columns {
      let height = { (lines: [Substring], mark: Character) in
        lines.count { Array($0).indices.contains(column) && Array($0)[column] == mark }
      }
      let difference = height(coarse, "#") - height(fine, "⣿")
      #expect((0...1).contains(difference), "column \(column)")
    }
  }

  @Test func classesHavePatternsAndBorders() throws {
    let figure = decisionRegion(
      x: Tensor([[-1, -1], [1, 1]]), labels: [0, 1], names: ["left", "right"]
    ) { points in points.sum(dim: 1) .> 0 }
    let text = try #require(figure.braille(in: .english))
    #expect(text.contains("* left   o right"))
    #expect(text.contains("\u{2800}\u{2800} classified as left"))
    let fine = try area(text)
    let (left, right) = (fine.filter { $0.value == "*" }, fine.filter { $0.value == "o" })
    #expect(left.count == 1 && right.count == 1)
  }

  @Test func contoursAreLinesWithTheirLevels() throws {
    let figure = contour(x: -1...1, y: -1...1, levels: 5, paths: ["p": [[-1, -1], [0, 0]]]) {
      $0 * $0 + $1 * $1
    }
    let text = try #require(figure.braille(in: .english))
    let fine = try area(text)
    for mark in ["1", "2", "*"] as [Character] { #expect(fine.values.contains(mark), "\(mark)") }
    #expect(fine.values.count { isPattern($0) } > 50)
  }

  @Test func aMillionPointsStaySmall() {
    let values = (0..<1_000_000).map { Double(($0 * 7919) % 1000) }
    let figure = plot(["loss": values])
    let forms = figure.drawn.forms
    #expect(forms.braille.source.utf8.count < 10_000)
    #expect(figure.page.source.utf8.count < 60_000)
    #expect(scatter(x: values, y: values).page.source.utf8.count < 60_000)
  }
}
