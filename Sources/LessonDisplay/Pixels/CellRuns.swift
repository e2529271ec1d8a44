/// A grid of cells of few kinds as the outlines of equal neighbours, one path a kind.
enum CellRuns {
  /// Path data by kind, in units of one cell; cells of kind nil are left out.
  static func paths<Kind: Hashable>(
    rows: Int, columns: Int, kind: (_ row: Int, _ column: Int) -> Kind?
  ) -> [Kind: String] {
    var paths: [Kind: String] = [:]
    for row in 0..<rows {
      var start = 0
      while start < columns {
        let first = kind(row, start)
        var end = start + 1
        while end < columns, kind(row, end) == first { end += 1 }
        if let first {
          paths[first, default: ""] += "M\(start) \(row)h\(end - start)v1h-\(end - start)z"
        }
        start = end
      }
    }
    return paths
  }
}
