extension MathMask {
  /// A stretch of a text node.
  enum Piece {
    case text(String)
    case formula(MathSpan)
    /// The further lines of the formula before it: nothing is shown for them.
    case continuation
    /// The destination of a claim, which CommonMark took for text.
    case claim(WrittenClaim)
    /// A reference to the footnote with this index among the definitions.
    case footnote(Int)
  }

  /// `literal`, cut where formulas were masked.
  func pieces(of literal: String) -> [Piece] {
    // A text without one, which is what most are, is one piece.
    guard !isIdle, literal.hasByte(PlaceholderSupply.leadingByte) else {
      return literal.isEmpty ? [] : [.text(literal)]
    }
    var pieces: [Piece] = []
    var text = String.UnicodeScalarView()
    func flush() {
      if !text.isEmpty { pieces.append(.text(String(text))) }
      text = String.UnicodeScalarView()
    }
    for scalar in literal.unicodeScalars {
      switch meaning(of: scalar) {
      case nil:
        text.append(scalar)
      case .formula(let span):
        flush()
        pieces.append(.formula(span))
      case .continuation:
        flush()
        pieces.append(.continuation)
      case .claim(let claim):
        flush()
        pieces.append(.claim(claim))
      case .footnote(let index):
        flush()
        pieces.append(.footnote(index))
      }
    }
    flush()
    return pieces
  }
}
