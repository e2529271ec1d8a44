extension PlotLayout {
  /// The x axis, divided into the columns that the y axis and its labels leave.
  static func xAxis(
    _ extent: Extent, scale: AxisScale, gaps: Int?, wholeOnly: Bool, columns: Int, margin: Int
  ) -> Axis {
    let fits: (Axis) -> Bool = { axis in
      let starts = axis.labelColumns
      let ends = zip(starts, axis.ticks).map { $0 + $1.label.utf8.count }
      return axis.ticks.count <= 12 && starts[0] >= -margin && ends.last! <= columns
        && zip(ends, starts.dropFirst()).allSatisfy { $0 + 2 <= $1 }
    }
    // Two columns are kept for the right half of the last label.
    var steps = columns - 3
    if let gaps, gaps <= steps, steps / gaps * gaps >= steps * 2 / 3 {
      // Evenly spaced points look so if each is the same number of columns from the next.
      steps = steps / gaps * gaps
    } else {
      // Otherwise the ticks decide, if that costs little room.
      let axis = Axis.fitted(extent, scale: scale, cells: steps + 1, wholeOnly: wholeOnly)
      if extent.size >= 0.9 * (axis.upper - axis.lower), fits(axis) { return axis }
    }
    return Axis.within(extent, scale: scale, steps: steps, wholeOnly: wholeOnly, fits: fits)
  }
}

extension Axis {
  /// Where the labels of a horizontal axis begin, each with its middle under its tick.
  var labelColumns: [Int] {
    ticks.map { cell($0.position) - ($0.label.utf8.count - 1) / 2 }
  }
}
