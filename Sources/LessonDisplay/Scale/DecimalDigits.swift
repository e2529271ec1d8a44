/// A decimal number, ±0.d₁d₂d₃… · 10ᵖ, that can be rounded and written without printf.
struct DecimalDigits {
  private var isNegative: Bool
  /// d₁ d₂ …, without zeros at either end; none for zero.
  private var digits: [UInt8]
  private var point: Int

  /// n·10ᵏ.
  init(_ mantissa: Int, exponent: Int) {
    let written = Array(String(mantissa.magnitude).utf8)
    self.init(isNegative: mantissa < 0, written, point: written.count + exponent)
  }

  /// The shortest decimal that reads back as this number.
  ///
  /// - Precondition: the value is finite.
  init(_ value: Double) {
    precondition(value.isFinite, "Only a finite number has digits.")
    self.init(isNegative: value < 0, described: value.magnitude.description)
  }

  /// The shortest decimal that reads back as this number.
  ///
  /// - Precondition: the value is finite.
  init(_ value: Float) {
    precondition(value.isFinite, "Only a finite number has digits.")
    self.init(isNegative: value < 0, described: value.magnitude.description)
  }

  /// - Parameter description: as the standard library writes a number: `0.25`, `5e-324`.
  private init(isNegative: Bool, described description: String) {
    var written: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = description.utf8
    if let e = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: e)...]))!
    }
    for character in text {
      if character == UInt8(ascii: "e") { break }
      if character == UInt8(ascii: ".") { point = written.count } else { written.append(character) }
    }
    self.init(isNegative: isNegative, written, point: (point ?? written.count) + exponent)
  }

  private init(isNegative: Bool, _ written: [UInt8], point: Int) {
    let zero = UInt8(ascii: "0")
    let first = written.firstIndex { $0 != zero } ?? written.count
    let end = (written.lastIndex { $0 != zero } ?? -1) + 1
    self.digits = first < end ? written[first..<end].map { $0 - zero } : []
    self.isNegative = isNegative && !digits.isEmpty
    self.point = digits.isEmpty ? 1 : point - first
  }

  var isOne: Bool { digits == [1] && point == 1 && !isNegative }
  var isZero: Bool { digits.isEmpty }
  /// The power of ten of the first digit: 2 for 314, −1 for 0.5; 0 for zero.
  var magnitude: Int { point - 1 }
  /// How many digits stand after the point when nothing is rounded.
  var decimals: Int { max(0, digits.count - point) }
  var count: Int { digits.count }

  /// Rounded to so many digits, a five upwards.
  func rounded(significant count: Int) -> DecimalDigits {
    var result = self
    guard digits.count > count else { return result }
    guard count >= 0 else { return DecimalDigits(0, exponent: 0) }
    let up = digits[count] >= 5
    result.digits = Array(digits[..<count])
    if up {
      var index = count - 1
      while index >= 0, result.digits[index] == 9 { index -= 1 }
      if index < 0 {
        result.digits = [1]
        result.point += 1
      } else {
        result.digits[index] += 1
        result.digits.removeSubrange((index + 1)...)
      }
    }
    while result.digits.last == 0 { result.digits.removeLast() }
    return result.digits.isEmpty ? DecimalDigits(0, exponent: 0) : result
  }

  /// Rounded to so many digits after the point.
  func rounded(decimals: Int) -> DecimalDigits {
    rounded(significant: point + decimals)
  }

  /// `-1234.5`, with at least so many digits after the point.
  func plain(decimals: Int = 0) -> String {
    var text = isNegative ? "-" : ""
    if point <= 0 || isZero {
      text += "0"
    } else {
      for index in 0..<point { text += digit(index) }
    }
    let after = max(decimals, self.decimals)
    if after > 0 {
      text += "."
      for index in point..<(point + after) { text += isZero ? "0" : digit(index) }
    }
    return text
  }

  /// `1.5e-08`, with at least so many digits after the point; the exponent has two digits or more.
  func scientific(decimals: Int = 0) -> String {
    guard !isZero else {
      return decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
    }
    var text = (isNegative ? "-" : "") + digit(0)
    let after = max(decimals, digits.count - 1)
    if after > 0 {
      text += "."
      for index in 1...after { text += digit(index) }
    }
    let power = String(magnitude.magnitude)
    return text + (magnitude < 0 ? "e-" : "e+") + (power.utf8.count < 2 ? "0" : "") + power
  }

  private func digit(_ index: Int) -> String {
    index >= 0 && index < digits.count ? String(digits[index]) : "0"
  }
}

/// A number as readers want it: short, and exact where that is short.
///
/// At most `digits` significant digits; whole numbers up to seven digits in full; a power of ten
/// where the plain form would be long: `0.25`, `1204`, `3.142e-14`, `2e+09`.
func shortNumber(_ value: Double, digits: Int = 4) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  let exact = DecimalDigits(value)
  if exact.decimals == 0, exact.magnitude < 7 { return exact.plain() }
  let rounded = exact.rounded(significant: digits)
  return (-4...6).contains(rounded.magnitude) ? rounded.plain() : rounded.scientific()
}
