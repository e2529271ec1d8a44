/// A number as prose writes it: `0.925`, `92.5 %`, `−1,234`, `1.2e-5`, `1.2 × 10⁻⁵`, `10^{-5}`, `∞`.
struct WrittenNumber: Equatable {
  /// The number without its percent sign, as it is written.
  var text: String

  /// What stands before it: `-`, `−` or `+`.
  var sign: Unicode.Scalar?

  var magnitude: Magnitude

  /// A percent sign follows: the number is a hundred times the value.
  var isPercent = false

  enum Magnitude: Equatable {
    case finite(Digits)
    case infinity
    case notANumber
  }

  struct Digits: Equatable {
    /// Before the point, without separators; empty in `.5`, and in `10⁻⁵` where nothing multiplies
    /// the power.
    var integer: String

    /// What stands between groups of three digits before the point: a comma or a thin space.
    var separator: Unicode.Scalar?

    /// After the point; nil without one.
    var fraction: String?

    var exponent: Exponent?
  }

  /// The part of a number that names a power of ten.
  struct Exponent: Equatable {
    var power: Int
    var style: Style

    enum Style: Equatable {
      /// `e-05`, `E+5`: the letter, the sign as it is written, and how many digits there are.
      case letter(Unicode.Scalar, sign: Unicode.Scalar?, digits: Int)
      /// `× 10⁻⁵`, or `⁻⁵` behind a 10 of its own: everything up to the exponent.
      case superscript(before: String)
      /// `\cdot 10^{-5}`, as TeX has it; `minus` is the sign it uses.
      case caret(before: String, isBraced: Bool, minus: Unicode.Scalar)
    }
  }
}

extension WrittenNumber {
  /// The number it stands for; nil where that is none.
  var value: ExactDecimal? {
    guard case .finite(let digits) = magnitude else { return nil }
    var value = digits.significand
    value.isNegative = isMinus && !value.isZero
    return value.scaled(by: digits.power - (isPercent ? 2 : 0))
  }

  /// The power of ten of the last digit that is written: the number says nothing about the next.
  private var lastPlace: Int? {
    guard case .finite(let digits) = magnitude else { return nil }
    return digits.power - (digits.fraction?.utf8.count ?? 0) - (isPercent ? 2 : 0)
  }

  var isMinus: Bool { sign == "-" || sign == "\u{2212}" }

  /// Whether it is `number` to the digits that are written. Where `number` is right between two, both
  /// of them are it.
  func holds(for number: ExactDecimal) -> Bool {
    guard let value, let lastPlace else { return false }
    return value == number.rounded(toPlace: lastPlace, tie: .even)
      || value == number.rounded(toPlace: lastPlace, tie: .odd)
  }
}

extension WrittenNumber.Digits {
  /// The digits without their power of ten.
  var significand: ExactDecimal {
    if isBarePower { return ExactDecimal(digits: [1], exponent: 0) }
    let text = integer + (fraction ?? "")
    return ExactDecimal(
      digits: text.utf8.map { $0 - UInt8(ascii: "0") }, exponent: -(fraction?.utf8.count ?? 0))
  }

  var power: Int { exponent?.power ?? 0 }

  /// `10⁻⁵`, which nothing multiplies.
  var isBarePower: Bool { integer.isEmpty && fraction == nil }
}
