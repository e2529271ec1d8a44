import LessonDisplay
import Testing

/// Whole drawings, each checked by hand against its data.
@Suite struct PlotTextTests {
  @Test func squares() {
    // 0…10 over 9 rows, so a row is 1.25: 1 is in row 1, 4 in row 3, 9 in row 7.
    let figure = plot(
      [0, 1, 4, 9], title: "Squares", xLabel: "n", yLabel: "n*n", width: 30, height: 10)
    #expect(
      figure.text == """
                    Squares

        n*n
        10 +
           |                     .*
           |                    .
           |                  ..
         5 +                ..
           |             ..*
           |           ..
           |      ..*..
         0 + *....
           +-+------+------+------+
             0      1      2      3
                       n
        """)
    #expect("\(figure)" == figure.text)
  }

  @Test func logAxisWithKoreanLabels() {
    let figure = plot(
      ["가파른": [1, 100, 10_000], "flat": [10.0, 10, 10]], x: 1...3, title: "로그 축", yScale: .log,
      width: 40, height: 9)
    #expect(
      figure.text == """
                           로그 축

        10000 +                            .*
              |                        ....
         1000 +                     ...
              |                 ....
          100 +              .*.
              |          ....
           10 + o.............o.............o
              |   ....
            1 + *.
              +-+-------------+-------------+
                1             2             3
              * 가파른   o flat
        """)
  }

  @Test func sharedCells() {
    #expect(
      plot(["a": [1.0, 2, 3], "b": [3.0, 2, 1]], width: 30, height: 5).text == """
        3 + o..                 ..*
          |    ......     ......
        2 +          ..&..
          |    ......     ......
        1 + *..                 ..o
          +-+----------+----------+
            0          1          2
          * a   o b   & several
        """)
  }

  @Test func sharedByThreeStaysShared() {
    let drawn = plot(["a": [1, 2], "b": [1, 2], "c": [1, 3]]).text
    #expect(drawn.contains("& several"))
    #expect(drawn.contains { $0 == "&" })
    let area = drawn.split(separator: "\n").dropLast()
    #expect(!area.contains { $0.contains("o") || $0.contains("*") })
  }

  @Test func pointsWithoutAPlaceAreCounted() {
    #expect(
      plot([1, -1, .nan, 100.0, 0], yScale: .log, width: 30, height: 5).text == """
        100 +                      *
            |
         10 +
            |
          1 + *
            +-+------+------+------+
              0      1      2      3
        1 point not drawn: not a
        finite number
        2 points not drawn: not
        positive on a log axis
        """)
  }

  @Test func noData() {
    let expected = """
      1.0 +
          |
      0.5 +       (no data)
          |
      0.0 +
          +-+--------------------+
            0                    1
      """
    #expect(plot([Double](), width: 30, height: 5).text == expected)
    #expect(plot([Series](), width: 30, height: 5).text == expected)
  }

  @Test func rangesThatWereAskedFor() {
    let figure = plot([0.2, 0.6, 3, 0.9], yRange: 0...1, width: 40, height: 6)
    // A row is 0.25: 0.2 is in row 1, 0.6 in row 2, 0.9 in row 4; 3 is not shown, nor its lines.
    #expect(
      figure.text == """
        1.0 +                               *
            |
        0.5 +      .....*
            | *....
        0.0 +
            +-+---------+---------+---------+
              0         1         2         3
        1 point not drawn: outside the axis
        range
        """)
  }

  @Test func aRoundingBeyondTheRangeIsDrawn() {
    let figure = plot([0, -1e-9, 1.0000000001, 1.01], yRange: 0...1, width: 40, height: 6)
    #expect(figure.text.contains("1 point not drawn"))
    #expect(
      figure.text.split(separator: "\n").first { $0.hasPrefix("0.0 +") }?.contains("*") == true)
  }

  @Test(arguments: [
    ([0.1, 0.2, 0.3], ["0.10", "0.15", "0.20", "0.25", "0.30"]),
    ([0, 120_000], ["0", "20000", "40000", "60000", "80000", "100000", "120000"]),
    ([1e-9, 3e-9], ["1e-09", "1.5e-09", "2e-09", "2.5e-09", "3e-09"]),
    ([-2e7, 2e7], ["-2e+07", "-1e+07", "0", "1e+07", "2e+07"]),
    ([-1, 1], ["-1.0", "-0.5", "0.0", "0.5", "1.0"]),
  ])
  func linearTickLabels(values: [Double], labels: [String]) {
    #expect(tickLabels(plot(values)) == labels)
  }

  @Test(arguments: [
    ([0.01, 100], ["0.01", "0.1", "1", "10", "100"]),
    ([3e-14, 0.2], ["1e-14", "1e-12", "1e-10", "1e-08", "1e-06", "1e-04", "1e-02", "1"]),
    ([1e-4, 1], ["0.0001", "0.001", "0.01", "0.1", "1"]),
    ([2, 9], ["2", "5", "10"]),
    ([50, 60], ["50", "52", "54", "56", "58", "60"]),
  ])
  func logTickLabels(values: [Double], labels: [String]) {
    #expect(tickLabels(plot(values, yScale: .log)) == labels)
  }

  private func tickLabels(_ plot: Plot) -> [String] {
    plot.text.split(separator: "\n").dropLast(2).compactMap { line in
      line.firstIndex(of: "+").flatMap { plus in
        // An exponent's sign is not the axis.
        let axis =
          line[..<plus].last == "e" ? line[line.index(after: plus)...].firstIndex(of: "+")! : plus
        return String(line[..<axis]).split(separator: " ").first.map(String.init)
      }
    }.reversed()
  }
}
