internal import TextColumns

/// The text drawing of a histogram.
///
/// The row of the value axis is the row of zero; above it a bar has the number of cells that is
/// nearest to its count; in dots, of four dots a cell. A count too small for a cell shows as `.`. All bins are equally wide.
/// An edge between two cells has its tick at the right one, where its bin begins.
struct HistogramText {
  private let histogram: Histogram
  private let axes: [Axis]
  private let margin: Int
  private let cellsPerBin: Int
  private let values: Axis
  private let inDots: Bool

  init(_ histogram: Histogram, inDots: Bool = false) {
    self.histogram = histogram
    self.inDots = inDots
    axes = histogram.counts.map(histogram.countAxis)
    margin = (axes.flatMap(\.ticks).map(\.label.utf8.count).max() ?? 1) + 1
    let columns = histogram.width - margin - 2
    cellsPerBin = max(1, (columns - 2) / (histogram.edges.count - 1))
    values = histogram.valueAxis(cells: cellsPerBin, margin: margin + 2, columns: columns)
  }

  func drawing(in language: FigureLanguage) -> String {
    let columns = values.steps
    var lines = histogram.title.wrapped(to: histogram.width).map { centred($0) }
    if !lines.isEmpty { lines.append("") }
    if histogram.counts.allSatisfy({ $0.allSatisfy { $0 == 0 } }) {
      lines.append(Phrase.noData[language])
    }
    for index in histogram.groups.indices {
      lines += histogram.groups[index].name.wrapped(to: histogram.width)
      lines += bars(histogram.counts[index], axes[index])
    }
    lines.append(valueLabels)
    lines += histogram.xLabel.wrapped(to: columns).map { centred($0) }
    lines += histogram.notes.flatMap { $0[language].wrapped(to: histogram.width) }
    return lines.joined(separator: "\n")
  }

  private func bars(_ counts: [Int], _ axis: Axis) -> [String] {
    var canvas = TextCanvas(columns: histogram.width, rows: axis.steps + 1)
    for row in 0..<axis.steps { canvas.put("|", column: margin, row: row) }
    for column in (margin + 1)...(margin + 1 + values.steps) {
      canvas.put("-", column: column, row: axis.steps)
    }
    for tick in values.ticks {
      canvas.put("+", column: column(tick.position), row: axis.steps)
    }
    for tick in axis.ticks {
      let row = axis.steps - axis.cell(tick.position)
      canvas.put(tick.label.leftPadded(to: margin - 1), column: 0, row: row)
      canvas.put("+", column: margin, row: row)
    }
    for (bin, count) in counts.enumerated() where count > 0 {
      let cells = axis.cell(Double(count))
      let start = margin + 2 + bin * cellsPerBin
      for column in start..<(start + cellsPerBin) {
        if inDots {
          drawDots(of: axis.fraction(Double(count)), column, rows: axis.steps, on: &canvas)
          continue
        }
        if cells == 0 { canvas.put(".", column: column, row: axis.steps - 1) }
        for row in 0..<cells { canvas.put("#", column: column, row: axis.steps - 1 - row) }
      }
    }
    return canvas.lines
  }

  /// A column of a bar, which has a row of dots at least.
  private func drawDots(
    of share: Double, _ column: Int, rows: Int, on canvas: inout TextCanvas
  ) {
    let patterns: [Character] = ["⣀", "⣤", "⣶", "⣿"]
    let dots = max(Int((share * Double(4 * rows)).nearestWhole), 1)
    for row in 0..<((dots + 3) / 4) {
      canvas.put(patterns[min(dots - 4 * row, 4) - 1], column: column, row: rows - 1 - row)
    }
  }

  private var valueLabels: String {
    var canvas = TextCanvas(columns: histogram.width, rows: 1)
    for tick in values.ticks {
      let start = column(tick.position) - (tick.label.utf8.count - 1) / 2
      canvas.put(tick.label, column: start, row: 0)
    }
    return canvas.lines[0]
  }

  /// The column in which a value is counted, or begins to be.
  private func column(_ position: Double) -> Int {
    let place = (values.fraction(position) * Double(values.steps) + 1e-9).floor
    return margin + 2 + min(max(Int(place), 0), values.steps)
  }

  private func centred(_ line: String) -> String {
    let needed = DisplayWidth.of(line)
    let start = max(0, min(margin + 2 + (values.steps - needed) / 2, histogram.width - needed))
    return String(repeating: " ", count: start) + line
  }
}
