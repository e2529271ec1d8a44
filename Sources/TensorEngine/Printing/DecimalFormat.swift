/// Decimal digits of floating-point numbers, exactly rounded (half to even), the same on every
/// machine: what C's `printf` gives for `%.4f` and `%.4e`.
public enum DecimalFormat {
  /// Digits after the point: `fixed(3.14159, digits: 4)` is `3.1416`.
  public static func fixed(_ value: Double, digits: Int) -> String {
    if let text = special(value) { return text }
    let number = Decimals(value.magnitude)
    var text = number.rounded(places: digits)
    if digits > 0 {
      if text.count <= digits {
        text = String(repeating: "0", count: digits + 1 - text.count) + text
      }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return value.sign == .minus ? "-" + text : text
  }

  /// One digit before the point, `digits` after it, and an exponent of at least two:
  /// `scientific(12345, digits: 4)` is `1.2345e+04`.
  public static func scientific(_ value: Double, digits: Int) -> String {
    if let text = special(value) { return text }
    let sign = value.sign == .minus ? "-" : ""
    var text = String(repeating: "0", count: digits + 1)
    var exponent = 0
    if value != 0 {
      let number = Decimals(value.magnitude)
      exponent = number.exponent
      text = number.rounded(places: digits - exponent)
      // 9.99996 rounds up to one digit more.
      if text.count > digits + 1 {
        exponent += 1
        text = number.rounded(places: digits - exponent)
      }
    }
    if digits > 0 { text.insert(".", at: text.index(after: text.startIndex)) }
    let size = String(exponent.magnitude)
    let padded = size.count < 2 ? "0" + size : size
    return "\(sign)\(text)e\(exponent < 0 ? "-" : "+")\(padded)"
  }

  private static func special(_ value: Double) -> String? {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return nil
  }
}

/// A positive number or 0 with all its decimal digits: every binary fraction has finitely many.
private struct Decimals {
  /// The first is not 0, unless there are none.
  private var digits: [UInt8] = []
  /// How many stand before the point; negative when zeros follow the point first.
  private var pointPosition = 0

  /// The power of ten of the first digit.
  var exponent: Int { pointPosition - 1 }

  init(_ value: Double) {
    if value == 0 { return }
    let mantissa = UInt64(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0)
    let power = Int(Swift.max(value.exponentBitPattern, 1)) - 1075
    let shift = Swift.min(mantissa.trailingZeroBitCount, Swift.max(-power, 0))
    var number = BigNumber(mantissa >> UInt64(shift))
    let exponent = power + shift
    // m 2^e, or for e < 0 as many fives: m 2^-k = m 5^k / 10^k.
    if exponent > 0 {
      for _ in 0..<exponent { number.multiply(by: 2) }
    } else {
      for _ in 0..<(-exponent) { number.multiply(by: 5) }
    }
    digits = number.digits
    pointPosition = digits.count + Swift.min(exponent, 0)
  }

  /// The digits of the number times 10^places, rounded to a whole one, half to even.
  func rounded(places: Int) -> String {
    let kept = pointPosition + places
    if kept < 0 { return "0" }
    var result = Array(digits.prefix(kept))
    if kept > digits.count {
      result += [UInt8](repeating: 0, count: digits.isEmpty ? 0 : kept - digits.count)
    } else if kept < digits.count {
      let next = digits[kept]
      let hasMore = digits[(kept + 1)...].contains { $0 != 0 }
      let isOdd = (result.last ?? 0) % 2 == 1
      if next > 5 || (next == 5 && (hasMore || isOdd)) {
        var index = kept - 1
        while index >= 0, result[index] == 9 {
          result[index] = 0
          index -= 1
        }
        if index >= 0 { result[index] += 1 } else { result.insert(1, at: 0) }
      }
    }
    return result.isEmpty ? "0" : String(decoding: result.map { $0 + 48 }, as: UTF8.self)
  }
}

/// A whole number of any size, in base 10^9.
private struct BigNumber {
  private var parts: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      parts.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in parts.indices {
      let product = parts[index] * factor + carry
      parts[index] = product % 1_000_000_000
      carry = product / 1_000_000_000
    }
    if carry > 0 { parts.append(carry) }
  }

  var digits: [UInt8] {
    var result: [UInt8] = []
    for part in parts.reversed() {
      let text = String(part).utf8.map { $0 - 48 }
      if !result.isEmpty { result += [UInt8](repeating: 0, count: 9 - text.count) }
      result += text
    }
    return result
  }
}
