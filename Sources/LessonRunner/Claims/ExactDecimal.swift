/// A decimal number with all of its digits.
struct ExactDecimal: Equatable {
  var isNegative: Bool

  /// The most significant first, without zeros at either end; empty for 0.
  private(set) var digits: [UInt8]

  /// The power of ten of the last digit; 0 for 0.
  private(set) var exponent: Int

  /// The number that `digits` and `exponent` give.
  init(isNegative: Bool = false, digits: [UInt8], exponent: Int) {
    var digits = digits[...]
    var exponent = exponent
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    digits = digits.drop { $0 == 0 }
    self.isNegative = isNegative && !digits.isEmpty
    self.digits = Array(digits)
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  /// Reads digits with at most one point among them and a minus sign before them; nil for anything
  /// else, such as `nan`.
  init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var exponent: Int?
    let isNegative = text.hasPrefix("-")
    for byte in isNegative ? text.utf8.dropFirst() : text.utf8[...] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        exponent = exponent.map { $0 - 1 }
      case UInt8(ascii: ".") where exponent == nil:
        exponent = 0
      default:
        return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    self.init(isNegative: isNegative, digits: digits, exponent: exponent ?? 0)
  }

  var isZero: Bool { digits.isEmpty }

  /// The power of ten of the first digit; 0 for 0.
  var leadingPower: Int { isZero ? 0 : exponent + digits.count - 1 }

  var magnitude: ExactDecimal { ExactDecimal(digits: digits, exponent: exponent) }

  /// The number times 10^power.
  func scaled(by power: Int) -> ExactDecimal {
    ExactDecimal(isNegative: isNegative, digits: digits, exponent: exponent + power)
  }

  /// Which of its two neighbours a number right between them is rounded to: the one with an even
  /// last digit (IEEE 754, `printf`, and the outputs of cells), or the other one.
  enum Tie {
    case even, odd
  }

  /// The nearest multiple of 10^place.
  func rounded(toPlace place: Int, tie: Tie = .even) -> ExactDecimal {
    let dropped = place - exponent
    guard !isZero, dropped > 0 else { return self }
    guard dropped <= digits.count else {
      return ExactDecimal(digits: [], exponent: 0)
    }
    var kept = Array(digits.dropLast(dropped))
    let rest = digits.suffix(dropped)
    let isTie = rest.first == 5 && rest.count == 1
    let isOdd = (kept.last ?? 0) % 2 == 1
    if isTie ? isOdd == (tie == .even) : rest.first! >= 5 { Self.increment(&kept) }
    return ExactDecimal(isNegative: isNegative, digits: kept, exponent: place)
  }

  private static func increment(_ digits: inout [UInt8]) {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }

  /// The digits before and after the point of the magnitude, rounded to `count` after it.
  func fixed(_ count: Int) -> (integer: String, fraction: String) {
    let rounded = rounded(toPlace: -count)
    var text = rounded.digits.map { String($0) }.joined()
    if !rounded.isZero {
      text += String(repeating: "0", count: rounded.exponent + count)
    }
    if text.utf8.count <= count {
      text = String(repeating: "0", count: count + 1 - text.utf8.count) + text
    }
    return (String(text.dropLast(count)), String(text.suffix(count)))
  }
}
