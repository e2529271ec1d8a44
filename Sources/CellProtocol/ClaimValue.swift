/// What the expression of a claim gave.
public enum ClaimValue: Equatable, Sendable, Codable {
  case boolean(Bool)

  /// A whole or floating-point number, or a tensor of one element: all its decimal digits, such as
  /// `0.925000011920928955078125`, `-12`, `nan` or `-inf`; and the number as it prints.
  case number(exact: String, printed: String)

  /// A text.
  case text(String)

  /// Any other value, as it describes itself.
  case description(String)

  /// No value that can be compared with a text; a sentence says what it is and what to write instead.
  case unusable(String)
}

extension ClaimValue {
  /// The value as a number and texts, in the order in which a record has them.
  var fields: (kind: Int, texts: [String]) {
    switch self {
    case .boolean(let isTrue): (isTrue ? 1 : 0, [])
    case .number(let exact, let printed): (2, [exact, printed])
    case .text(let text): (3, [text])
    case .description(let text): (4, [text])
    case .unusable(let sentence): (5, [sentence])
    }
  }

  /// Reads back what `fields` gave; nil where there is no such kind.
  init?(kind: Int, texts: [String]) {
    switch (kind, texts.count) {
    case (0, 0): self = .boolean(false)
    case (1, 0): self = .boolean(true)
    case (2, 2): self = .number(exact: texts[0], printed: texts[1])
    case (3, 1): self = .text(texts[0])
    case (4, 1): self = .description(texts[0])
    case (5, 1): self = .unusable(texts[0])
    default: return nil
    }
  }
}
