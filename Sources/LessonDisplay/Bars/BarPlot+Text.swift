internal import TextColumns

/// The text drawing of a bar plot: a line a bar, with label, number and bar.
///
/// A bar has the number of cells that is nearest to its length; the longest ones reach the ends
/// of the lines. The zero line is `|`.
struct BarPlotText {
  private let plot: BarPlot

  init(_ plot: BarPlot) { self.plot = plot }

  func drawing(in language: FigureLanguage) -> String {
    let labels = plot.bars.map { $0.label.onOneLine.clipped(to: plot.width / 3) }
    let numbers = NumberColumn.labels(plot.bars.map(\.value))
    let labelWidth = labels.map(DisplayWidth.of).max() ?? 0
    let unit = plot.valueLabel.onOneLine.clipped(to: plot.width / 3)
    let numberWidth = max(numbers.map(\.utf8.count).max() ?? 0, DisplayWidth.of(unit))
    let margin = labelWidth + (labelWidth > 0 ? 2 : 0) + numberWidth + 1

    var lines = plot.title.wrapped(to: plot.width).map { $0.centred(in: plot.width) }
    if !lines.isEmpty { lines.append("") }
    if !unit.isEmpty { lines.append(unit.leftPadded(to: margin - 1)) }
    let scale = Scale(plot.reach, cells: plot.width - margin - 1)
    for ((bar, label), number) in zip(zip(plot.bars, labels), numbers) {
      let start = label.padded(to: labelWidth + (labelWidth > 0 ? 2 : 0))
      lines.append(
        start + number.leftPadded(to: numberWidth) + " " + scale.line(for: bar.value))
    }
    if plot.bars.isEmpty { lines.append(Phrase.noData[language]) }
    return lines.joined(separator: "\n")
  }

  private struct Scale {
    /// Cells on either side of zero.
    var below: Int
    var above: Int
    var cellsPerUnit: Double

    init(_ reach: (below: Double, above: Double), cells: Int) {
      let total = reach.below + reach.above
      guard total > 0 else {
        (below, above, cellsPerUnit) = (0, 0, 0)
        return
      }
      below = Int((reach.below / total * Double(cells)).nearestWhole)
      above = cells - below
      // The longer side is filled, and the other drawn to the same scale.
      cellsPerUnit =
        reach.above >= reach.below ? Double(above) / reach.above : Double(below) / reach.below
    }

    func line(for value: Double) -> String {
      let length = Int((BarPlot.length(of: value).magnitude * cellsPerUnit).nearestWhole)
      let bar = String(repeating: "#", count: min(length, value < 0 ? below : above))
      if value < 0 { return bar.leftPadded(to: below) + "|" }
      return String(repeating: " ", count: below) + "|" + bar
    }
  }
}
