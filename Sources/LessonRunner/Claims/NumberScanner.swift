/// Finds the numbers in a text.
struct NumberScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  static let superscripts: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  /// A number, and where it stands in the text, in scalars.
  struct Match: Equatable {
    var number: WrittenNumber
    var range: Range<Int>
  }

  /// The numbers in `text`, in order. Digits that belong to a name, as in `Conv2d`, or to a version,
  /// as in `1.2.3`, are none.
  static func matches(in text: String) -> [Match] {
    var scanner = NumberScanner(scalars: Array(text.unicodeScalars))
    var matches: [Match] = []
    while scanner.position < scanner.scalars.count {
      if let match = scanner.next() { matches.append(match) }
    }
    return matches
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private func isDigit(_ index: Int) -> Bool {
    scalar(index).map { ("0"..."9").contains($0) } ?? false
  }

  /// A letter that makes a name of the digits behind it. Korean and its like are no such: they stand
  /// right before numbers.
  private func isNameLetter(_ index: Int) -> Bool {
    scalar(index).map { $0 == "_" || $0.properties.isCased } ?? false
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// The number at the position, which moves on in any case.
  private mutating func next() -> Match? {
    let start = position
    if let word = wordMatch() { return word }
    guard isDigit(start) || (scalar(start) == "." && isDigit(start + 1)) else {
      position += 1
      return nil
    }
    let isName = isNameLetter(start - 1) || isIndex(start)
    let digits = readDigits()
    let isVersion = scalar(position) == "." && isDigit(position + 1)
    if isName || isVersion || isPower(position) {
      while isDigit(position) || scalar(position) == "." || isPower(position) { position += 1 }
      return nil
    }
    return match(.finite(digits), from: start)
  }

  /// The digits at `index` stand right behind `_` or `^`, as TeX writes an index or an exponent:
  /// `w_1`, `x^{-2}`.
  private func isIndex(_ index: Int) -> Bool {
    var before = index - 1
    if scalar(before) == "-" || scalar(before) == "+" { before -= 1 }
    if scalar(before) == "{" { before -= 1 }
    return scalar(before) == "^" || scalar(before) == "_"
  }

  /// The match of what stands from `start` to the position, with the sign before it and the percent
  /// sign behind it.
  private mutating func match(_ magnitude: WrittenNumber.Magnitude, from start: Int) -> Match {
    var start = start
    var sign: Unicode.Scalar?
    if let mark = scalar(start - 1), mark == "-" || mark == "\u{2212}" || mark == "+",
      !isOperand(start - 2)
    {
      sign = mark
      start -= 1
    }
    let number = WrittenNumber(
      text: text(start..<position), sign: sign, magnitude: magnitude, isPercent: isPercentAhead)
    return Match(number: number, range: start..<position)
  }

  /// A minus sign behind it subtracts: a letter, a digit or a closing bracket.
  private func isOperand(_ index: Int) -> Bool {
    guard let scalar = scalar(index) else { return false }
    return scalar.properties.isAlphabetic || isDigit(index)
      || ")]}%".unicodeScalars.contains(scalar)
  }

  private var isPercentAhead: Bool {
    var index = position
    while let space = scalar(index), Self.spaces.contains(space) { index += 1 }
    if scalar(index) == "\\" { index += 1 }
    return scalar(index) == "%" || scalar(index) == "％"
  }

  /// A space, one that does not break, and two narrow ones.
  private static let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]
  private static let thousands: Set<Unicode.Scalar> = [",", "\u{2009}", "\u{202F}"]

  // MARK: Words

  private mutating func wordMatch() -> Match? {
    let start = position
    if scalar(start) == "∞" {
      position += 1
      return match(.infinity, from: start)
    }
    guard isNameLetter(start), !isNameLetter(start - 1), !isDigit(start - 1) else { return nil }
    var end = start
    while isNameLetter(end) || isDigit(end) { end += 1 }
    let magnitude: WrittenNumber.Magnitude
    switch text(start..<end).lowercased() {
    case "nan": magnitude = .notANumber
    case "inf", "infinity": magnitude = .infinity
    default:
      return nil
    }
    position = end
    return match(magnitude, from: start)
  }

  // MARK: Digits

  private mutating func readRun() -> String {
    let start = position
    while isDigit(position) { position += 1 }
    return text(start..<position)
  }

  private mutating func readDigits() -> WrittenNumber.Digits {
    var digits = WrittenNumber.Digits(integer: readRun())
    if (1...3).contains(digits.integer.utf8.count), let mark = scalar(position),
      Self.thousands.contains(mark)
    {
      while scalar(position) == mark, (1...3).allSatisfy({ isDigit(position + $0) }),
        !isDigit(position + 4)
      {
        position += 1
        digits.integer += readRun()
        digits.separator = mark
      }
    }
    if scalar(position) == ".", isDigit(position + 1) {
      position += 1
      digits.fraction = readRun()
    }
    if digits.integer == "10", digits.fraction == nil, isPower(position),
      let exponent = readPower(before: "10")
    {
      digits.integer = ""
      digits.exponent = exponent
    } else {
      digits.exponent = readLetterExponent() ?? readTimesPower()
    }
    return digits
  }

  // MARK: Exponents

  private mutating func readLetterExponent() -> WrittenNumber.Exponent? {
    guard let letter = scalar(position), letter == "e" || letter == "E" else { return nil }
    let start = position
    position += 1
    let sign = readSign()
    let digits = readRun()
    guard let size = Int(digits), digits.utf8.count < 6, !isNameLetter(position) else {
      position = start
      return nil
    }
    let isNegative = sign == "-" || sign == "\u{2212}"
    return WrittenNumber.Exponent(
      power: isNegative ? -size : size,
      style: .letter(letter, sign: sign, digits: digits.utf8.count))
  }

  private mutating func readSign() -> Unicode.Scalar? {
    guard let sign = scalar(position), sign == "-" || sign == "\u{2212}" || sign == "+" else {
      return nil
    }
    position += 1
    return sign
  }

  /// `× 10⁻⁵` and what else multiplies with a power of ten.
  private mutating func readTimesPower() -> WrittenNumber.Exponent? {
    let start = position
    skipSpaces()
    let signs = ["×", "·", "⋅", "x", "\\times", "\\cdot"].map { Array($0.unicodeScalars) }
    guard let sign = signs.first(where: { scalars[position...].starts(with: $0) }) else {
      position = start
      return nil
    }
    position += sign.count
    skipSpaces()
    guard scalar(position) == "1", scalar(position + 1) == "0", isPower(position + 2) else {
      position = start
      return nil
    }
    position += 2
    guard let exponent = readPower(before: text(start..<position)) else {
      position = start
      return nil
    }
    return exponent
  }

  private mutating func skipSpaces() {
    while let space = scalar(position), Self.spaces.contains(space) { position += 1 }
  }

  /// An exponent stands there: in superscript, or behind a caret.
  private func isPower(_ index: Int) -> Bool {
    guard let scalar = scalar(index) else { return false }
    return scalar == "^" || scalar == "⁻" || scalar == "⁺" || Self.superscripts.contains(scalar)
  }

  /// The exponent at the position, and `before`, which stands before it.
  private mutating func readPower(before: String) -> WrittenNumber.Exponent? {
    scalar(position) == "^" ? readCaret(before: before) : readSuperscript(before: before)
  }

  private mutating func readCaret(before: String) -> WrittenNumber.Exponent? {
    let start = position
    position += 1
    let isBraced = scalar(position) == "{"
    if isBraced { position += 1 }
    let sign = readSign()
    let digits = readRun()
    let isClosed = !isBraced || scalar(position) == "}"
    guard let size = Int(digits), digits.utf8.count < 6, isClosed else {
      position = start
      return nil
    }
    if isBraced { position += 1 }
    let minus = sign == "\u{2212}" ? sign! : "-"
    return WrittenNumber.Exponent(
      power: sign == minus ? -size : size,
      style: .caret(before: before + "^", isBraced: isBraced, minus: minus))
  }

  private mutating func readSuperscript(before: String) -> WrittenNumber.Exponent? {
    let start = position
    let isNegative = scalar(position) == "⁻"
    if isNegative || scalar(position) == "⁺" { position += 1 }
    var power = 0
    var count = 0
    while let digit = scalar(position).flatMap(Self.superscripts.firstIndex(of:)), count < 6 {
      power = power * 10 + digit
      count += 1
      position += 1
    }
    guard count > 0 else {
      position = start
      return nil
    }
    return WrittenNumber.Exponent(
      power: isNegative ? -power : power, style: .superscript(before: before))
  }
}
