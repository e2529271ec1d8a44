internal import CellProtocol

/// The SVG drawing of a histogram: a panel a group, with the axes of the text drawing.
struct HistogramSVG {
  private let histogram: Histogram
  private let axes: [Axis]
  private let values: Axis
  private let left: Double
  private let right = FigureCanvas.width - 16

  init(_ histogram: Histogram) {
    self.histogram = histogram
    axes = histogram.counts.map(histogram.countAxis)
    let widest = axes.flatMap(\.ticks).map { FigureCanvas.estimatedWidth($0.label) }.max() ?? 0
    left = widest + 20
    values = histogram.valueAxis(
      cells: max(1, 60 / (histogram.edges.count - 1)), margin: 6, columns: 64)
  }

  var drawing: Multilingual {
    var canvas = FigureCanvas(
      Phrase("Histogram", "히스토그램"), title: histogram.title, summary: histogram.account)
    let height = histogram.groups.count > 1 ? 84.0 : 250
    for index in histogram.groups.indices {
      let name = histogram.groups[index].name
      if !name.isEmpty {
        canvas.skip(14)
        canvas.text(name, x: left, y: canvas.top, style: "font-weight:600")
      }
      canvas.skip(8)
      draw(histogram.counts[index], axes[index], height, on: &canvas)
      canvas.skip(height + (index == histogram.groups.count - 1 ? 0 : 14))
    }
    for tick in values.ticks {
      canvas.number(tick.label, x: place(tick.position), y: canvas.top + 19, anchor: .middle)
    }
    canvas.skip(26)
    for line in histogram.xLabel.wrapped(to: 68) {
      canvas.skip(16)
      canvas.text(line, x: (left + right) / 2, y: canvas.top, anchor: .middle)
    }
    for note in histogram.notes {
      canvas.skip(18)
      canvas.text(note, x: 4, y: canvas.top, style: "font-style:italic")
    }
    return canvas.finished(height: canvas.top + 10)
  }

  private func draw(
    _ counts: [Int], _ axis: Axis, _ height: Double, on canvas: inout FigureCanvas
  ) {
    let (top, bottom) = (canvas.top, canvas.top + height)
    var grid = ""
    for tick in axis.ticks {
      let y = bottom - axis.fraction(tick.position) * height
      grid += "M\(coordinate(left)) \(coordinate(y))H\(coordinate(right))"
      canvas.number(tick.label, x: left - 8, y: y + 4, anchor: .end)
    }
    canvas.path(grid, style: "fill:none;stroke:\(FigureStyle.grid)")
    var bars = ""
    for (bin, count) in counts.enumerated() where count > 0 {
      let from = place(histogram.edges[bin]) + 0.5
      let to = place(histogram.edges[bin + 1]) - 0.5
      // A single value among many still shows.
      let tall = max(axis.fraction(Double(count)) * height, 0.75)
      bars += "M\(coordinate(from)) \(coordinate(bottom))v\(coordinate(-tall))"
      bars += "H\(coordinate(to))v\(coordinate(tall))z"
    }
    canvas.path(bars, style: "fill:\(FigureStyle.color(0))")
    var lines = "M\(coordinate(left)) \(coordinate(top))V\(coordinate(bottom))"
    lines += "H\(coordinate(right))"
    for tick in values.ticks {
      lines += "M\(coordinate(place(tick.position))) \(coordinate(bottom))v5"
    }
    canvas.path(lines, style: "fill:none;stroke:\(FigureStyle.ink)")
  }

  private func place(_ position: Double) -> Double {
    left + 8 + values.fraction(position) * (right - left - 16)
  }
}
