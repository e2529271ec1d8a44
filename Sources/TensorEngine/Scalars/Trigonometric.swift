/// Sine and cosine of doubles, by sums, products and fused multiply-adds alone, within 0.7 units in
/// the last place for arguments of any size.
enum Trigonometric {
  static func sin(_ x: Double) -> Double {
    if x.magnitude < 0x1p-27 { return x }
    guard x.isFinite else { return .nan }
    let (quadrant, angle) = reduced(x.magnitude)
    let value = quadrant % 2 == 0 ? sine(angle) : cosine(angle)
    return (quadrant >= 2) != (x < 0) ? -value : value
  }

  static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, angle) = reduced(x.magnitude)
    let value = quadrant % 2 == 0 ? cosine(angle) : sine(angle)
    return quadrant == 1 || quadrant == 2 ? -value : value
  }

  /// sin(2π k / n) and cos(2π k / n), by whole numbers reduced to an eighth of the circle first: what
  /// should be 0, ½ or equal is.
  static func turn(_ k: Int, of n: Int) -> (sine: Double, cosine: Double) {
    // In eighths of the circle: 8 k = octant · n + rest.
    let (octant, rest) = (8 * (k % n)).quotientAndRemainder(dividingBy: n)
    let isBackward = octant % 2 == 1
    let angle =
      DoubleDouble(Double(isBackward ? n - rest : rest)) / DoubleDouble(Double(n))
      * quarterOfPi
    let (small, large) = (sine(angle), cosine(angle))
    let (s, c) = isBackward ? (large, small) : (small, large)
    // Octants 0 and 1 are the first quadrant, and so on.
    switch octant / 2 {
    case 0: return (s, c)
    case 1: return (c, -s)
    case 2: return (-s, -c)
    default: return (-c, s)
    }
  }

  private static let halfOfPi = DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
  private static let quarterOfPi = DoubleDouble(0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55)

  /// Sine of an angle within ±π/4, from its series; the first term left out is below 2⁻⁶⁵.
  private static func sine(_ x: DoubleDouble) -> Double {
    let square = x.high * x.high
    var tail = 0.0
    for term in sineTerms { tail = term.addingProduct(tail, square) }
    let low = x.low.addingProduct(-x.low, 0.5 * square)
    return x.high + low.addingProduct(x.high * square, tail)
  }

  /// Cosine of an angle within ±π/4, from its series.
  private static func cosine(_ x: DoubleDouble) -> Double {
    let square = DoubleDouble(product: x.high, x.high)
    var tail = 0.0
    for term in cosineTerms { tail = term.addingProduct(tail, square.high) }
    let half = 0.5 * square.high
    let sum = DoubleDouble(larger: 1, -half)
    let small = square.high * square.high * tail - (x.high * x.low + 0.5 * square.low)
    return sum.high + (sum.low + small)
  }

  /// −1/3!, 1/5!, … to 21!, the last first.
  private static let sineTerms = terms(first: 3)
  /// 1/4!, −1/6!, … to 22!, the last first.
  private static let cosineTerms = terms(first: 4)

  private static func terms(first: Int) -> [Double] {
    (0..<10).reversed().map { k in
      let number = 2 * k + first
      let factorial = (1...number).reduce(1.0) { $0 * Double($1) }
      return (number / 2 % 2 == 0 ? 1 : -1) / factorial
    }
  }

  /// An angle ≥ 0 without its quarter turns: how many there were, modulo 4, and what is left, within
  /// ±π/4.
  ///
  /// x · 2/π in whole numbers, of which only the bits that matter modulo 4 are taken. Source: Payne
  /// and Hanek, "Radian reduction for trigonometric functions" (1983).
  private static func reduced(_ x: Double) -> (quadrant: Int, angle: DoubleDouble) {
    if x <= quarterOfPi.high { return (0, DoubleDouble(x)) }
    // x = m 2ᵉ with a whole m of 53 bits.
    let m = UInt64(x.significandBitPattern) | 1 << 52
    let e = Int(x.exponent) - 52
    // 256 bits of 2/π from the one of weight 4 in the product on; m times them, modulo 2²⁵⁶.
    var product = window(from: 62 + e)
    var carry: UInt64 = 0
    for index in product.indices.reversed() {
      let (high, low) = m.multipliedFullWidth(by: product[index])
      let (sum, overflow) = low.addingReportingOverflow(carry)
      product[index] = sum
      carry = high &+ (overflow ? 1 : 0)
    }
    // Two bits of whole quarters, then the fraction; past a half, count from the next quarter back.
    var quadrant = Int(product[0] >> 62)
    var fraction = (0..<3).map { product[$0] << 2 | product[$0 + 1] >> 62 }
    let isNegative = fraction[0] >> 63 == 1
    if isNegative {
      quadrant = (quadrant + 1) % 4
      fraction = fraction.map { ~$0 }
    }
    var exponent = 0
    while fraction[0] == 0, exponent < 128 {
      fraction = [fraction[1], fraction[2], 0]
      exponent -= 64
    }
    let zeros = fraction[0].leadingZeroBitCount
    if zeros > 0, zeros < 64 {
      fraction = [
        fraction[0] << zeros | fraction[1] >> (64 - zeros),
        fraction[1] << zeros | fraction[2] >> (64 - zeros),
      ]
      exponent -= zeros
    }
    let scale = Double(sign: isNegative ? .minus : .plus, exponent: exponent, significand: 1)
    let high = Double(fraction[0] >> 11) * 0x1p-53 * scale
    let low = Double((fraction[0] & 0x7ff) << 42 | fraction[1] >> 22) * 0x1p-106 * scale
    return (quadrant, DoubleDouble(high, low) * halfOfPi)
  }

  /// 256 bits of 2/π, the first of them `offset` bits behind the start of the table.
  private static func window(from offset: Int) -> [UInt64] {
    let (word, shift) = offset.quotientAndRemainder(dividingBy: 64)
    return (word..<(word + 4)).map { index in
      shift == 0
        ? twoOverPi[index]
        : twoOverPi[index] << shift | twoOverPi[index + 1] >> (64 - shift)
    }
  }

  /// The binary digits of 2/π, behind a word of zeros.
  private static let twoOverPi: [UInt64] = [
    0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561,
    0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484,
    0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
    0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d, 0x7527_bac7_ebe5_f17b,
    0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab, 0xf0cf_bc20_9af4_361d,
    0xa9e3_9161_5ee6_1b08, 0x6599_855f_14a0_6840,
  ]
}
