internal import CellProtocol

/// The languages that figures speak.
package enum FigureLanguage: CaseIterable, Sendable {
  case english, korean
}

/// Words of a figure's own in each language, with what the author wrote in their places.
///
/// The Korean ones are made so that no particle hangs on a name or a number, whose last sound is not
/// known.
package struct Phrase: Hashable, Sendable {
  var english: String
  var korean: String

  init(_ english: String, _ korean: String) {
    self.english = english
    self.korean = korean
  }

  /// The same in every language, such as a name.
  init(_ text: String) { self.init(text, text) }

  subscript(language: FigureLanguage) -> String {
    language == .english ? english : korean
  }

  var isEmpty: Bool { english.isEmpty && korean.isEmpty }

  func map(_ transform: (String) -> String) -> Phrase {
    Phrase(transform(english), transform(korean))
  }

  /// As many lines in each language; the shorter one ends with empty ones.
  func wrapped(to columns: Int) -> [Phrase] {
    let (first, second) = (english.wrapped(to: columns), korean.wrapped(to: columns))
    return (0..<max(first.count, second.count)).map { line in
      Phrase(line < first.count ? first[line] : "", line < second.count ? second[line] : "")
    }
  }

  static func + (first: Phrase, second: Phrase) -> Phrase {
    Phrase(first.english + second.english, first.korean + second.korean)
  }

  static func + (first: Phrase, second: String) -> Phrase { first + Phrase(second) }

  static func += (phrase: inout Phrase, more: Phrase) { phrase = phrase + more }

  /// A sentence of it.
  var sentence: Phrase { self + "." }
}

extension [Phrase] {
  func joined(separator: String = " ") -> Phrase {
    Phrase(
      map(\.english).joined(separator: separator), map(\.korean).joined(separator: separator))
  }
}

extension Multilingual {
  init(_ phrase: Phrase) { self.init(english: phrase.english, korean: phrase.korean) }
}

/// `1 leaf`, `1,200 leaves`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// The same in every language: `3 points`, `점 3개`.
func counted(_ number: Int, _ one: String, _ korean: Counter) -> Phrase {
  Phrase(counted(number, one), "\(korean.noun) \(grouped(number))\(korean.unit)")
}

/// How Korean counts things of a kind.
struct Counter {
  var noun: String
  var unit = "개"

  static let point = Counter(noun: "점")
  static let value = Counter(noun: "값")
  static let label = Counter(noun: "이름표")
  static let row = Counter(noun: "행")
  static let column = Counter(noun: "열")
  static let bar = Counter(noun: "막대")
  static let bin = Counter(noun: "구간")
  static let picture = Counter(noun: "그림", unit: "장")
  static let layer = Counter(noun: "층")
  static let parameter = Counter(noun: "파라미터")
  static let operation = Counter(noun: "연산")
  static let leaf = Counter(noun: "잎")
}

/// `1,200`
func grouped(_ number: Int) -> String {
  var digits = Array(String(number))
  for position in stride(from: digits.count - 3, to: 0, by: -3) where digits[position - 1] != "-" {
    digits.insert(",", at: position)
  }
  return String(digits)
}
