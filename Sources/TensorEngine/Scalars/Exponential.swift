/// Powers and logarithms of doubles, by sums, products and fused multiply-adds alone: the system's
/// functions differ between systems in the last bit.
enum Exponential {
  /// eˣ, within 0.65 units in the last place.
  static func exp(_ x: Double) -> Double { exp(DoubleDouble(x)) }

  private static func exp(_ x: DoubleDouble) -> Double {
    if x.high > 710 { return .infinity }
    if x.high < -746 { return 0 }
    if x.high.isNaN { return x.high }
    let (value, exponent) = reducedExp(x)
    // In two steps, as the exponent reaches 1024 and −1075; only the second rounds.
    let half = exponent / 2
    return value.value * powerOfTwo(half) * powerOfTwo(exponent - half)
  }

  /// eˣ as value · 2^exponent, |x| < 750.
  private static func reducedExp(_ x: DoubleDouble) -> (value: DoubleDouble, exponent: Int) {
    let count = (x.high * 0x1.71547652b82fep+0).rounded(.toNearestOrEven)
    // ln 2 in two parts, the first of 40 bits, so that its product with the count is exact.
    let rough = x.high.addingProduct(-count, 0x1.62e42fefa2p-1)
    let r = DoubleDouble(sum: rough, x.low - count * 0x1.9ef35793c7673p-41)
    // r² (1/2! + r/3! + …); |r| < 0.35, so the first term left out is below 2⁻⁶².
    var tail = 0.0
    for term in overFactorial { tail = term.addingProduct(tail, r.high) }
    let square = r.high * r.high * tail
    // 1 + r + r² (…), the roundings of 1 + r kept.
    let sum = DoubleDouble(larger: 1, r.high)
    let low = sum.low + (r.low.addingProduct(r.low, r.high) + square)
    return (DoubleDouble(sum.high, low), Int(count))
  }

  /// 1/14!, 1/13!, … 1/2!.
  private static let overFactorial: [Double] = {
    var factorial = 1.0
    var terms: [Double] = []
    for k in 2...14 {
      factorial *= Double(k)
      terms.insert(1 / factorial, at: 0)
    }
    return terms
  }()

  /// 2ⁿ for −1022 ≤ n ≤ 1023.
  private static func powerOfTwo(_ n: Int) -> Double {
    Double(sign: .plus, exponent: n, significand: 1)
  }

  /// The natural logarithm, within 0.6 units in the last place: −∞ at 0, NaN below.
  static func log(_ x: Double) -> Double { special(x) ?? logarithm(x).value }

  /// The logarithm to base 2, within 0.6 units in the last place; exact at powers of 2.
  static func log2(_ x: Double) -> Double {
    special(x) ?? (logarithm(x) * DoubleDouble(0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56)).value
  }

  /// The logarithm to base 10, within 0.6 units in the last place; exact at powers of 10.
  static func log10(_ x: Double) -> Double {
    special(x)
      ?? (logarithm(x) * DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)).value
  }

  private static func special(_ x: Double) -> Double? {
    if x == 0 { return -.infinity }
    if x.isNaN || x < 0 { return .nan }
    return x == .infinity ? x : nil
  }

  /// ln x for a finite x above 0, good to some 95 bits.
  ///
  /// With x = m 2ᵉ and √½ ≤ m < √2, ln x = e ln 2 + 2 atanh(s), where s = (m − 1) / (m + 1), so
  /// |s| < 0.172, and 2 atanh(s) = s (2 + 2/3 s² + 2/5 s⁴ + …).
  private static func logarithm(_ x: Double) -> DoubleDouble {
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.414_213_562_373_095 {
      mantissa /= 2
      exponent += 1
    }
    let s = DoubleDouble(mantissa - 1) / DoubleDouble(sum: mantissa, 1)
    let square = s * s
    var tail = 0.0
    for k in stride(from: 16.0, through: 6, by: -1) {
      tail = (2 / (2 * k + 1)).addingProduct(tail, square.high)
    }
    var series = DoubleDouble(tail)
    for term in atanhTerms { series = series * square + term }
    let logTwo = DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)
    return DoubleDouble(exponent) * logTwo + s * series
  }

  /// 2/11, 2/9, … 2/1.
  private static let atanhTerms = [11, 9, 7, 5, 3, 1].map { DoubleDouble(2) / DoubleDouble($0) }

  /// x to a power, within 0.65 units in the last place; as C99's `pow` at the edges: x⁰ and 1ʸ are 1,
  /// a negative x has a power only where y is whole.
  static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let size = x.magnitude
    if y.isInfinite {
      if size == 1 { return 1 }
      return (size > 1) == (y > 0) ? .infinity : 0
    }
    let isWhole = y.rounded(.towardZero) == y
    let isOdd = isWhole && y.magnitude < 0x1p53 && Int(y) % 2 != 0
    let sign = x.sign == .minus && isOdd ? -1.0 : 1.0
    if size == 0 || size.isInfinite { return sign * ((size == 0) == (y > 0) ? 0 : .infinity) }
    if x < 0, !isWhole { return .nan }
    let log = logarithm(size)
    let rough = y * log.high
    // Beyond these, products of the low parts would not be finite.
    if rough.magnitude > 800 { return sign * (rough > 0 ? .infinity : 0) }
    return sign * exp(log * DoubleDouble(y))
  }

  /// tanh x = (e²ˣ − 1) / (e²ˣ + 1), within 0.6 units in the last place.
  static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    if x.isNaN || size < 0x1p-28 { return x }
    if size > 22 { return x < 0 ? -1 : 1 }
    let (value, exponent) = reducedExp(DoubleDouble(2 * size))
    let scale = powerOfTwo(exponent)
    let minusOne =
      DoubleDouble(sum: value.high * scale, -1) + DoubleDouble(value.low * scale)
    let result = (minusOne / (minusOne + DoubleDouble(2))).value
    return x < 0 ? -result : result
  }
}
