internal import CellProtocol

/// The SVG drawing of a bar plot: label, bar, and the number at the bar's end.
struct BarPlotSVG {
  private let plot: BarPlot
  private let rowHeight = 24.0

  init(_ plot: BarPlot) { self.plot = plot }

  var drawing: Multilingual {
    let labels = plot.bars.map { $0.label.onOneLine.clipped(to: 30) }
    let numbers = NumberColumn.labels(plot.bars.map(\.value))
    let labelRoom = (labels.map(FigureCanvas.estimatedWidth).max() ?? 0) + 14
    let numberRoom = (numbers.map(FigureCanvas.estimatedNumberWidth).max() ?? 0) + 12
    let reach = plot.reach
    let left = labelRoom + (reach.below > 0 ? numberRoom : 0)
    let room = FigureCanvas.width - left - numberRoom
    let total = reach.below + reach.above
    let unit = total > 0 ? room / total : 0
    let zero = left + reach.below * unit

    var canvas = FigureCanvas(
      Phrase("Bar plot", "막대그래프"), title: plot.title, summary: plot.account)
    for line in plot.valueLabel.wrapped(to: 68) {
      canvas.text(line, x: zero, y: canvas.top + 10)
      canvas.skip(18)
    }
    let top = canvas.top
    var bars = ""
    for (index, bar) in plot.bars.enumerated() {
      let y = top + (Double(index) + 0.5) * rowHeight
      let length = BarPlot.length(of: bar.value) * unit
      canvas.text(labels[index], x: labelRoom - 10, y: y + 4, anchor: .end)
      bars +=
        "M\(coordinate(zero)) \(coordinate(y - 8))h\(coordinate(length))v16H\(coordinate(zero))z"
      let isLeft = bar.value < 0
      canvas.number(
        numbers[index], x: zero + length + (isLeft ? -6 : 6), y: y + 4,
        anchor: isLeft ? .end : .start)
    }
    canvas.path(bars, style: "fill:\(FigureStyle.color(0))")
    if plot.bars.isEmpty {
      canvas.text(.noData, x: FigureCanvas.width / 2, y: top + 16, anchor: .middle)
    }
    let height = Double(max(plot.bars.count, 1)) * rowHeight
    canvas.path(
      "M\(coordinate(zero)) \(coordinate(top))v\(coordinate(height))",
      style: "fill:none;stroke:\(FigureStyle.ink)")
    canvas.skip(height)
    return canvas.finished(height: canvas.top + 8)
  }
}
