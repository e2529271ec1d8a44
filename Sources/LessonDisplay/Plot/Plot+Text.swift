internal import TextColumns

/// The text drawing of a plot.
///
/// From top to bottom: title, y label, the plotting area with the y axis at its left, the x axis,
/// tick labels, x label, legend, and what was left out. A point is in the cell that ``Axis``
/// gives it; a cell with points of several series shows `&`.
///
/// In dots, lines and what lies behind them are Braille patterns, and marks stand on them only where
/// they are needed.
struct PlotText {
  private let plot: Plot
  private let layout: PlotLayout
  private let dots: PlotDots?
  /// The column of the y axis.
  private var margin: Int { layout.margin }
  private var x: Axis { layout.x }
  /// The column of the first cell; one stays blank between it and the axis.
  private var origin: Int { margin + 2 }
  /// Which series have marks in a cell.
  private var owners: [PlotCell: Set<Int>] = [:]

  init(_ plot: Plot) { self.init(plot, PlotLayout(plot)) }

  init(_ plot: Plot, _ layout: PlotLayout) {
    self.init(plot, layout, dots: nil)
    // Curves and arrows of the plane are marked here and there; the points of others are data.
    mark(
      plot.hasEqualUnits
        ? PlotDots.marked(plot, layout) : layout.runs.map { Array($0.joined()) })
  }

  /// The drawing in dots; nil where it would show no more.
  static func inDots(_ plot: Plot) -> PlotText? { inDots(plot, PlotLayout(plot)) }

  static func inDots(_ plot: Plot, _ layout: PlotLayout) -> PlotText? {
    guard !layout.isEmpty || plot.backdrop != nil, layout.labelled.isEmpty,
      plot.style == .line || plot.series.count < 2 || plot.backdrop != nil
    else { return nil }
    var text = PlotText(plot, layout, dots: PlotDots(plot, layout))
    text.mark(PlotDots.marked(plot, layout))
    return text
  }

  private mutating func mark(_ points: [[PlotLayout.Point]]) {
    for (index, points) in points.enumerated() {
      for point in points { owners[layout.cell(of: point), default: []].insert(index) }
    }
  }

  private init(_ plot: Plot, _ layout: PlotLayout, dots: PlotDots?) {
    self.plot = plot
    self.layout = layout
    self.dots = dots
  }

  var drawing: Phrase {
    let (canvas, unlabelled) = area
    return Phrase { language in
      var body = canvas
      if layout.isEmpty, plot.backdrop == nil {
        let note = Phrase.noData[language]
        body.put(
          note, column: origin + (x.steps + 1 - DisplayWidth.of(note)) / 2,
          row: (layout.y.steps + 1) / 2)
      }
      var lines = plot.title.wrapped(to: plot.width).map { centred($0) }
      if !lines.isEmpty { lines.append("") }
      lines += plot.yLabel.wrapped(to: plot.width)
      lines += body.lines
      lines += plot.xLabel.wrapped(to: origin + x.steps + 1).map { centred($0) }
      lines += legend(language).map { String(repeating: " ", count: margin) + $0 }
      let notes = (unlabelled > 0 ? [PlotLabels.note(unlabelled)] : []) + layout.notes
      lines += notes.flatMap { $0[language].wrapped(to: plot.width) }
      return lines.joined(separator: "\n")
    }
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
    drawMarks(on: &canvas)
    var unlabelled = 0
    if let dots {
      drawDots(dots, on: &canvas)
    } else {
      if plot.style == .line { drawLines(on: &canvas) }
      unlabelled = drawLabels(on: &canvas)
      drawBackdrop(on: &canvas)
    }
    drawAxes(on: &canvas, rows: rows)
    return (canvas, unlabelled)
  }

  private func drawMarks(on canvas: inout TextCanvas) {
    for (cell, owners) in owners {
      let mark = owners.count == 1 ? PlotMarks.point(owners.first!) : PlotMarks.several
      canvas.put(mark, column: origin + cell.column, row: cell.row)
    }
  }

  private func drawDots(_ dots: PlotDots, on canvas: inout TextCanvas) {
    for (cell, mark) in dots.marks
    where canvas.isBlank(column: origin + cell.column, row: cell.row) {
      canvas.put(mark, column: origin + cell.column, row: cell.row)
    }
    for row in 0...layout.y.steps {
      for column in 0...x.steps where canvas.isBlank(column: origin + column, row: row) {
        if let pattern = dots.canvas.pattern(column: column, row: row) {
          canvas.put(pattern, column: origin + column, row: row)
        }
      }
    }
  }

  /// Writes labels to the right of their points, or to the left, where that is free.
  private func drawLabels(on canvas: inout TextCanvas) -> Int {
    var unlabelled = 0
    for (point, label) in layout.labelled where !label.isEmpty {
      let cell = layout.cell(of: point)
      let label = label.clipped(to: PlotLabels.mostColumns)
      let width = DisplayWidth.of(label)
      let starts = [origin + cell.column + 2, origin + cell.column - 1 - width]
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

  private func drawLines(on canvas: inout TextCanvas) {
    for run in layout.runs.joined() {
      for (point, next) in zip(run, run.dropFirst()) { join(point, next, on: &canvas) }
      // Points without a mark are parts of the line.
      for cell in run.map(layout.cell)
      where plot.hasEqualUnits && canvas.isBlank(column: origin + cell.column, row: cell.row) {
        canvas.put(PlotMarks.join, column: origin + cell.column, row: cell.row)
      }
    }
  }

  /// Marks the cells between two points, one a column or one a row, whichever are more.
  private func join(
    _ start: PlotLayout.Point, _ end: PlotLayout.Point, on canvas: inout TextCanvas
  ) {
    let (first, last) = (layout.cell(of: start), layout.cell(of: end))
    let across = abs(last.column - first.column) >= abs(last.row - first.row)
    let (from, to) = across ? (first.column, last.column) : (first.row, last.row)
    guard abs(to - from) > 1 else { return }
    for step in (min(from, to) + 1)..<max(from, to) {
      let cell: PlotCell
      if across {
        let there = Double(step) / Double(x.steps)
        let part = (there - x.fraction(start.x)) / (x.fraction(end.x) - x.fraction(start.x))
        cell = PlotCell(column: step, row: layout.row(start.y + (end.y - start.y) * part))
      } else {
        let there = 1 - Double(step) / Double(layout.y.steps)
        let (low, high) = (layout.y.fraction(start.y), layout.y.fraction(end.y))
        let part = (there - low) / (high - low)
        cell = PlotCell(column: x.cell(start.x + (end.x - start.x) * part), row: step)
      }
      if canvas.isBlank(column: origin + cell.column, row: cell.row) {
        canvas.put(PlotMarks.join, column: origin + cell.column, row: cell.row)
      }
    }
  }

  // MARK: Axes

  private func drawAxes(on canvas: inout TextCanvas, rows: Int) {
    for row in 0..<rows { canvas.put("|", column: margin, row: row) }
    for tick in layout.y.ticks {
      let row = layout.row(tick.position)
      canvas.put(tick.label.leftPadded(to: margin - 1), column: 0, row: row)
      canvas.put("+", column: margin, row: row)
    }
    canvas.put("+", column: margin, row: rows)
    for column in (margin + 1)...(origin + x.steps) { canvas.put("-", column: column, row: rows) }
    for (tick, column) in zip(x.ticks, x.labelColumns) {
      canvas.put("+", column: origin + x.cell(tick.position), row: rows)
      canvas.put(tick.label, column: origin + column, row: rows + 1)
    }
  }

  // MARK: Legend

  private func legend(_ language: FigureLanguage) -> [String] {
    let marked = owners.values.reduce(into: Set()) { $0.formUnion($1) }
    var items = plot.series.enumerated().compactMap { index, series in
      let name = series.name.onOneLine
      let isLine = dots != nil && !marked.contains(index) && plot.series.count == 1
      return name.isEmpty
        ? nil : "\(isLine ? PlotDots.sample : String(PlotMarks.point(index))) \(name)"
    }
    if owners.values.contains(where: { $0.count > 1 }) {
      items.append("\(PlotMarks.several) \(Phrase("several", "여럿")[language])")
    }
    items += plot.backdrop?.legend(inDots: dots != nil).map { $0[language] } ?? []
    return flowed(items, columns: plot.width - margin)
  }
}

/// A cell of the plotting area, from its upper left.
struct PlotCell: Hashable {
  var column: Int
  var row: Int
}

extension PlotLayout {
  func cell(of point: Point) -> PlotCell { PlotCell(column: x.cell(point.x), row: row(point.y)) }

  func row(_ position: Double) -> Int { y.steps - y.cell(position) }
}
