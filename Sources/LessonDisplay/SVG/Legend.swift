extension FigureCanvas {
  /// How a series is shown in the legend.
  enum Sample {
    case line, dashedLine, marker
  }

  /// Names with samples, centred, on as many lines as they need.
  mutating func legend(_ names: [(series: Int, name: String)], _ sample: Sample) {
    let sampleWidth = sample == .marker ? 14.0 : 30
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
    let y = coordinate(y)
    if sample == .marker {
      path(
        "M\(coordinate(x + 7)) \(y)\(FigureStyle.marker(series))",
        style: "fill:\(FigureStyle.color(series))")
    } else {
      path(
        "M\(coordinate(x)) \(y)h30",
        style: FigureStyle.line(series, isDashed: sample == .dashedLine))
      path(
        "M\(coordinate(x + 15)) \(y)\(FigureStyle.marker(series))",
        style: FigureStyle.markerOnLine(series))
    }
  }
}
