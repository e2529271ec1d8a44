/// What both drawings of a plot share: the points that have a place, and the two axes.
struct PlotLayout {
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// Points in the units of the axes, in order. A new run begins after a point that is left out.
  typealias Run = [Point]

  var runs: [[Run]]
  /// Points that are drawn and have something written beside them.
  private(set) var labelled: [(point: Point, label: String)] = []
  var leftOut: [LeftOut: Int] = [:]
  var x: Axis
  var y: Axis
  /// The column of the y axis in the text drawing.
  var margin: Int

  private let remark: Phrase

  init(_ plot: Plot) {
    remark = plot.remark
    let xLimits = plot.xRange.map { Extent($0, scale: plot.xScale) }
    let yLimits = plot.yRange.map { Extent($0, scale: plot.yScale) }
    var leftOut: [LeftOut: Int] = [:]
    var labelled: [(point: Point, label: String)] = []
    runs = plot.series.map { series in
      var runs: [Run] = [[]]
      for (index, (x, y)) in zip(series.x, series.y).enumerated() {
        do throws(LeftOut) {
          let point = Point(
            x: try plot.xScale.position(of: x).get(), y: try plot.yScale.position(of: y).get())
          guard xLimits?.holds(point.x) ?? true, yLimits?.holds(point.y) ?? true else {
            throw .outsideRange
          }
          runs[runs.count - 1].append(point)
          if !series.labels.isEmpty { labelled.append((point, series.labels[index].onOneLine)) }
        } catch {
          leftOut[error, default: 0] += 1
          if !runs[runs.count - 1].isEmpty { runs.append([]) }
        }
      }
      return runs.filter { !$0.isEmpty }
    }
    self.leftOut = leftOut
    self.labelled = labelled
    let points = runs.joined().joined()
    let allWhole = plot.xScale == .linear && points.allSatisfy { $0.x.isWhole }
    let xExtent =
      xLimits
      ?? Extent(points.map(\.x), scale: plot.xScale) {
        allWhole ? max(1, $0.magnitude * 1e-6) : max($0.magnitude / 2, 1e-290)
      }
    let yExtent =
      yLimits
      ?? Extent(points.map(\.y), scale: plot.yScale) {
        $0 == 0 ? 1 : $0.magnitude / 2
      }
    y = Axis.fitted(yExtent, scale: plot.yScale, cells: plot.height)
    margin = (y.ticks.map(\.label.utf8.count).max() ?? 0) + 1
    let origin = margin + 2
    x = PlotLayout.xAxis(
      xExtent, scale: plot.xScale, gaps: PlotLayout.gaps(points.map(\.x), xExtent),
      // A part of the axis may lie between two whole numbers.
      wholeOnly: allWhole && xExtent.size >= 1, columns: plot.width - origin, margin: origin)
  }

  var isEmpty: Bool { runs.allSatisfy(\.isEmpty) }

  /// Into how many equal gaps the x values divide the extent, if they are evenly spaced.
  private static func gaps(_ xs: [Double], _ extent: Extent) -> Int? {
    var places: Set<Double> = []
    for x in xs {
      places.insert(x)
      // More gaps than a drawing has room for.
      if places.count > 1000 { return nil }
    }
    let order = places.sorted()
    guard let smallest = zip(order, order.dropFirst()).map({ $1 - $0 }).min() else { return nil }
    let count = extent.size / smallest
    guard (0.5..<1000).contains(count), (count - count.nearestWhole).magnitude < 1e-6 else {
      return nil
    }
    return Int(count.nearestWhole)
  }

  /// The plot's remark, and one line for every reason for which points were left out.
  var notes: [Phrase] {
    (remark.isEmpty ? [] : [remark])
      + LeftOut.allCases.compactMap { reason in
        leftOut[reason].map {
          counted($0, "point", .point) + Phrase(" not drawn: ", " 그리지 않음: ") + reason.reason
        }
      }
  }
}

extension Extent {
  /// Whether it holds a place, or all but a rounding of it: what should be 0 may be -1e-9.
  func holds(_ position: Double) -> Bool {
    let rounding = size * 1e-6
    return lower - rounding <= position && position <= upper + rounding
  }
}
