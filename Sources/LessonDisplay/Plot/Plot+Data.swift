package import CellProtocol

extension Plot {
  /// A column a series where all have the same places, as most have; otherwise a row a point, with
  /// its series.
  package var data: DataExcerpt {
    guard let first = series.first else { return DataExcerpt() }
    let x = DataTable.name(xLabel, "x")
    let y = DataTable.name(yLabel, "y")
    if series.count == 1 {
      let labels = first.labels
      return DataTable([x, y] + (labels.isEmpty ? [] : ["label"]), count: first.x.count) { row in
        [DataTable.field(first.x[row]), DataTable.field(first.y[row])]
          + (labels.isEmpty ? [] : [labels[row].onOneLine])
      }.excerpt
    }
    let names = series.enumerated().map { DataTable.name($1.name, "series \($0 + 1)") }
    if series.allSatisfy({ $0.x == first.x }) {
      return DataTable([x] + names, count: first.x.count) { row in
        [DataTable.field(first.x[row])] + series.map { DataTable.field($0.y[row]) }
      }.excerpt
    }
    var starts = [0]
    for series in series { starts.append(starts.last! + series.x.count) }
    return DataTable(["series", x, y], count: starts.last!) { row in
      let index = starts.lastIndex { $0 <= row }!
      let place = row - starts[index]
      return [
        names[index], DataTable.field(series[index].x[place]),
        DataTable.field(series[index].y[place]),
      ]
    }.excerpt
  }
}
