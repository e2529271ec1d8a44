internal import CellProtocol
internal import TextColumns

/// The SVG drawing of a heat map. Colours are those of the page's first two series, more or less
/// transparent, so that they suit light and dark paper alike: blue and vermilion, which readers with
/// a colour vision deficiency can tell apart.
struct HeatMapSVG {
  private let map: HeatMap
  private let grid: [[Double]]
  private let block: (rows: Int, columns: Int)
  private let limits: ValueRange
  /// Steps of colour on one side.
  private static let levels = 16

  init(_ map: HeatMap) {
    self.map = map
    (grid, block) = map.reduced(rows: HeatMap.mostCells, columns: HeatMap.mostCells)
    limits = map.limits(of: grid)
  }

  private var columns: Int { grid.first?.count ?? 0 }
  private var rowNames: [String] {
    grid.indices.map { map.rowNames.isEmpty ? "" : map.rowNames[$0 * block.rows].clipped(to: 20) }
  }
  private var columnNames: [String] {
    (0..<columns).map {
      map.columnNames.isEmpty ? "" : map.columnNames[$0 * block.columns].clipped(to: 20)
    }
  }

  /// Numbers stand in cells where all of them have room.
  private func hasNumbers(cell: Double) -> Bool {
    guard block == (1, 1), map.values.count <= 400 else { return false }
    return map.labels(digits: 2).allSatisfy { FigureCanvas.estimatedNumberWidth($0) + 4 <= cell }
  }

  var drawing: Multilingual {
    var canvas = FigureCanvas(
      Phrase("Heat map", "히트맵"), title: map.title, summary: map.account)
    guard columns > 0, !grid.isEmpty else {
      canvas.skip(20)
      canvas.text(.noData, x: FigureCanvas.width / 2, y: canvas.top, anchor: .middle)
      return canvas.finished(height: canvas.top + 10)
    }
    for line in map.yLabel.wrapped(to: 68) {
      canvas.text(line, x: 4, y: canvas.top + 10)
      canvas.skip(18)
    }
    let margin = 8 + (rowNames.map(FigureCanvas.estimatedWidth).max() ?? 0)
    let available = FigureCanvas.width - margin - 8
    let side = min(available / Double(columns), 60)
    // Cells of a matrix with many rows are less high than wide.
    let height = max(min(side, 400 / Double(grid.count)), 2)
    drawColumnNames(on: &canvas, margin: margin, side: side)
    let top = canvas.top
    let hasNumbers = height >= 16 && hasNumbers(cell: side)
    drawCells(on: &canvas, x: margin, y: top, side: side, height: height, faint: hasNumbers)
    if hasNumbers {
      for (index, label) in map.labels(digits: 2).enumerated() {
        canvas.number(
          label, x: margin + (Double(index % columns) + 0.5) * side,
          y: top + (Double(index / columns) + 0.5) * height + 4, anchor: .middle)
      }
    }
    let every = max(Int((15 / height).ceiling), 1)
    for (row, name) in rowNames.enumerated() where !name.isEmpty && row % every == 0 {
      canvas.text(
        name, x: margin - 6, y: top + (Double(row) + 0.5) * height + 4, anchor: .end)
    }
    canvas.skip(Double(grid.count) * height + 6)
    for line in map.xLabel.wrapped(to: 68) {
      canvas.skip(16)
      canvas.text(
        line, x: margin + Double(columns) * side / 2, y: canvas.top, anchor: .middle)
    }
    drawLegend(on: &canvas, x: margin, faint: hasNumbers)
    var notes = map.notes
    if block != (1, 1) {
      notes.append(HeatMap.meanNote(block))
    }
    for note in notes {
      canvas.skip(18)
      canvas.text(note, x: 4, y: canvas.top, style: "font-style:italic")
    }
    return canvas.finished(height: canvas.top + 10)
  }

  private func drawColumnNames(on canvas: inout FigureCanvas, margin: Double, side: Double) {
    let widest = columnNames.map(FigureCanvas.estimatedWidth).max() ?? 0
    guard widest > 0 else { return }
    let isLevel = widest <= side - 4
    canvas.skip(isLevel ? 12 : widest + 2)
    let every = isLevel ? 1 : max(Int((14 / side).ceiling), 1)
    for (column, name) in columnNames.enumerated() where column % every == 0 {
      let x = margin + (Double(column) + 0.5) * side
      if isLevel {
        canvas.text(name, x: x, y: canvas.top - 2, anchor: .middle)
      } else {
        let place = "translate(\(coordinate(x + 4)) \(coordinate(canvas.top - 2)))rotate(-90)"
        canvas.group(transform: place, style: "") { $0.text(name, x: 0, y: 0) }
      }
    }
    canvas.skip(4)
  }

  private func drawCells(
    on canvas: inout FigureCanvas, x: Double, y: Double, side: Double, height: Double,
    faint: Bool
  ) {
    let runs = CellRuns.paths(rows: grid.count, columns: columns) { level(grid[$0][$1]) }
    let transform =
      "translate(\(coordinate(x)) \(coordinate(y)))scale(\(scaleFactor(side)) \(scaleFactor(height)))"
    canvas.group(transform: transform, style: "shape-rendering:crispEdges") { canvas in
      for (level, path) in runs.sorted(by: { $0.key < $1.key }) where level != 0 {
        canvas.path(path, style: Self.style(level, faint: faint))
      }
    }
    let unknown = grid.indices.flatMap { row in
      grid[row].indices.filter { grid[row][$0].isNaN }.map { "M\($0) \(row)l1 1m0-1l-1 1" }
    }
    if !unknown.isEmpty {
      canvas.group(transform: transform, style: "") { canvas in
        canvas.path(
          unknown.joined(),
          style: "fill:none;stroke:\(FigureStyle.ink);vector-effect:non-scaling-stroke")
      }
    }
    canvas.rectangle(
      x: x, y: y, width: side * Double(columns), height: height * Double(grid.count),
      style: "fill:none;stroke:\(FigureStyle.grid)")
  }

  /// From 0, paper, to 16, the whole colour; below zero in the other colour.
  private func level(_ value: Double) -> Int? {
    let share = limits.share(value)
    guard !share.isNaN else { return nil }
    let part = map.scale == .diverging ? 2 * share - 1 : share
    return Int((part * Double(Self.levels)).nearestWhole)
  }

  /// Under numbers colours keep half of their strength, so that the numbers can be read.
  private static func style(_ level: Int, faint: Bool) -> String {
    let opacity = Double(level.magnitude) / Double(levels) * (faint ? 0.5 : 1)
    return "fill:\(FigureStyle.color(level < 0 ? 1 : 0));fill-opacity:\(coordinate(opacity))"
  }

  private func drawLegend(on canvas: inout FigureCanvas, x: Double, faint: Bool) {
    let isDiverging = map.scale == .diverging
    let levels = Array((isDiverging ? -Self.levels : 0)...Self.levels)
    let step = isDiverging ? 6.0 : 12
    canvas.skip(14)
    let top = canvas.top
    for (index, level) in levels.enumerated() where level != 0 {
      canvas.rectangle(
        x: x + Double(index) * step, y: top, width: step, height: 10,
        style: Self.style(level, faint: faint))
    }
    let width = Double(levels.count) * step
    canvas.rectangle(
      x: x, y: top, width: width, height: 10,
      style: "fill:none;stroke:\(FigureStyle.grid)")
    canvas.number(shortNumber(limits.lower), x: x, y: top + 24, anchor: .start)
    if isDiverging { canvas.number("0", x: x + width / 2, y: top + 24, anchor: .middle) }
    canvas.number(shortNumber(limits.upper), x: x + width, y: top + 24, anchor: .end)
    canvas.skip(26)
  }
}
