import LessonDisplay
import Testing

@Suite struct PlotSVGTests {
  /// The whole drawing of one small plot: the lower left point is at (69, 346), where both axes
  /// have their lower ends, and the upper right one at (516, 66); a decade is 40 high.
  @Test func wholeDrawing() {
    let figure = plot(["a<b": [1, 10_000_000]], title: "T & \"U\"", yScale: .log, height: 15)
    let ink = "var(--figure-ink,currentColor)"
    let color = "var(--figure-1,#2b60ea)"
    let marker = "fill:\(color);stroke:var(--figure-paper,Canvas);stroke-width:2;paint-order:stroke"
    let summary =
      "Line plot over x, 0 to 1; y, 1 to 1e+07 on a log axis. a&lt;b rises from 1 to 1e+07."
    let circle = "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z"
    var labels = ""
    for (exponent, y) in zip(1...7, [310, 270, 230, 190, 150, 110, 70]) {
      labels += #"<text x="53" y="\#(y)" text-anchor="end">10"#
      labels += #"<tspan dy="-5" font-size="10">\#(exponent)</tspan></text>"#
    }
    #expect(
      figure.html == """
        <svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 540 382" width="540" \
        height="382" role="img" \
        style="max-width:100%;height:auto;font:13px system-ui,-apple-system,'Segoe UI',\
        'Noto Sans','Noto Sans KR',sans-serif;fill:\(ink)">
        <title>T &amp; &quot;U&quot;</title><desc>\(summary)</desc>
        <text x="270" y="17" text-anchor="middle" style="font-weight:600;font-size:15px">\
        T &amp; &quot;U&quot;</text>\
        <path d="M239.7 42h30" style="fill:none;stroke:\(color);stroke-width:2;\
        stroke-linejoin:round"/>
        <path d="M254.7 42\(circle)" style="\(marker)"/>
        <text x="275.7" y="46">a&lt;b</text>\
        <text x="53" y="350" text-anchor="end">1</text>\(labels)\
        <path d="M61 346H524M61 306H524M61 266H524M61 226H524M61 186H524M61 146H524\
        M61 106H524M61 66H524" style="fill:none;stroke:var(--figure-grid,#8884)"/>
        <text x="69" y="365" text-anchor="middle">0</text>\
        <text x="516" y="365" text-anchor="middle">1</text>\
        <path d="M61 66V346H524M69 346v5M516 346v5" style="fill:none;stroke:\(ink)"/>
        <path d="M69 346L516 66" style="fill:none;stroke:\(color);stroke-width:2;\
        stroke-linejoin:round"/>
        <path d="M69 346\(circle)M516 66\(circle)" style="\(marker)"/>
        </svg>
        """)
  }

  @Test func seriesDifferInColourDashAndMarker() {
    let html = plot(["a": [1, 2], "b": [2, 3], "c": [3, 4]]).html
    // Long lines are told apart by their markers.
    #expect(!plot(["a": 0..<300, "b": 1..<301]).html.contains("dasharray"))
    for series in 1...3 { #expect(html.contains("var(--figure-\(series),#")) }
    #expect(html.contains("stroke-dasharray:7 3") && html.contains("stroke-dasharray:2 3"))
  }

  @Test func gapsAreNotBridged() {
    let html = plot([1, 2, .nan, 4, 5]).html
    let lines = html.split(separator: "\n").filter { $0.contains("stroke-linejoin") }
    #expect(lines.count == 1)
    #expect(lines[0].filter { $0 == "M" }.count == 2 && lines[0].filter { $0 == "L" }.count == 2)
  }

  @Test func longSeriesStayShort() {
    let values = (0..<100_000).map { Double(($0 * 7919) % 1000) }
    #expect(plot(values).html.utf8.count < 60_000)
  }

  /// Thinning keeps the extremes: a lone peak among many points still shows.
  @Test func aLonePeakIsKept() {
    var values = Array(repeating: 0.0, count: 50_000)
    values[31_337] = 1
    let peak = plot(values).html.split(separator: "L").filter { $0.hasSuffix(" 16") }
    #expect(peak.count == 1)
  }

  @Test func summaries() {
    #expect(
      plot([3, 1, 2]).summary
        == "Line plot over x, 0 to 2; y, 1 to 3. The series falls from 3 to 2, with a low of 1.")
    #expect(plot([1, 1]).summary == "Line plot over x, 0 to 1; y at 1. The series stays at 1.")
    #expect(plot([7]).summary == "Line plot over x at 0; y at 7. The series is the one point 7.")
    #expect(plot([Series]()).summary == "Line plot without data.")
    #expect(
      scatter([Series("cats", x: [0.5], y: [1]), Series("dogs", x: [1, 2], y: [1, 4])]).summary
        == "Scatter plot of 2 series over x, 0.5 to 2; y, 1 to 4. cats has 1 point at 1. "
        + "dogs has 2 points between 1 and 4.")
    #expect(
      plot(
        ["sigmoid": [3e-14, 0.21], "ReLU": [0.5, -1]], x: [1, 30], xLabel: "layer", yScale: .log
      )
      .summary
        == "Line plot of 2 series over layer, 1 to 30; y, 3e-14 to 0.5 on a log axis. sigmoid rises "
        + "from 3e-14 to 0.21. ReLU is the one point 0.5. 1 point not drawn: not positive on a log axis."
    )
  }
}
