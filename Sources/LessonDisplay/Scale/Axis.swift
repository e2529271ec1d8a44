/// One axis of a plot: a range, its ticks, and the place of every value on it.
///
/// An axis is even in its *positions*: the value itself on a linear scale, its decimal logarithm
/// on a log scale. Divided into n steps it has n + 1 cells, and cell i stands for the positions
/// within half a step of `lower + i·(upper − lower)/n`. So a tick or a point is in the cell whose
/// middle is nearest (the upper one, if two are equally near), and the ends of the range are the
/// middles of the first and the last cell.
struct Axis: Equatable {
  struct Tick: Equatable {
    var position: Double
    var label: String
  }

  var scale: AxisScale
  var lower: Double
  var upper: Double
  var ticks: [Tick]
  /// Into how many steps the axis wants to be divided, for ticks to be in the middle of a cell.
  var steps: Int

  /// `layer, 1 to 30`; `name` is what an axis without a label is called.
  func extent(_ label: String, _ name: String) -> Phrase {
    let label = label.onOneLine.isEmpty ? name : label.onOneLine
    let (first, last) = (shortNumber(lower), shortNumber(upper))
    return Phrase("\(label), \(first) to \(last)", "\(label): \(first)부터 \(last)까지")
  }

  /// The place of a position: 0 at the lower end, 1 at the upper.
  func fraction(_ position: Double) -> Double { (position - lower) / (upper - lower) }

  /// The cell of a position, 0 at the lower end.
  func cell(_ position: Double, steps: Int? = nil) -> Int {
    let steps = steps ?? self.steps
    return min(max(Int((fraction(position) * Double(steps) + 0.5).floor), 0), steps)
  }
}

/// The ends of some positions; ends that are the same, or nearly, are moved apart.
struct Extent: Equatable {
  var lower: Double
  var upper: Double

  init(lower: Double, upper: Double) {
    (self.lower, self.upper) = (lower, upper)
  }

  /// - Parameters:
  ///   - positions: finite positions on a scale; without any, the extent is that of 0…1.
  ///   - margin: by how much a single position is extended both ways.
  init(_ positions: some Sequence<Double>, scale: AxisScale, margin: (Double) -> Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for position in positions {
      low = min(low, position)
      high = max(high, position)
    }
    if low > high { (low, high) = (0, 1) }
    if high - low <= Self.leastSize(low, high, scale) {
      let middle = low + (high - low) / 2
      let extra = scale == .log ? 1 : margin(middle)
      (low, high) = (middle - extra, middle + extra)
    }
    (lower, upper) = (low, high)
  }

  /// The ends that were asked for. Traps if they have no place on the scale, or are so close to each
  /// other that a Double has no digits for the labels of ticks between them.
  init(_ range: ClosedRange<Double>, scale: AxisScale) {
    let ends = [range.lowerBound, range.upperBound].compactMap { try? scale.position(of: $0).get() }
    guard ends.count == 2, ends[1] - ends[0] > Self.leastSize(ends[0], ends[1], scale) else {
      let needed =
        scale == .log
        ? "a log axis needs two positive numbers that differ in their first ten digits"
        : "it needs two numbers that differ in their first ten digits"
      fatalError(
        "An axis cannot go from \(range.lowerBound) to \(range.upperBound): \(needed), from "
          + "1e-300 to 1e+300 in size.")
    }
    (lower, upper) = (ends[0], ends[1])
  }

  var size: Double { upper - lower }

  /// Closer than this, labels of the ticks between would need more digits than a Double has.
  private static func leastSize(_ low: Double, _ high: Double, _ scale: AxisScale) -> Double {
    scale == .log ? 1e-11 : max(low.magnitude, high.magnitude) * 1e-12
  }
}

extension ClosedRange<Double> {
  /// The extent of the numbers that can be drawn and a sixteenth more on each side, so that no point
  /// stands at the edge.
  static func around(_ values: [Double]) -> ClosedRange {
    let drawn = values.compactMap { try? AxisScale.linear.position(of: $0).get() }
    let extent = Extent(drawn, scale: .linear) {
      $0 == 0 ? 1 : Swift.max($0.magnitude / 2, 1e-290)
    }
    let extra = extent.size / 16
    return Swift.max(
      extent.lower - extra, -AxisScale.limit)...Swift.min(extent.upper + extra, AxisScale.limit)
  }
}
