/// The smallest and the largest of some numbers, as the ends of a scale of brightness or colour.
struct ValueRange: Hashable, Sendable {
  var lower: Double
  var upper: Double

  /// The ends of the numbers that are finite; 0 and 1 without any.
  init(of values: some Sequence<Double>) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    (lower, upper) = low <= high ? (low, high) : (0, 1)
  }

  init(_ range: ClosedRange<Double>, of figure: String) {
    guard range.lowerBound.isFinite, range.upperBound.isFinite,
      range.lowerBound < range.upperBound
    else {
      fatalError(
        "\(figure) cannot go from \(range.lowerBound) to \(range.upperBound): "
          + "a range needs two different numbers.")
    }
    (lower, upper) = (range.lowerBound, range.upperBound)
  }

  /// 0 at the lower end, 1 at the upper and beyond; a half where both ends are one; NaN for what is
  /// not finite. Halves, because the difference of two numbers may overflow.
  func share(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    guard lower < upper else { return 0.5 }
    return min(max((value / 2 - lower / 2) / (upper / 2 - lower / 2), 0), 1)
  }
}
