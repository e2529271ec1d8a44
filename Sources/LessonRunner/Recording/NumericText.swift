/// A text cut into numbers and what stands between them, so that two texts can be compared within a
/// tolerance.
///
/// A number is digits, with a point and further digits if there are any, and an exponent, `e` and
/// digits, if there is one; or one of the words `nan`, `inf` and `infinity`; with the sign before it,
/// if there is one. Digits in a word, as in `conv2d`, `x1` or `v1.2`, are none, and a sign behind a
/// word or a number, as in `1-2`, is none. A point behind the digits belongs to them where a comma or
/// a closing bracket follows, as in `[1., 2.]`. Spaces beside a number do not count: they align it
/// with others of other widths.
struct NumericText {
  /// What stands before each number, and behind the last.
  private var between: [[Unicode.Scalar]] = [[]]
  private var numbers: [Double] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    var isBehindWord = false
    while index < scalars.count {
      if let (number, end) = Self.number(in: scalars, at: index, isBehindWord: isBehindWord) {
        while between[numbers.count].last == " " { between[numbers.count].removeLast() }
        numbers.append(number)
        between.append([])
        index = end
        while index < scalars.count, scalars[index] == " " { index += 1 }
        isBehindWord = index == end
      } else {
        let end = max(index + 1, Self.wordEnd(in: scalars, from: index))
        between[numbers.count].append(contentsOf: scalars[index..<end])
        isBehindWord = scalars[end - 1].isOfWord
        index = end
      }
    }
  }

  /// Whether `computed` is this text but for numbers that are off by at most `tolerance`, relative to
  /// the size of this text's where that is above 1. `nan` and `inf` hold for themselves only.
  func holds(_ computed: NumericText, within tolerance: Double) -> Bool {
    between == computed.between
      && zip(numbers, computed.numbers).allSatisfy { own, other in
        own == other || (own.isNaN && other.isNaN)
          || (own.isFinite && abs(own - other) <= tolerance * max(1, abs(own)))
      }
  }

  // MARK: Scanning

  /// The number that starts at `start`, and where it ends.
  private static func number(
    in scalars: [Unicode.Scalar], at start: Int, isBehindWord: Bool
  ) -> (value: Double, end: Int)? {
    guard !isBehindWord else { return nil }
    var index = start
    if scalars[index] == "-" || scalars[index] == "+" { index += 1 }
    guard index < scalars.count else { return nil }
    let isNumeral = scalars[index].isDigit
    let end =
      isNumeral ? numeralEnd(in: scalars, from: index) : wordEnd(in: scalars, from: index)
    func text(from start: Int) -> String {
      String(String.UnicodeScalarView(scalars[start..<end]))
    }
    guard isNumeral || words.contains(text(from: index).lowercased()) else { return nil }
    // Swift reads no numeral that ends with its point.
    let number = Double(text(from: start) + (scalars[end - 1] == "." ? "0" : ""))
    return number.map { ($0, end) }
  }

  private static let words: Set<String> = ["nan", "inf", "infinity"]

  private static func numeralEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    func digitsEnd(from start: Int) -> Int {
      scalars[start...].firstIndex { !$0.isDigit } ?? scalars.count
    }
    func scalar(_ index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    var end = digitsEnd(from: start)
    if scalar(end) == "." {
      let fractionEnd = digitsEnd(from: end + 1)
      let isClosed = scalar(end + 1).map { ",)]".unicodeScalars.contains($0) } ?? false
      if fractionEnd > end + 1 || isClosed { end = fractionEnd }
    }
    if scalar(end) == "e" || scalar(end) == "E" {
      let hasSign = scalar(end + 1) == "-" || scalar(end + 1) == "+"
      let first = end + (hasSign ? 2 : 1)
      if scalar(first)?.isDigit == true { end = digitsEnd(from: first) }
    }
    return end
  }

  /// Behind the letters and digits from `start` on, and the points between them; `start` where there
  /// are none.
  private static func wordEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while end < scalars.count {
      let isPoint =
        scalars[end] == "." && end > start && end + 1 < scalars.count && scalars[end + 1].isOfWord
      guard isPoint || scalars[end].isOfWord else { break }
      end += 1
    }
    return end
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isOfWord: Bool { isDigit || self == "_" || properties.isAlphabetic }
}
