extension FigureCanvas {
  /// How a series is shown in the legend.
  enum Sample {
    case line, marker, box
  }

  /// Names with samples, centred, on as many lines as they need.
  mutating func legend(_ names: [(series: Int, name: String)], _ sample: Sample) {
    let sampleWidth = sample == .line ? 30.0 : 14
    var lines: [[(series: Int, name: String, width: Double)]] = []
    var used = 0.0
    for (series, name) in names where !name.isEmpty {
      let name = name.onOneLine.clipped(to: 60)
      let width = sampleWidth + 6 + FigureCanvas.estimatedWidth(name) + 18
      if lines.isEmpty || used + width > FigureCanvas.width - 20 {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append((series, name, width))
      used += width
    }
    for line in lines {
      var x = (FigureCanvas.width - line.reduce(-18) { $0 + $1.width }) / 2
      for (series, name, width) in line {
        draw(sample, series, x: x, y: top + 8)
        text(name, x: x + sampleWidth + 6, y: top + 12)
        x += width
      }
      skip(20)
    }
    if !lines.isEmpty { skip(4) }
  }

  private mutating func draw(_ sample: Sample, _ series: Int, x: Double, y: Double) {
    let color = FigureStyle.color(series)
    let y = coordinate(y)
    switch sample {
    case .line:
      path(
        "M\(coordinate(x)) \(y)h30", style: FigureStyle.line(series))
      path("M\(coordinate(x + 15)) \(y)\(FigureStyle.marker(series))", style: "fill:\(color)")
    case .marker:
      path("M\(coordinate(x + 7)) \(y)\(FigureStyle.marker(series))", style: "fill:\(color)")
    case .box:
      path("M\(coordinate(x)) \(y)m0-6h12v12h-12z", style: "fill:\(color)")
    }
  }
}

extension FigureStyle {
  /// The style of a series' line.
  static func line(_ series: Int) -> String {
    let dash = dash(series)
    return "fill:none;stroke:\(color(series));stroke-width:2;stroke-linejoin:round"
      + (dash.isEmpty ? "" : ";stroke-dasharray:\(dash)")
  }
}
