/// How far a random number may go: `30` or `0.3` for as much to either side of the middle, or a
/// range, as in `-10...30`.
public protocol Spread {
  /// The lowest and the highest number.
  func bounds(around middle: Double) -> (low: Double, high: Double)
}

extension Double: Spread {
  public func bounds(around middle: Double) -> (low: Double, high: Double) {
    (middle - self, middle + self)
  }
}

extension Int: Spread {
  public func bounds(around middle: Double) -> (low: Double, high: Double) {
    Double(self).bounds(around: middle)
  }
}

extension ClosedRange: Spread where Bound: TensorScalar {
  public func bounds(around middle: Double) -> (low: Double, high: Double) {
    (lowerBound.asDouble, upperBound.asDouble)
  }
}

/// The bounds of a spread within limits. Traps with the transform's name and the option's.
func range(
  _ name: String, _ option: String, _ spread: some Spread, around middle: Double = 0,
  within limits: ClosedRange<Double>
) -> ClosedRange<Double> {
  let (low, high) = spread.bounds(around: middle)
  require(
    low <= high && low >= limits.lowerBound && high <= limits.upperBound,
    "\(name): \(option) has to lie between \(limits.lowerBound) and \(limits.upperBound), and "
      + "\(spread) gives \(low) to \(high)")
  return low...high
}

func requireFinite(_ name: String, _ option: String, _ number: Double) {
  require(number.isFinite, "\(name): \(option) has to be finite, and it is \(number)")
}
