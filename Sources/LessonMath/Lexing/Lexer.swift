/// Cuts TeX source into tokens. Comments go, and so do blanks after a command of letters.
struct Lexer {
  private let source: String
  private var index: String.Index
  private var offset = 0
  private var tokens: [Token] = []

  private init(_ source: String) {
    self.source = source
    index = source.startIndex
  }

  /// The tokens of the source; the last is `.end`.
  ///
  /// - Throws: `FormulaError` at a character that neither HTML nor a terminal can show: a control
  ///   character or one that XML forbids.
  static func tokens(of source: String) throws(FormulaError) -> [Token] {
    var lexer = Lexer(source)
    while let character = lexer.next() { try lexer.scan(character) }
    lexer.emit(.end, at: lexer.offset)
    return lexer.tokens
  }

  private mutating func next() -> Character? {
    guard index < source.endIndex else { return nil }
    let character = source[index]
    index = source.index(after: index)
    return character
  }

  private mutating func emit(_ kind: Token.Kind, at offset: Int) {
    tokens.append(Token(kind: kind, offset: offset))
  }

  private mutating func scan(_ character: Character) throws(FormulaError) {
    let start = offset
    try advance(over: character)
    switch character {
    case "{": emit(.openBrace, at: start)
    case "}": emit(.closeBrace, at: start)
    case "%": try skipComment()
    case "\\": try scanCommand(from: start)
    case _ where character.isBlank:
      if tokens.last?.kind != .space { emit(.space, at: start) }
    default: emit(.character(character), at: start)
    }
  }

  private mutating func scanCommand(from start: Int) throws(FormulaError) {
    guard let first = next() else {
      throw FormulaError(.missingArgument("\\"), at: start)
    }
    try advance(over: first)
    guard first.isCommandLetter else {
      emit(.command(first.isBlank ? " " : String(first)), at: start)
      return
    }
    var name = String(first)
    while index < source.endIndex, source[index].isCommandLetter {
      name.append(source[index])
      advance(by: 1)
    }
    emit(.command(name), at: start)
    while index < source.endIndex, source[index].isBlank {
      advance(by: source[index].utf8.count)
    }
  }

  private mutating func skipComment() throws(FormulaError) {
    while let character = next() {
      try advance(over: character)
      if character.isNewline { break }
    }
  }

  private mutating func advance(by bytes: Int) {
    index = source.index(after: index)
    offset += bytes
  }

  private mutating func advance(over character: Character) throws(FormulaError) {
    for scalar in character.unicodeScalars where scalar.isForbidden {
      throw FormulaError(.unexpectedCharacter(character), at: offset)
    }
    offset += character.utf8.count
  }
}

extension Character {
  /// White space as TeX has it; other blanks, such as a no-break space, are text.
  fileprivate var isBlank: Bool {
    self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n"
  }

  fileprivate var isCommandLetter: Bool {
    ("a"..."z").contains(self) && utf8.count == 1 || ("A"..."Z").contains(self) && utf8.count == 1
  }
}

extension Unicode.Scalar {
  /// Whether XML forbids it, or a terminal would obey it, or it reorders the text around it.
  fileprivate var isForbidden: Bool {
    switch value {
    case 0x9, 0xA, 0xD: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029: true
    default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }
  }
}
