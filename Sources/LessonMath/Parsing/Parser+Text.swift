extension Parser {
  /// Reads the braces after a text command. Blanks count here; `$…$` is a formula within.
  mutating func parseText(
    of owner: String, _ alphabet: Alphabet
  ) throws(FormulaError) -> [TextRun] {
    try enter()
    defer { leave() }
    skipSpaces()
    guard current.kind == .openBrace else {
      throw FormulaError(.missingArgument(owner), at: current.offset)
    }
    openers.append((.group, current.offset))
    advance()
    var runs: [TextRun] = []
    var words = ""
    func flush() {
      if !words.isEmpty { runs.append(.words(words, alphabet)) }
      words = ""
    }
    while current.kind != .closeBrace {
      let offset = current.offset
      switch current.kind {
      case .space: words.append(" ")
      case .openBrace:
        flush()
        runs += try parseText(of: owner, alphabet)
        continue
      case .character("$"):
        flush()
        runs.append(.formula(try parseFormulaInText()))
        continue
      case .character(let character):
        guard !Self.unreadable.contains(character) else {
          throw FormulaError(.unexpectedCharacter(character), at: offset)
        }
        words.append(character == "~" ? "\u{A0}" : character)
      case .command(let name):
        if let inner = Alphabet.textCommands[name] {
          flush()
          advance()
          runs += try parseText(of: "\\" + name, inner)
          continue
        }
        guard let text = Self.textSigns[name] else {
          throw FormulaError(.unknownCommand(name), at: offset)
        }
        words += text
      case .end, .closeBrace: throw mismatch()
      }
      advance()
    }
    flush()
    advance()
    openers.removeLast()
    return runs
  }

  private mutating func parseFormulaInText() throws(FormulaError) -> [Node] {
    openers.append((.dollar, current.offset))
    advance()
    let outer = alphabet
    alphabet = .italic
    defer { alphabet = outer }
    let nodes = try parseRow()
    guard current.kind == .character("$") else { throw mismatch() }
    advance()
    openers.removeLast()
    return nodes
  }

  /// Characters that mean something in TeX's text that has no place here.
  private static let unreadable: Set<Character> = ["#", "&", "^", "_"]

  /// Commands within text that stand for characters.
  private static let textSigns: [String: String] = [
    "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "{": "{", "}": "}", " ": " ", ",": "\u{2009}",
    ";": " ", ":": " ", "!": "", "quad": "\u{2003}", "qquad": "\u{2003}\u{2003}", "ldots": "…",
    "dots": "…", "textellipsis": "…", "textbackslash": "\\", "S": "§", "P": "¶", "copyright": "©",
    "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<",
    "textgreater": ">", "space": " ", "-": "", "/": "", "textendash": "–", "textemdash": "—",
  ]
}
