/// What a plot has behind its points.
enum Backdrop: Hashable, Sendable {
  /// The classes of the plane; the names of the classes, by class.
  case regions(RegionGrid, names: [String])
  case contours(ContourGrid)

  private static let regionMarks: [Character] = Array(".:-~'^_,")
  private static let levelMarks: [Character] = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  // MARK: Text

  /// The character of a cell with nothing in front of it, from the parts of the axes at which it
  /// and the cells to its right and below it have their middles.
  func mark(x: Double, y: Double, right: Double, below: Double) -> Character? {
    switch self {
    case .regions(let grid, _):
      return Self.regionMarks[grid.at(x: x, y: y) % Self.regionMarks.count]
    case .contours(let grid):
      guard let band = grid.band(x: x, y: y) else { return nil }
      let others = [(right, y), (x, below)].compactMap { grid.band(x: $0.0, y: $0.1) }
      guard let other = others.first(where: { $0 != band }) else { return nil }
      return Self.levelMark(max(band, other) - 1)
    }
  }

  func legend(inDots: Bool) -> [Phrase] {
    switch self {
    case .regions(let grid, let names):
      let held = Set(grid.classes)
      return names.indices.filter(held.contains).map { index in
        let mark =
          inDots
          ? RegionPattern.sample(index)
          : String(Self.regionMarks[index % Self.regionMarks.count])
        return Phrase("\(mark) ") + Phrase("classified as ", "분류: ") + names[index]
      }
    case .contours(let grid):
      return grid.levels.enumerated().map { index, level in
        Phrase("\(Self.levelMark(index)) ") + Phrase("at \(level.label)", "값 \(level.label)")
      }
    }
  }

  /// What stands for a level in a text drawing.
  static func levelMark(_ level: Int) -> Character { levelMarks[level % levelMarks.count] }

  // MARK: SVG

  /// Draws into the plotting area between the ends of both axes.
  func draw(
    on canvas: inout FigureCanvas, left: Double, top: Double, width: Double, height: Double
  ) {
    switch self {
    case .regions(let grid, _):
      draw(grid, on: &canvas, left, top, width, height)
    case .contours(let grid):
      draw(grid, on: &canvas, left, top, width, height)
    }
  }

  private func draw(
    _ grid: RegionGrid, on canvas: inout FigureCanvas, _ left: Double, _ top: Double,
    _ width: Double, _ height: Double
  ) {
    let (across, down) = (width / Double(RegionGrid.columns), height / Double(RegionGrid.rows))
    let transform =
      "translate(\(coordinate(left)) \(coordinate(top)))scale(\(scaleFactor(across)) "
      + "\(scaleFactor(down)))"
    let runs = CellRuns.paths(rows: RegionGrid.rows, columns: RegionGrid.columns) {
      grid[$0, $1]
    }
    canvas.group(transform: transform, style: "") { canvas in
      for (region, path) in runs.sorted(by: { $0.key < $1.key }) {
        canvas.path(
          path,
          style: "fill:\(FigureStyle.color(region));fill-opacity:.2;shape-rendering:crispEdges")
      }
      canvas.path(
        grid.borders,
        style: "fill:none;stroke:\(FigureStyle.ink);stroke-width:1.5;"
          + "vector-effect:non-scaling-stroke")
    }
    // A sparse pattern of the classes' markers, for readers to whom the colours look alike.
    var patterns: [Int: String] = [:]
    for row in stride(from: 8, to: RegionGrid.rows, by: 16) {
      for column in stride(from: 8 + row % 32 / 2, to: RegionGrid.columns, by: 16) {
        let (x, y) = (left + Double(column) * across, top + Double(row) * down)
        let region = grid[row, column]
        patterns[region, default: ""] +=
          "M\(coordinate(x)) \(coordinate(y))\(FigureStyle.marker(region))"
      }
    }
    for (region, path) in patterns.sorted(by: { $0.key < $1.key }) {
      canvas.path(
        path, style: "fill:none;stroke:\(FigureStyle.color(region));stroke-opacity:.6")
    }
  }

  private func draw(
    _ grid: ContourGrid, on canvas: inout FigureCanvas, _ left: Double, _ top: Double,
    _ width: Double, _ height: Double
  ) {
    let place = { (point: (x: Double, y: Double)) -> Polyline.Place in
      (
        left + width * point.x / Double(ContourGrid.columns - 1),
        top + height * (1 - point.y / Double(ContourGrid.rows - 1))
      )
    }
    var labels: [(place: Polyline.Place, label: String)] = []
    for (index, level) in grid.levels.enumerated() {
      let lines = grid.lines(at: level.position)
      let opacity = 0.35 + 0.5 * Double(index + 1) / Double(grid.levels.count)
      canvas.path(
        lines.map { Polyline.data($0.map(place)) }.joined(),
        style: "fill:none;stroke:\(FigureStyle.ink);stroke-opacity:\(coordinate(opacity))")
      guard let longest = lines.max(by: { $0.count < $1.count }), longest.count > 12 else {
        continue
      }
      // Somewhere on the line where no other label stands.
      let candidates = [2, 1, 3].map { place(longest[longest.count * $0 / 4]) }
      let free = candidates.first { candidate in
        labels.allSatisfy {
          ($0.place.x - candidate.x).magnitude > 40 || ($0.place.y - candidate.y).magnitude > 14
        } && candidate.x > left + 16 && candidate.x < left + width - 16
          && candidate.y > top + 8 && candidate.y < top + height - 8
      }
      if let free { labels.append((free, level.label)) }
    }
    for (place, label) in labels {
      canvas.number(
        label, x: place.x, y: place.y + 4, anchor: .middle,
        style: "font-size:11px;paint-order:stroke;stroke:\(FigureStyle.paper);stroke-width:4")
    }
  }
}
