/// The plotting area of a plot in dots: lines, points that are not joined, and what lies behind them.
struct PlotDots {
  private(set) var canvas: DotCanvas
  /// The signs of levels, where they stand on their lines.
  private(set) var marks: [(cell: PlotCell, mark: Character)] = []
  private let layout: PlotLayout

  /// A line in the legend.
  static let sample = "⠒⠒"

  init(_ plot: Plot, _ layout: PlotLayout) {
    self.layout = layout
    canvas = DotCanvas(columns: layout.x.steps + 1, rows: layout.y.steps + 1)
    switch plot.backdrop {
    case .regions(let grid, _): draw(grid)
    case .contours(let grid): draw(grid)
    case nil: break
    }
    guard plot.style == .line || plot.backdrop == nil else { return }
    for run in layout.runs.joined() {
      if plot.style == .line { draw(run.map(dot)) } else { for point in run { set(dot(point)) } }
    }
  }

  /// The points of each series that are marked, so that series can be told apart: all of a few, some
  /// of many. One line alone shows its points where they do not hide it.
  static func marked(_ plot: Plot, _ layout: PlotLayout) -> [[PlotLayout.Point]] {
    layout.runs.enumerated().map { index, runs in
      if plot.endsInHeads { return runs.compactMap(\.last) }
      let points = Array(runs.joined())
      if plot.style == .points { return plot.backdrop == nil ? [] : points }
      if plot.series.count == 1, plot.backdrop == nil {
        return points.count * 4 <= layout.x.steps ? points : []
      }
      guard points.count > 40 else { return points }
      let every = (points.count + 9) / 10
      let start = every * (2 * index + 1) / (2 * plot.series.count) % every
      return stride(from: start, to: points.count, by: every).map { points[$0] }
    }
  }

  // MARK: Places

  private typealias Dot = (x: Int, y: Int)

  private func dot(_ point: PlotLayout.Point) -> Dot {
    dot(across: layout.x.fraction(point.x), up: layout.y.fraction(point.y))
  }

  /// The dot at parts of the axes, whose ends are the middles of the first and the last cell.
  private func dot(across: Double, up: Double) -> Dot {
    let x = (across * Double(layout.x.steps) + 0.5) * 2
    let y = ((1 - up) * Double(layout.y.steps) + 0.5) * 4
    return (
      min(max(Int(x.floor), 0), canvas.width - 1), min(max(Int(y.floor), 0), canvas.height - 1)
    )
  }

  private mutating func set(_ dot: Dot) { canvas.set(x: dot.x, y: dot.y) }

  private mutating func draw(_ dots: [Dot]) {
    if dots.count == 1 { set(dots[0]) }
    for (start, end) in zip(dots, dots.dropFirst()) { canvas.line(from: start, to: end) }
  }

  // MARK: Backdrops

  /// A pattern a class, and dots along the borders.
  private mutating func draw(_ grid: RegionGrid) {
    let classes = (0..<canvas.height).map { y in
      let up = 1 - ((Double(y) + 0.5) / 4 - 0.5) / Double(layout.y.steps)
      return (0..<canvas.width).map { x in
        let across = ((Double(x) + 0.5) / 2 - 0.5) / Double(layout.x.steps)
        return grid.at(x: across, y: up)
      }
    }
    for (y, row) in classes.enumerated() {
      for (x, region) in row.enumerated() {
        let isBorder =
          (x + 1 < row.count && row[x + 1] != region)
          || (y + 1 < classes.count && classes[y + 1][x] != region)
        if isBorder || RegionPattern.hasDot(region, x: x, y: y) { canvas.set(x: x, y: y) }
      }
    }
  }

  private mutating func draw(_ grid: ContourGrid) {
    for (index, level) in grid.levels.enumerated() {
      let lines = grid.lines(at: level.position).map { line in
        line.map { point in
          dot(
            across: point.x / Double(ContourGrid.columns - 1),
            up: point.y / Double(ContourGrid.rows - 1))
        }
      }
      for line in lines { draw(line) }
      for line in lines where line.count > 12 {
        let middle = line[line.count / 2]
        marks.append(
          (
            PlotCell(column: middle.x / 2, row: middle.y / 4),
            Backdrop.levelMark(index)
          ))
      }
    }
  }
}

/// Patterns of dots that stand for classes, from none to dense; after eight they begin again.
enum RegionPattern {
  static func hasDot(_ region: Int, x: Int, y: Int) -> Bool {
    switch region % 8 {
    case 0: false
    case 1: x % 2 == 0 && y % 4 == (x % 4 == 0 ? 1 : 3)
    case 2: (x + y) % 2 == 0
    case 3: y % 4 == 1
    case 4: x % 2 == 0
    case 5: (x + y) % 4 == 0
    case 6: y % 2 == 0
    default: true
    }
  }

  /// Two cells of a class.
  static func sample(_ region: Int) -> String {
    var canvas = DotCanvas(columns: 2, rows: 1)
    for y in 0..<canvas.height {
      for x in 0..<canvas.width where hasDot(region, x: x, y: y) { canvas.set(x: x, y: y) }
    }
    // A class without dots is shown by the pattern without any, which is no space.
    return String((0..<2).map { canvas.pattern(column: $0, row: 0) ?? "\u{2800}" })
  }
}
