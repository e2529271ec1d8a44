internal import TextColumns

/// The text drawing of a plot.
///
/// From top to bottom: title, y label, the plotting area with the y axis at its left, the x axis,
/// tick labels, x label, legend, and what was left out. A point is in the cell that ``Axis``
/// gives it; a cell with points of several series shows `&`.
struct PlotText {
  private let plot: Plot
  private let layout: PlotLayout
  /// The column of the y axis.
  private var margin: Int { layout.margin }
  private var x: Axis { layout.x }
  /// The column of the first cell; one stays blank between it and the axis.
  private var origin: Int { margin + 2 }
  /// Which series have points in a cell.
  private var owners: [Cell: Set<Int>] = [:]

  init(_ plot: Plot) {
    self.plot = plot
    layout = PlotLayout(plot)
    for (index, runs) in layout.runs.enumerated() {
      for point in runs.joined() { owners[cell(of: point), default: []].insert(index) }
    }
  }

  var drawing: String {
    let (body, unlabelled) = area
    let columns = origin + x.steps + 1
    var lines = plot.title.wrapped(to: plot.width).map { centred($0) }
    if !lines.isEmpty { lines.append("") }
    lines += plot.yLabel.wrapped(to: plot.width)
    lines += body.lines
    lines += plot.xLabel.wrapped(to: columns).map { centred($0) }
    lines += legend.map { String(repeating: " ", count: margin) + $0 }
    if unlabelled > 0 { lines.append(PlotLabels.note(unlabelled)) }
    lines += layout.notes.flatMap { $0.wrapped(to: plot.width) }
    return lines.joined(separator: "\n")
  }

  /// Centred over the plotting area, or in the whole width if it is too long for that.
  private func centred(_ line: String) -> String {
    let needed = DisplayWidth.of(line)
    let start = max(0, min(origin + (x.steps + 1 - needed) / 2, plot.width - needed))
    return String(repeating: " ", count: start) + line
  }

  // MARK: The plotting area

  /// The drawing, and how many labels had no room in it.
  private var area: (canvas: TextCanvas, unlabelled: Int) {
    let rows = layout.y.steps + 1
    var canvas = TextCanvas(columns: plot.width, rows: rows + 2)
    drawSeries(on: &canvas)
    let unlabelled = drawLabels(on: &canvas)
    drawBackdrop(on: &canvas)
    drawAxes(on: &canvas, rows: rows)
    if layout.isEmpty, plot.backdrop == nil {
      let note = "(no data)"
      canvas.put(note, column: origin + (x.steps + 1 - note.count) / 2, row: rows / 2)
    }
    return (canvas, unlabelled)
  }

  /// Writes labels to the right of their points, or to the left, where that is free.
  private func drawLabels(on canvas: inout TextCanvas) -> Int {
    var unlabelled = 0
    for (point, label) in layout.labelled where !label.isEmpty {
      let cell = cell(of: point)
      let label = label.clipped(to: PlotLabels.mostColumns)
      let width = DisplayWidth.of(label)
      let starts = [cell.column + 2, cell.column - 1 - width]
      let start = starts.first { start in
        start >= origin && start + width <= plot.width
          && (start..<(start + width)).allSatisfy { canvas.isBlank(column: $0, row: cell.row) }
      }
      if let start {
        canvas.put(label, column: start, row: cell.row)
      } else {
        unlabelled += 1
      }
    }
    return unlabelled
  }

  private func drawBackdrop(on canvas: inout TextCanvas) {
    guard let backdrop = plot.backdrop else { return }
    let (right, below) = (1 / Double(x.steps), 1 / Double(layout.y.steps))
    for row in 0...layout.y.steps {
      for column in 0...x.steps where canvas.isBlank(column: origin + column, row: row) {
        let (across, up) = (Double(column) * right, 1 - Double(row) * below)
        let mark = backdrop.mark(x: across, y: up, right: across + right, below: up - below)
        if let mark { canvas.put(mark, column: origin + column, row: row) }
      }
    }
  }

  private func drawSeries(on canvas: inout TextCanvas) {
    for (cell, owners) in owners {
      let mark = owners.count == 1 ? PlotMarks.point(owners.first!) : PlotMarks.several
      canvas.put(mark, column: cell.column, row: cell.row)
    }
    guard plot.style == .line else { return }
    for run in layout.runs.joined() {
      for (point, next) in zip(run, run.dropFirst()) { join(point, next, on: &canvas) }
    }
  }

  /// Marks the cells between two points, one a column or one a row, whichever are more.
  private func join(
    _ start: PlotLayout.Point, _ end: PlotLayout.Point, on canvas: inout TextCanvas
  ) {
    let (first, last) = (cell(of: start), cell(of: end))
    let across = abs(last.column - first.column) >= abs(last.row - first.row)
    let (from, to) = across ? (first.column, last.column) : (first.row, last.row)
    guard abs(to - from) > 1 else { return }
    for step in (min(from, to) + 1)..<max(from, to) {
      let cell: Cell
      if across {
        let there = Double(step - origin) / Double(x.steps)
        let part = (there - x.fraction(start.x)) / (x.fraction(end.x) - x.fraction(start.x))
        cell = Cell(column: step, row: row(start.y + (end.y - start.y) * part))
      } else {
        let there = 1 - Double(step) / Double(layout.y.steps)
        let (low, high) = (layout.y.fraction(start.y), layout.y.fraction(end.y))
        let part = (there - low) / (high - low)
        cell = Cell(column: column(start.x + (end.x - start.x) * part), row: step)
      }
      if canvas.isBlank(column: cell.column, row: cell.row) {
        canvas.put(PlotMarks.join, column: cell.column, row: cell.row)
      }
    }
  }

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private func cell(of point: PlotLayout.Point) -> Cell {
    Cell(column: column(point.x), row: row(point.y))
  }

  private func column(_ position: Double) -> Int { origin + x.cell(position) }

  private func row(_ position: Double) -> Int { layout.y.steps - layout.y.cell(position) }

  // MARK: Axes

  private func drawAxes(on canvas: inout TextCanvas, rows: Int) {
    for row in 0..<rows { canvas.put("|", column: margin, row: row) }
    for tick in layout.y.ticks {
      let row = row(tick.position)
      canvas.put(tick.label.leftPadded(to: margin - 1), column: 0, row: row)
      canvas.put("+", column: margin, row: row)
    }
    canvas.put("+", column: margin, row: rows)
    for column in (margin + 1)...(origin + x.steps) { canvas.put("-", column: column, row: rows) }
    for (tick, column) in zip(x.ticks, x.labelColumns) {
      canvas.put("+", column: self.column(tick.position), row: rows)
      canvas.put(tick.label, column: origin + column, row: rows + 1)
    }
  }

  // MARK: Legend

  private var legend: [String] {
    var items = plot.series.enumerated().compactMap { index, series in
      let name = series.name.onOneLine
      return name.isEmpty ? nil : "\(PlotMarks.point(index)) \(name)"
    }
    if owners.values.contains(where: { $0.count > 1 }) {
      items.append("\(PlotMarks.several) several")
    }
    items += plot.backdrop?.legend ?? []
    return flowed(items, columns: plot.width - margin)
  }
}
