extension Parser {
  /// Whether a script starts here, with or without a base before it.
  var startsScript: Bool {
    switch current.kind {
    case .character("^"), .character("_"), .character("'"): true
    case .character(let character): ScriptCharacters.isScript(character)
    default: false
    }
  }

  /// Reads the scripts that follow a base, if any.
  mutating func parseScripts(of base: Node) throws(FormulaError) -> Node {
    var scripts = Scripts(base: base, placement: base.defaultPlacement)
    while true {
      skipSpaces()
      let offset = current.offset
      switch current.kind {
      case .character("^"):
        advance()
        guard scripts.sup == nil || scripts.hasPrimesOnly else {
          throw FormulaError(.doubleScript("^"), at: offset)
        }
        scripts.addSuperscript(try parseArgument(of: "^"))
      case .character("_"):
        advance()
        guard scripts.sub == nil else { throw FormulaError(.doubleScript("_"), at: offset) }
        scripts.sub = try parseArgument(of: "_")
      case .character("'"):
        guard scripts.sup == nil else { throw FormulaError(.doubleScript("'"), at: offset) }
        scripts.sup = parsePrimes()
      case .character(let character) where ScriptCharacters.isScript(character):
        try parseTypedScript(&scripts)
      case .command("limits"), .command("nolimits"), .command("displaylimits"):
        try parsePlacement(&scripts)
      default:
        return scripts.sub == nil && scripts.sup == nil ? base : .scripts(scripts)
      }
    }
  }

  private mutating func parsePrimes() -> Node {
    var count = 0
    while current.kind == .character("'") {
      count += 1
      advance()
      skipSpaces()
    }
    return .symbol(.primes(count))
  }

  /// Superscripts and subscripts typed as Unicode characters: `x²`.
  private mutating func parseTypedScript(_ scripts: inout Scripts) throws(FormulaError) {
    guard case .character(let first) = current.kind else { return }
    let isSuper = ScriptCharacters.isSuperscript(first)
    let offset = current.offset
    var plain = ""
    while case .character(let character) = current.kind,
      let base = ScriptCharacters.plain(character),
      ScriptCharacters.isSuperscript(character) == isSuper
    {
      plain.append(base)
      advance()
    }
    // Few and shallow: the characters have no structure of their own.
    var parser = Parser(
      plain.map { Token(kind: .character($0), offset: offset) }
        + [Token(kind: .end, offset: offset)])
    let node = Node.argument(try parser.parseFormula())
    if isSuper {
      guard scripts.sup == nil || scripts.hasPrimesOnly else {
        throw FormulaError(.doubleScript("^"), at: offset)
      }
      scripts.addSuperscript(node)
    } else {
      guard scripts.sub == nil else { throw FormulaError(.doubleScript("_"), at: offset) }
      scripts.sub = node
    }
  }

  private mutating func parsePlacement(_ scripts: inout Scripts) throws(FormulaError) {
    guard case .command(let name) = current.kind else { return }
    guard scripts.base.atomClass == .large else {
      throw FormulaError(.misplaced("\\" + name), at: current.offset)
    }
    scripts.placement =
      switch name {
      case "limits": .stacked
      case "nolimits": .side
      default: .movable
      }
    advance()
  }
}

extension Scripts {
  fileprivate var hasPrimesOnly: Bool {
    if case .symbol(let symbol) = sup { symbol.isPrimes } else { false }
  }

  /// Sets the superscript, after primes that stand there already.
  fileprivate mutating func addSuperscript(_ node: Node) {
    guard let primes = sup else {
      sup = node
      return
    }
    if case .row(let nodes) = node {
      sup = .row([primes] + nodes)
    } else {
      sup = .row([primes, node])
    }
  }
}

extension Symbol {
  /// One to four primes have a character; more are written one by one.
  static func primes(_ count: Int) -> Symbol {
    let characters = ["", "′", "″", "‴", "⁗"]
    let text =
      count < characters.count ? characters[count] : String(repeating: "′", count: count)
    return Symbol(text: text, atomClass: .ordinary)
  }

  /// One or several primes, which stand in a superscript.
  var isPrimes: Bool { "′″‴⁗".contains(text.first ?? " ") }
}

extension Node {
  /// Where scripts of this base stand unless told otherwise.
  fileprivate var defaultPlacement: Scripts.Placement {
    switch self {
    case .symbol(let symbol): symbol.placement
    case .function(_, let takesLimits): takesLimits ? .movable : .side
    case .accent(let accent, _): accent.takesLabel ? .stacked : .side
    case .classed(.large, _): .movable
    default: .side
    }
  }
}
