import LessonDisplay
import Testing

@Suite struct HistogramTests {
  @Test func oneGroup() {
    #expect(
      histogram(
        [0, 1, 1, 2, 2, 2, 3, 3, 4, 4.0], bins: 4, title: "값", xLabel: "value", width: 30,
        height: 4
      ).text == """
                       값

        4 +                   ######
          |             ############
        2 +       ##################
          | ########################
        0 +-+-----+-----+-----+-----+
            0     1     2     3     4
                     value
        """)
  }

  @Test func groupsShareTheirBins() {
    let figure = histogram(
      ["넓은": [0, 1, 2, 3], "narrow": Array(repeating: 2.0, count: 100) + [0]], bins: 3, width: 30,
      height: 2)
    #expect(figure.counts == [[1, 1, 2], [1, 0, 100]])
    #expect(figure.edges == [0, 1, 2, 3])
    // Bins are seven columns wide. One of a hundred is less than half a row, so it is dots.
    #expect(
      figure.text == """
        넓은
          2 +               #######
            | #####################
            | #####################
          0 +-+------+------+------+
        narrow
        100 +               #######
            |               #######
            | .......       #######
          0 +-+------+------+------+
              0      1      2      3
        """)
  }

  /// numpy.histogram([0.1, 0.2, 0.3, 0.7, 1.0], bins=10, range=(0, 1)) and its edges.
  @Test func binsHoldTheirLowerEdge() {
    let figure = histogram([0.1, 0.2, 0.3, 0.7, 1.0], bins: 10, range: 0...1)
    #expect(figure.counts == [[0, 1, 1, 1, 0, 0, 0, 1, 0, 1]])
  }

  /// Even where the quotient that finds a bin is rounded to the wrong side of its edge.
  @Test(arguments: [0...1, -0.137...0.2, 0.1...0.7, -3.3...1.9, 1e-7...3e-7])
  func edgesBeginTheirBins(range: ClosedRange<Double>) {
    for bins in 1...60 {
      let edges = histogram([Double](), bins: bins, range: range).edges
      let counts = histogram(edges, bins: bins, range: range).counts[0]
      #expect(counts == Array(repeating: 1, count: bins - 1) + [2], "\(bins) bins")
      let below = histogram(edges.dropFirst().map(\.nextDown), bins: bins, range: range)
      #expect(below.counts[0] == Array(repeating: 1, count: bins), "below, \(bins) bins")
    }
  }

  @Test(arguments: 0..<30)
  func everyValueIsInItsBin(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let values = (0..<500).map { _ in Double.random(in: -7...7, using: &numbers) }
    let figure = histogram(values, bins: 1 + Int(seed) * 2)
    for (bin, count) in figure.counts[0].enumerated() {
      let (low, high) = (figure.edges[bin], figure.edges[bin + 1])
      let isLast = bin == figure.counts[0].count - 1
      #expect(values.filter { $0 >= low && ($0 < high || isLast && $0 == high) }.count == count)
    }
    #expect(figure.counts[0].reduce(0, +) == 500)
  }

  /// A bar's height, read by the labels of the count axis, is its count to the nearest row.
  @Test(arguments: 0..<30)
  func heights(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let values = (0..<400).map { _ in
      (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &numbers) }
    }
    let figure = histogram(values, bins: 10, width: 72, height: 4 + Int(seed))
    let drawn = try #require(DrawnHistogram(figure.text))
    #expect(drawn.heights.count == 10)
    for (rows, count) in zip(drawn.heights, figure.counts[0]) {
      #expect(abs(Double(count) / drawn.countPerRow - Double(rows)) <= 0.5 + 1e-9)
    }
  }

  @Test func oddInput() {
    let figure = histogram([1, .nan, .infinity, 5], bins: 2, range: 0...2)
    #expect(figure.counts == [[0, 1]])
    #expect(figure.text.contains("2 values not counted: not a finite number"))
    #expect(figure.text.hasSuffix("1 value not counted: outside the axis range"))
    #expect(histogram([3, 3, 3], bins: 2).edges == [2.5, 3, 3.5])
    #expect(histogram([Double]()).text.contains("(no data)"))
    #expect(histogram([1, 2], bins: 0).counts == [[2]])
  }

  @Test func summary() {
    #expect(
      histogram(["a": [0, 1, 1], "b": [1]], bins: 2, xLabel: "norm").summary
        == "Histogram of norm, 2 bins from 0 to 1. a: 3 values, most (2) from 0.5 to 1. "
        + "b: 1 value, most (1) from 0.5 to 1.")
  }
}

/// A histogram of ten bins, read by its axes.
private struct DrawnHistogram {
  var heights: [Int] = []
  var countPerRow = 0.0

  init?(_ text: String) {
    let lines = text.split(separator: "\n").map(Array.init)
    guard let bottom = lines.lastIndex(where: { $0.contains("-") && $0.contains("+") }),
      let margin = lines[bottom].firstIndex(of: "+"),
      let top = lines.firstIndex(where: { $0.count > margin && $0[margin] == "+" }),
      let most = Double(String(lines[top][..<margin]).filter { $0 != " " })
    else { return nil }
    countPerRow = most / Double(bottom - top)
    let cells = (lines[bottom].count - margin - 2) / 10
    for bin in 0..<10 {
      let column = margin + 2 + bin * cells + cells / 2
      heights.append(
        (top..<bottom).filter { lines[$0].count > column && lines[$0][column] == "#" }.count)
    }
  }
}
