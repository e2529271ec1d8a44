extension Plot {
  /// For instance: "Line plot of 2 series over layer, 1 to 30; norm on a log axis. sigmoid rises
  /// from 3e-14 to 0.21. ReLU stays at 0.5."
  public var summary: String {
    let layout = PlotLayout(self)
    guard !layout.isEmpty else { return "\(kind) without data." }
    let drawn = zip(series, layout.runs).map { series, runs in
      (name: series.name.onOneLine, points: self.drawn(series, layout))
    }
    let xs = drawn.flatMap { $0.points.map(\.x) }
    var sentence = kind
    if series.count > 1 { sentence += " of \(series.count) series" }
    sentence += " over \(xLabel.isEmpty ? "x" : xLabel.onOneLine)"
    let (first, last) = (shortNumber(xs.min()!), shortNumber(xs.max()!))
    sentence += first == last ? " at \(first)" : ", \(first) to \(last)"
    if xScale == .log { sentence += " on a log axis" }
    if yScale == .log { sentence += "; \(yLabel.isEmpty ? "y" : yLabel.onOneLine) on a log axis" }
    let described = drawn.prefix(8).map { name, points in
      let name = name.isEmpty ? yLabel.isEmpty ? "The series" : yLabel.onOneLine : name
      return "\(name) \(course(of: points.map(\.y)))."
    }
    let labels = series.flatMap { series in
      zip(series.labels, zip(series.x, series.y)).map { label, place in
        "\(label.onOneLine) (\(shortNumber(place.0)), \(shortNumber(place.1)))"
      }
    }
    let labelled =
      labels.isEmpty
      ? []
      : [
        "Labelled: \(labels.prefix(12).joined(separator: ", "))"
          + (labels.count > 12 ? " and \(labels.count - 12) more." : ".")
      ]
    let more = drawn.count > 8 ? ["And \(drawn.count - 8) more."] : []
    return ([sentence + "."] + described + more + labelled + layout.notes.map { $0 + "." })
      .joined(separator: " ")
  }

  var kind: String { style == .line ? "Line plot" : "Scatter plot" }

  private func course(of values: [Double]) -> String {
    guard let first = values.first, let last = values.last else { return "has no points" }
    let (low, high) = (values.min()!, values.max()!)
    let (start, end) = (shortNumber(first), shortNumber(last))
    if style == .points {
      if values.count == 1 { return "has 1 point at \(start)" }
      return "has \(values.count) points between \(shortNumber(low)) and \(shortNumber(high))"
    }
    if values.count == 1 { return "is the one point \(start)" }
    var text =
      shortNumber(low) == shortNumber(high)
      ? "stays at \(start)"
      : first == last
        ? "begins and ends at \(start)"
        : "\(first < last ? "rises" : "falls") from \(start) to \(end)"
    let span = high - low
    if min(first, last) - low > span / 20 { text += ", with a low of \(shortNumber(low))" }
    if high - max(first, last) > span / 20 { text += ", with a high of \(shortNumber(high))" }
    return text
  }

  private func drawn(_ series: Series, _ layout: PlotLayout) -> [(x: Double, y: Double)] {
    zip(series.x, series.y).filter { x, y in
      guard let x = try? xScale.position(of: x).get(), let y = try? yScale.position(of: y).get()
      else { return false }
      let xLimits = xRange.map { Extent($0, scale: xScale) }
      let yLimits = yRange.map { Extent($0, scale: yScale) }
      return xLimits?.holds(x) ?? true && yLimits?.holds(y) ?? true
    }.map { ($0, $1) }
  }
}
