import LessonDisplay
import Testing
import TextColumns

@Suite struct BarPlotTests {
  @Test func bothSidesOfZero() {
    // 14 cells for 6 units: 5 to the left and 9 to the right, 2.25 cells a unit.
    #expect(
      barPlot(["w": 4, "바이어스": -2, "c": 0.5], title: "기울기", width: 30).text == """
                    기울기

        w          4.0      |#########
        바이어스  -2.0 #####|
        c          0.5      |#
        """)
  }

  @Test func valueLabel() {
    #expect(
      barPlot(["a": 1, "b": 2], valueLabel: "개수", width: 30).text == """
           개수
        a     1 |###########
        b     2 |#####################
        """)
  }

  @Test func whatHasNoBarIsStillWritten() {
    let figure = barPlot(
      labels: ["nan", "inf", "tiny", "one"], values: [.nan, -.infinity, 1e-305, 1], width: 30)
    #expect(
      figure.text == """
        nan      nan |
        inf     -inf |
        tiny  1e-305 |
        one    1e+00 |################
        """)
    #expect(barPlot([:]).text == "(no data)")
    #expect(barPlot(["a": 0]).text == "a  0 |")
  }

  /// Each bar has the number of cells nearest to its share of the longest.
  @Test(arguments: 0..<30)
  func lengths(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let values = (0..<9).map { _ in Double.random(in: 0...1000, using: &numbers) }
    let lines = barPlot(labels: (0..<9).map(String.init), values: values).text
      .split(separator: "\n")
    let cells = lines.map { line in line.filter { $0 == "#" }.count }
    let longest = try #require(cells.max())
    #expect(lines.map { DisplayWidth.of($0) }.max() == 72)
    for (value, cells) in zip(values, cells) {
      #expect(abs(value / values.max()! * Double(longest) - Double(cells)) <= 0.5)
    }
  }

  @Test func svgBarsStartAtZero() {
    // Room: 540 − (10.7 + 14) for a label − 2 × (2 × 8.3 + 12) for numbers = 458.1, for 6 units.
    let html = barPlot(["w": 4, "b": -2]).html
    #expect(html.contains("M206 12h305.4v16H206zM206 36h-152.7v16H206z"))
    #expect(html.contains(">−2</text>"))
  }

  @Test func summaries() {
    #expect(
      barPlot(["a": 1, "b": 2.5], valueLabel: "count").summary
        == "Bar plot of count, 2 bars: a 1, b 2.5.")
    #expect(
      barPlot(labels: (0..<20).map { "n\($0)" }, values: 0..<20).summary
        == "Bar plot, 20 bars from n0 0 to n19 19.")
  }
}
