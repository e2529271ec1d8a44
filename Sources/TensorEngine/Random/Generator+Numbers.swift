// Single random numbers, for choices rather than tensors. Each takes a new group of the generator.
extension Generator {
  /// From 0 up to but without 1. Made of two numbers: the 24 bits of one would leave gaps that show
  /// when a wide range is chosen from.
  mutating func fraction() -> Double {
    let pair = uniform([2], low: 0, high: 1)
    return Double(pair.scalar(at: 0)) + Double(pair.scalar(at: 1)) * 0x1p-24
  }

  /// Uniform between the bounds.
  mutating func number(in bounds: ClosedRange<Double>) -> Double {
    let (low, high) = (bounds.lowerBound, bounds.upperBound)
    let fraction = fraction()
    // Not low + fraction (high - low): the difference may be too large for a number. Rounding may
    // leave the bounds by a hair.
    return min(max(low * (1 - fraction) + high * fraction, low), high)
  }

  /// 0 ..< count, each as likely as the others.
  mutating func integer(below count: Int) -> Int {
    min(Int(fraction() * Double(count)), count - 1)
  }

  /// `true` with a probability: never with 0, always with 1.
  mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

  /// One of several.
  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[integer(below: elements.count)]
  }
}
