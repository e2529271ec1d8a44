extension Parser {
  /// Reads a command with its arguments; nil for one that leaves nothing.
  mutating func parseCommand(_ name: String) throws(FormulaError) -> Node? {
    let start = current.offset
    if let node = parseSign(name) { return node }
    if let alphabet = Alphabet.commands[name] {
      advance()
      return try parse(in: alphabet, of: "\\" + name)
    }
    if let alphabet = Alphabet.textCommands[name] {
      advance()
      return .text(try parseText(of: "\\" + name, alphabet))
    }
    if let accent = Accent.named[name] {
      advance()
      return .accent(accent, try parseArgument(of: "\\" + name))
    }
    if let (size, atomClass) = Delimiters.sizes[name] {
      advance()
      return .sizedDelimiter(try parseDelimiter(of: "\\" + name), size: size, atomClass)
    }
    if let atomClass = Self.classes[name] {
      advance()
      return .classed(atomClass, try parseArgument(of: "\\" + name))
    }
    if let fraction = Self.fractions[name] {
      advance()
      return try parseFraction(fraction, of: "\\" + name)
    }
    if let arrow = Self.longArrows[name] {
      advance()
      let under = try parseOptional()
      return .longArrow(arrow, over: try parseArgument(of: "\\" + name), under: under)
    }
    switch name {
    case "notag", "nonumber", "relax", "allowbreak", "nobreak":
      advance()
      return nil
    case "label":
      try parseLabel()
      return nil
    case "begin": return try parseEnvironment()
    case "left": return try parseFence()
    case "limits", "nolimits", "displaylimits":
      throw FormulaError(.misplaced("\\" + name), at: start)
    case "hline": throw FormulaError(.outsideOfTable("\\hline"), at: start)
    case "right", "middle", "end", "\\", "cr": throw mismatch()
    default: return try parseStructure(name)
    }
  }

  /// A command that stands for one sign, letter, function or space.
  private mutating func parseSign(_ name: String) -> Node? {
    let node: Node
    if let letter = Letters.named[name] {
      node = .identifier(letter, alphabet)
    } else if let letter = Letters.slanted[name] {
      node = .identifier(letter, alphabet == .italic ? .italicWord : alphabet)
    } else if let symbol = SymbolTable.command(name) {
      node = .symbol(symbol.inAlphabet(alphabet))
    } else if Operators.functions.contains(name) {
      node = .function(name, takesLimits: false)
    } else if let text = Operators.limitFunctions[name] {
      node = .function(text, takesLimits: true)
    } else if let space = Spaces.named[name] {
      node = .space(space)
    } else {
      return nil
    }
    advance()
    return node
  }

  private mutating func parse(
    in newAlphabet: Alphabet, of owner: String
  ) throws(FormulaError) -> Node {
    let outer = alphabet
    alphabet = newAlphabet
    defer { alphabet = outer }
    let node = try parseArgument(of: owner)
    if case .row(let nodes) = node { return Node.group(nodes) }
    return node
  }

  private static let classes: [String: AtomClass] = [
    "mathord": .ordinary, "mathop": .large, "mathbin": .binary, "mathrel": .relation,
    "mathopen": .opening, "mathclose": .closing, "mathpunct": .punctuation, "mathinner": .inner,
  ]

  private static let longArrows: [String: String] = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪",
    "xhookleftarrow": "↩", "xlongequal": "=",
  ]

  // MARK: Fractions

  private static let nothing = Node.row([])

  private static let fractions: [String: Fraction] = [
    "frac": Fraction(numerator: nothing, denominator: nothing),
    "dfrac": Fraction(numerator: nothing, denominator: nothing, style: .display),
    "cfrac": Fraction(numerator: nothing, denominator: nothing, style: .display),
    "tfrac": Fraction(numerator: nothing, denominator: nothing, style: .text),
    "binom": Fraction(
      numerator: nothing, denominator: nothing, hasBar: false, open: "(", close: ")"),
    "dbinom": Fraction(
      numerator: nothing, denominator: nothing, hasBar: false, open: "(", close: ")",
      style: .display),
    "tbinom": Fraction(
      numerator: nothing, denominator: nothing, hasBar: false, open: "(", close: ")",
      style: .text),
  ]

  private mutating func parseFraction(
    _ template: Fraction, of owner: String
  ) throws(FormulaError) -> Node {
    var fraction = template
    fraction.numerator = try parseArgument(of: owner)
    fraction.denominator = try parseArgument(of: owner)
    return .fraction(fraction)
  }

  // MARK: Others

  private mutating func parseStructure(_ name: String) throws(FormulaError) -> Node {
    let owner = "\\" + name
    let start = current.offset
    advance()
    switch name {
    case "sqrt":
      let degree = try parseOptional()
      return .radical(try parseArgument(of: owner), degree: degree)
    case "overset":
      let over = try parseArgument(of: owner)
      return .stack(base: try parseArgument(of: owner), over: over, under: nil)
    case "stackrel":
      let over = try parseArgument(of: owner)
      let stack = Node.stack(base: try parseArgument(of: owner), over: over, under: nil)
      return .classed(.relation, stack)
    case "underset":
      let under = try parseArgument(of: owner)
      return .stack(base: try parseArgument(of: owner), over: nil, under: under)
    case "not": return try parseNegated()
    case "operatorname", "operatornamewithlimits": return try parseOperatorName(name)
    case "bmod": return .classed(.binary, .function("mod", takesLimits: false))
    case "mod", "pmod", "pod": return try parseModulus(name)
    case "phantom", "hphantom", "vphantom": return .phantom(try parseArgument(of: owner))
    case "boxed", "fbox": return .boxed(try parseArgument(of: owner))
    case "substack": return try parseSubstack()
    case "hspace", "mspace": return .space(try parseDimension(of: owner))
    case "tag":
      if take("*") { return .tag(try parseText(of: owner, .upright)) }
      let words = try parseText(of: owner, .upright)
      return .tag([.words("(", .upright)] + words + [.words(")", .upright)])
    default: throw FormulaError(.unknownCommand(name), at: start)
    }
  }

  private mutating func parseNegated() throws(FormulaError) -> Node {
    let start = current.offset
    guard case .symbol(var symbol) = try parseArgument(of: "\\not") else {
      throw FormulaError(.badArgument(of: "\\not"), at: start)
    }
    symbol.text = Relations.negated[symbol.text] ?? symbol.text + "\u{338}"
    return .symbol(symbol)
  }

  private mutating func parseModulus(_ name: String) throws(FormulaError) -> Node {
    let argument = try parseArgument(of: "\\" + name)
    let word: [Node] =
      name == "pod" ? [] : [.function("mod", takesLimits: false), .space(Spaces.word)]
    if name == "mod" { return .row([.space(12)] + word + [argument]) }
    let open = Symbol(text: "(", atomClass: .opening)
    let close = Symbol(text: ")", atomClass: .closing)
    return .row([.space(8), .symbol(open)] + word + [argument, .symbol(close)])
  }

  private mutating func parseDimension(of owner: String) throws(FormulaError) -> Int {
    _ = take("*")
    skipSpaces()
    let start = current.offset
    guard current.kind == .openBrace else {
      throw FormulaError(.missingArgument(owner), at: start)
    }
    advance()
    var dimension = ""
    while case .character(let character) = current.kind {
      dimension.append(character)
      advance()
    }
    guard current.kind == .closeBrace, let length = Spaces.length(dimension) else {
      throw FormulaError(.badArgument(of: owner), at: start)
    }
    advance()
    return length
  }

  /// `\label{name}`, which shows nothing: a number is for whoever lays out the page to give.
  private mutating func parseLabel() throws(FormulaError) {
    let start = current.offset
    let (name, offset) = try parseName(of: "\\label")
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:.".contains($0) }) else {
      throw FormulaError(.badArgument(of: "\\label"), at: offset)
    }
    guard label == nil else { throw FormulaError(.secondLabel, at: start) }
    label = name
  }

  // MARK: Function names

  private mutating func parseOperatorName(_ name: String) throws(FormulaError) -> Node {
    let takesLimits = take("*") || name == "operatornamewithlimits"
    skipSpaces()
    let start = current.offset
    let argument = try parse(in: .upright, of: "\\" + name)
    guard let text = argument.plainName, text.contains(where: { $0 != " " }) else {
      throw FormulaError(.badArgument(of: "\\" + name), at: start)
    }
    return .function(text, takesLimits: takesLimits)
  }
}

extension Node {
  /// The letters of this node when it is nothing but a name.
  fileprivate var plainName: String? {
    switch self {
    case .identifier(let text, let alphabet), .number(let text, let alphabet):
      return alphabet.map(text)
    case .function(let text, _): return text
    case .space(let width): return width >= 3 ? " " : ""
    case .symbol(let symbol):
      switch symbol.text {
      case "−": return "-"
      case "∗": return "*"
      case "/", "′", ".", ":": return symbol.text
      default: return nil
      }
    case .text(let runs):
      return Self.join(runs) { run in
        if case .words(let text, let alphabet) = run { alphabet.map(text) } else { nil }
      }
    case .row(let nodes): return Self.join(nodes, \.plainName)
    default: return nil
    }
  }

  private static func join<Part>(_ parts: [Part], _ text: (Part) -> String?) -> String? {
    var joined = ""
    for part in parts {
      guard let text = text(part) else { return nil }
      joined += text
    }
    return joined
  }
}
