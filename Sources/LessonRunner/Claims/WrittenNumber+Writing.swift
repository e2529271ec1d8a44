extension WrittenNumber {
  /// How `number` is written in the same way: with as many digits after the point, the same
  /// separators and the same kind of exponent, rounded half to even. Nil where this is no finite
  /// number, so that there is no way to keep.
  func rewritten(for number: ExactDecimal) -> String? {
    guard case .finite(let digits) = magnitude else { return nil }
    let number = number.scaled(by: isPercent ? 2 : 0)
    let (text, isZero) = digits.rewritten(for: number.magnitude)
    return signed(number.isNegative && !isZero, usesMinus: digits.usesMinus) + text
  }

  private func signed(_ isNegative: Bool, usesMinus: Bool) -> String {
    if isNegative { return isMinus ? String(sign!) : usesMinus ? "\u{2212}" : "-" }
    return sign == "+" ? "+" : ""
  }
}

extension WrittenNumber.Digits {
  /// Exponents in superscript go with a minus sign, not with a hyphen.
  fileprivate var usesMinus: Bool {
    if case .superscript? = exponent?.style { true } else { false }
  }

  /// The digits without a sign, and whether they are all 0: such a number has none.
  fileprivate func rewritten(for number: ExactDecimal) -> (text: String, isZero: Bool) {
    let count = fraction?.utf8.count ?? 0
    guard let exponent else {
      return (fixed(number, count), number.rounded(toPlace: -count).isZero)
    }
    // One digit before the point stays one; other significands keep the power that the author chose.
    var power = exponent.power
    if isBarePower || integer.utf8.count == 1 {
      power = number.leadingPower
      power = number.rounded(toPlace: power - count).leadingPower
    }
    let isZero = number.rounded(toPlace: power - count).isZero
    var significand = fixed(number.scaled(by: -power), count)
    if isBarePower { significand = significand == "1" ? "" : significand + exponent.timesSign }
    return (significand + exponent.text(for: power), isZero)
  }

  private func fixed(_ number: ExactDecimal, _ count: Int) -> String {
    var (integer, fraction) = number.fixed(count)
    if self.integer.isEmpty, !isBarePower, integer == "0" { integer = "" }
    if let separator { integer = integer.grouped(by: separator) }
    return self.fraction == nil ? integer : "\(integer).\(fraction)"
  }
}

extension WrittenNumber.Exponent {
  /// What stands between a significand and a power that had none.
  fileprivate var timesSign: String {
    switch style {
    case .letter: ""
    case .superscript: " × "
    case .caret: " \\cdot "
    }
  }

  fileprivate func text(for power: Int) -> String {
    let size = String(power.magnitude)
    switch style {
    case .letter(let letter, let sign, let width):
      let isPadded = width > 1 && String(self.power.magnitude).utf8.count < width
      let padding = String(repeating: "0", count: max(0, isPadded ? width - size.utf8.count : 0))
      let minus = sign == "\u{2212}" ? "\u{2212}" : "-"
      let plus = sign == "+" || (sign != nil && isPadded) ? "+" : ""
      return "\(letter)\(power < 0 ? minus : plus)\(padding)\(size)"
    case .superscript(let before):
      let digits = size.utf8.map { byte in
        String(NumberScanner.superscripts[Int(byte - UInt8(ascii: "0"))])
      }
      return before + (power < 0 ? "⁻" : "") + digits.joined()
    case .caret(let before, let isBraced, let minus):
      let signed = (power < 0 ? String(minus) : "") + size
      return before + (isBraced || signed.count > 1 ? "{\(signed)}" : signed)
    }
  }
}

extension String {
  /// The digits in groups of three.
  fileprivate func grouped(by separator: Unicode.Scalar) -> String {
    var text = ""
    for (index, digit) in enumerated() {
      if index > 0, (count - index) % 3 == 0 { text.unicodeScalars.append(separator) }
      text.append(digit)
    }
    return text
  }
}
