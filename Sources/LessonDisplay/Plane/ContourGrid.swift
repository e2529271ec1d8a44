/// The values of a function of two variables on an even grid, and the levels whose lines are drawn.
struct ContourGrid: Hashable, Sendable {
  static let columns = 97
  static let rows = 65

  struct Level: Hashable, Sendable {
    /// In the units of the scale: of a log scale, the decimal logarithm.
    var position: Double
    var label: String
  }

  /// Positions on the scale, row by row, the lowest first; NaN where there is none.
  private(set) var values: [Double]
  private(set) var levels: [Level]
  /// How many grid points have no value.
  private(set) var unknown: Int

  /// - Parameters:
  ///   - values: at `points(x:y:)`.
  ///   - count: how many levels there may be.
  init(_ values: [Double], scale: AxisScale, count: Int) {
    self.values = values.map { (try? scale.position(of: $0).get()) ?? .nan }
    let known = self.values.filter { !$0.isNaN }
    unknown = values.count - known.count
    guard let low = known.min(), let high = known.max(), low < high else {
      levels = []
      return
    }
    let extent = Extent(known, scale: scale) { max($0.magnitude / 2, 1) }
    levels = Axis.within(extent, scale: scale, steps: 1) { $0.ticks.count <= count }.ticks
      .filter { low <= $0.position && $0.position <= high }
      .map { Level(position: $0.position, label: $0.label) }
  }

  static func points(x: Axis, y: Axis) -> [(x: Double, y: Double)] {
    let (across, up) = (x.upper - x.lower, y.upper - y.lower)
    var points: [(x: Double, y: Double)] = []
    for row in 0..<rows {
      let height = y.lower + up * Double(row) / Double(rows - 1)
      for column in 0..<columns {
        points.append((x.lower + across * Double(column) / Double(columns - 1), height))
      }
    }
    return points
  }

  /// Every eighth value in both directions, of those that are known.
  func coarse(x: Axis, y: Axis, scale: AxisScale) -> [(x: Double, y: Double, value: Double)] {
    let points = Self.points(x: x, y: y)
    var coarse: [(x: Double, y: Double, value: Double)] = []
    for row in stride(from: 0, to: Self.rows, by: 8) {
      for column in stride(from: 0, to: Self.columns, by: 8) where !self[row, column].isNaN {
        let (point, position) = (points[row * Self.columns + column], self[row, column])
        coarse.append((point.x, point.y, scale == .log ? position.powerOfTen : position))
      }
    }
    return coarse
  }

  private subscript(row: Int, column: Int) -> Double { values[row * Self.columns + column] }

  /// How many levels lie at or below the value at a place, given as parts of the axes.
  func band(x: Double, y: Double) -> Int? {
    let row = Int((y * Double(Self.rows - 1)).nearestWhole)
    let column = Int((x * Double(Self.columns - 1)).nearestWhole)
    let value = self[min(max(row, 0), Self.rows - 1), min(max(column, 0), Self.columns - 1)]
    return value.isNaN ? nil : levels.count { $0.position <= value }
  }

  /// The lines of one level, in units of a grid cell from the lower left, by marching squares
  /// (Lorensen and Cline 1987, in two dimensions), each as long as it can be.
  func lines(at level: Double) -> [[(x: Double, y: Double)]] {
    var ends: [Edge: [Edge]] = [:]
    for row in 0..<(Self.rows - 1) {
      for column in 0..<(Self.columns - 1) {
        for (a, b) in segments(row, column, level) {
          ends[a, default: []].append(b)
          ends[b, default: []].append(a)
        }
      }
    }
    var lines: [[(x: Double, y: Double)]] = []
    // Open lines first, from one of their ends; what is left is closed.
    let order = ends.keys.sorted { ($0.row, $0.column, $0.side) < ($1.row, $1.column, $1.side) }
    let starts = order.filter { ends[$0]!.count == 1 } + order
    for start in starts {
      var line = [start]
      while let next = ends[line.last!]?.first {
        ends[line.last!]!.removeFirst()
        if let back = ends[next]!.firstIndex(of: line.last!) { ends[next]!.remove(at: back) }
        line.append(next)
      }
      if line.count > 1 { lines.append(line.map { place(of: $0, level) }) }
    }
    return lines
  }

  /// A side of a cell: the lower one (0) or the left one (1).
  private struct Edge: Hashable {
    var row: Int
    var column: Int
    var side: Int
  }

  private func place(of edge: Edge, _ level: Double) -> (x: Double, y: Double) {
    let (row, column) = (edge.row, edge.column)
    let from = self[row, column]
    let to = edge.side == 0 ? self[row, column + 1] : self[row + 1, column]
    let part = min(max((level / 2 - from / 2) / (to / 2 - from / 2), 0), 1)
    return edge.side == 0
      ? (Double(column) + part, Double(row)) : (Double(column), Double(row) + part)
  }

  private func segments(_ row: Int, _ column: Int, _ level: Double) -> [(Edge, Edge)] {
    let corners = [
      self[row, column], self[row, column + 1], self[row + 1, column + 1], self[row + 1, column],
    ]
    guard !corners.contains(where: \.isNaN) else { return [] }
    let edges = [
      Edge(row: row, column: column, side: 0), Edge(row: row, column: column + 1, side: 1),
      Edge(row: row + 1, column: column, side: 0), Edge(row: row, column: column, side: 1),
    ]
    let above = corners.map { $0 >= level }
    let crossed = (0..<4).filter { above[$0] != above[($0 + 1) % 4] }
    if crossed.count == 2 { return [(edges[crossed[0]], edges[crossed[1]])] }
    guard crossed.count == 4 else { return [] }
    // A saddle: its middle says which corners belong together.
    let middle = corners.reduce(0) { $0 + $1 / 4 } >= level
    return middle == above[0]
      ? [(edges[0], edges[1]), (edges[2], edges[3])]
      : [(edges[3], edges[0]), (edges[1], edges[2])]
  }
}
