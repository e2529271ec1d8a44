/// The points that a page draws of series whose points are not joined: of many that lie beside each
/// other, one.
struct SparsePoints {
  /// By series.
  private(set) var points: [[PlotLayout.Point]]
  /// Points of all series, drawn or not.
  private let count: Int

  /// Markers that a page holds; one more would hardly be seen.
  private static let most = 1500

  init(_ layout: PlotLayout) {
    points = layout.runs.map { Array($0.joined()) }
    count = points.reduce(0) { $0 + $1.count }
    let share = Self.most / max(points.count, 1)
    guard count > Self.most else { return }
    points = points.map { Self.thinned($0, most: max(share, 1), layout) }
  }

  /// That some are left out; nil where all are drawn.
  var note: Phrase? {
    let drawn = points.reduce(0) { $0 + $1.count }
    guard drawn < count else { return nil }
    let (some, all) = (grouped(drawn), grouped(count))
    return Phrase(
      "\(some) of \(all) points drawn: the others lie beside them",
      "점 \(all)개 가운데 \(some)개만 그림: 나머지는 그 옆에 있음")
  }

  /// The first point in each square of a grid, which is made coarser until there are few enough.
  private static func thinned(
    _ points: [PlotLayout.Point], most: Int, _ layout: PlotLayout
  ) -> [PlotLayout.Point] {
    var points = points
    var cells = 256.0
    while points.count > most {
      var taken: Set<Int> = []
      points = points.filter { point in
        let column = Int((layout.x.fraction(point.x) * cells).floor)
        let row = Int((layout.y.fraction(point.y) * cells / 2).floor)
        return taken.insert(column << 16 | row).inserted
      }
      cells = (cells * 0.8).floor
    }
    return points
  }
}
