/// A number as the unevaluated sum of two doubles, good for some 100 bits: what the last bit of a
/// double needs in between.
///
/// Every step is a sum, a product or a fused multiply-add, so the bits are the same on every machine.
/// Source: Dekker, "A floating-point technique for extending the available precision" (1971).
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// a + b exactly, whatever their sizes (Knuth's sum of two).
  init(sum a: Double, _ b: Double) {
    high = a + b
    let part = high - a
    low = (a - (high - part)) + (b - part)
  }

  /// a + b exactly, where |a| ≥ |b|.
  init(larger a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  /// a · b exactly.
  init(product a: Double, _ b: Double) {
    high = a * b
    low = (-high).addingProduct(a, b)
  }

  var value: Double { high + low }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(sum: a.high, b.high)
    let low = DoubleDouble(sum: a.low, b.low)
    let first = DoubleDouble(larger: high.high, high.low + low.high)
    return DoubleDouble(larger: first.high, first.low + low.low)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(
      larger: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let rest = a + DoubleDouble(-first) * b
    return DoubleDouble(larger: first, rest.value / b.high)
  }
}
