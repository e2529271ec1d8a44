import TextColumns

extension Parser {
  /// Reads one atom with its scripts, or nil for a command that leaves nothing.
  mutating func parseScripted() throws(FormulaError) -> Node? {
    if startsScript { return try parseScripts(of: .row([])) }
    guard let atom = try parseAtom(isArgument: false) else { return nil }
    return try parseScripts(of: atom)
  }

  /// Reads what a command or a script works on: a group, or one atom.
  mutating func parseArgument(of owner: String) throws(FormulaError) -> Node {
    let start = current.offset
    skipSpaces()
    if current.kind == .openBrace { return Node.argument(try parseGroup()) }
    try enter()
    defer { leave() }
    switch current.kind {
    case .end, .closeBrace, .character("&"), .character("^"), .character("_"), .character("'"),
      .command("right"), .command("middle"), .command("end"), .command("\\"), .command("cr"):
      throw FormulaError(.missingArgument(owner), at: start)
    case .character("]") where openers.last?.opener == .bracket,
      .character("$") where openers.last?.opener == .dollar:
      throw FormulaError(.missingArgument(owner), at: start)
    default:
      guard let atom = try parseAtom(isArgument: true) else {
        throw FormulaError(.missingArgument(owner), at: start)
      }
      return atom
    }
  }

  /// Reads a group from its opening brace to its closing one.
  mutating func parseGroup() throws(FormulaError) -> [Node] {
    openers.append((.group, current.offset))
    advance()
    let nodes = try parseRow()
    guard current.kind == .closeBrace else { throw mismatch() }
    advance()
    openers.removeLast()
    return nodes
  }

  /// Reads `[…]` if it comes next.
  mutating func parseOptional() throws(FormulaError) -> Node? {
    skipSpaces()
    guard current.kind == .character("[") else { return nil }
    openers.append((.bracket, current.offset))
    advance()
    let nodes = try parseRow()
    guard current.kind == .character("]") else { throw mismatch() }
    advance()
    openers.removeLast()
    return Node.argument(nodes)
  }

  /// - Parameter isArgument: Whether it stands for an argument without braces, where a number is
  ///   one digit and a word one letter.
  mutating func parseAtom(isArgument: Bool) throws(FormulaError) -> Node? {
    switch current.kind {
    case .openBrace: return Node.group(try parseGroup())
    case .character(let character): return try parseCharacter(character, isArgument: isArgument)
    case .command(let name): return try parseCommand(name)
    case .closeBrace, .space, .end: throw mismatch()
    }
  }

  // MARK: Characters

  private mutating func parseCharacter(
    _ character: Character, isArgument: Bool
  ) throws(FormulaError) -> Node {
    if character.isDigit || character == "." && following.isDigit {
      return parseNumber(isArgument: isArgument)
    }
    let offset = current.offset
    if Self.unreadable.contains(character) {
      throw FormulaError(.unexpectedCharacter(character), at: offset)
    }
    if let symbol = SymbolTable.character(character) {
      advance()
      return .symbol(symbol.inAlphabet(alphabet))
    }
    if character.isWordLetter { return parseWords(isArgument: isArgument) }
    if character.isLetter || character == "∂" {
      return parseLetters(isArgument: isArgument)
    }
    return try parseRareCharacter(character)
  }

  /// Characters that mean something in TeX that has no place here.
  private static let unreadable: Set<Character> = ["#", "$", "\"", "`", "&"]

  private mutating func parseNumber(isArgument: Bool) -> Node {
    var digits = ""
    repeat {
      guard case .character(let digit) = current.kind else { break }
      digits.append(digit)
      advance()
      if isArgument { break }
    } while current.isDigit
      || current.kind == .character(".") && following.isDigit && !digits.contains(".")
    return .number(digits, alphabet)
  }

  /// A letter; in an alphabet that forms words, all letters and digits that follow.
  private mutating func parseLetters(isArgument: Bool) -> Node {
    var letters = ""
    while case .character(let letter) = current.kind,
      letter.isLetter && !letter.isWordLetter || letter == "∂"
        || letter.isDigit && !letters.isEmpty
    {
      letters.append(letter)
      advance()
      if isArgument || !alphabet.formsWords { break }
      skipSpaces()
    }
    return .identifier(letters, alphabet)
  }

  /// A run of letters of a script that TeX has no variables in, such as Korean.
  private mutating func parseWords(isArgument: Bool) -> Node {
    var words = ""
    while case .character(let letter) = current.kind, letter.isWordLetter {
      words.append(letter)
      advance()
      if isArgument { break }
      if current.kind == .space, following.isWordLetter {
        words.append(" ")
        advance()
      }
    }
    return .text([.words(words, .upright)])
  }

  /// A character that no table has: other numbers, emoji, currency signs, blanks.
  private mutating func parseRareCharacter(
    _ character: Character
  ) throws(FormulaError) -> Node {
    let offset = current.offset
    advance()
    if character == "~" { return .space(Spaces.word) }
    guard let first = character.unicodeScalars.first, !first.isASCII else {
      throw FormulaError(.unexpectedCharacter(character), at: offset)
    }
    switch first.properties.generalCategory {
    case .spaceSeparator: return .space(Spaces.word)
    case .decimalNumber, .letterNumber, .otherNumber: return .number(String(character), alphabet)
    case .mathSymbol, .modifierSymbol, .dashPunctuation, .otherPunctuation, .connectorPunctuation:
      return .symbol(Symbol(text: String(character), atomClass: .ordinary))
    case .openPunctuation, .initialPunctuation:
      return .symbol(Symbol(text: String(character), atomClass: .opening))
    case .closePunctuation, .finalPunctuation:
      return .symbol(Symbol(text: String(character), atomClass: .closing))
    case .otherSymbol, .currencySymbol: return .text([.words(String(character), .upright)])
    default: throw FormulaError(.unexpectedCharacter(character), at: offset)
    }
  }
}

extension Symbol {
  /// The sign as a command such as `\mathbf` changes it; only bold does.
  func inAlphabet(_ alphabet: Alphabet) -> Symbol {
    guard alphabet == .bold else { return self }
    var copy = self
    copy.text = alphabet.map(text)
    return copy
  }
}

extension Token {
  fileprivate var isDigit: Bool {
    if case .character(let character) = kind { character.isDigit } else { false }
  }

  fileprivate var isWordLetter: Bool {
    if case .character(let character) = kind { character.isWordLetter } else { false }
  }
}

extension Character {
  fileprivate var isDigit: Bool { utf8.count == 1 && ("0"..."9").contains(self) }

  /// A letter that is part of running text, never a variable: Hangul, kana, ideographs.
  fileprivate var isWordLetter: Bool { isLetter && DisplayWidth.of(self) == 2 }
}
