/// The text of a link that names something by its number, as `Figure 3`, `Eq. (2)` or `그림 3`.
struct NumberedWord: Equatable {
  enum Noun {
    case figure, equation
  }

  var noun: Noun
  var number: Int

  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let noun = Self.nouns[words[0].lowercased()] else { return nil }
    var digits = words[1]
    if digits.hasPrefix("("), digits.hasSuffix(")") { digits = digits.dropFirst().dropLast() }
    guard digits.allSatisfy(\.isASCII), let number = Int(digits) else { return nil }
    self.noun = noun
    self.number = number
  }

  private static let nouns: [String: Noun] = [
    "figure": .figure, "fig.": .figure, "그림": .figure,
    "equation": .equation, "eq.": .equation, "식": .equation,
  ]

  /// The words that name `label` hold for it.
  func names(_ label: Label) -> Bool {
    switch label.kind {
    case .figure(let number): noun == .figure && number == self.number
    case .equation(let number): noun == .equation && number == self.number
    case .chapter, .heading, .term: false
    }
  }
}
