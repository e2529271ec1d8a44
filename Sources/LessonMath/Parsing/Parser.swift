/// Reads tokens into a tree in one pass, without going back.
///
/// Its parts: rows and what ends them (here), atoms and characters, scripts, commands, delimiters,
/// environments, text.
struct Parser {
  /// What has been opened and waits for its end.
  enum Opener: Equatable {
    case group, bracket, fence, dollar
    case environment(String)

    var text: String {
      switch self {
      case .group: "{"
      case .bracket: "["
      case .fence: "\\left"
      case .dollar: "$"
      case .environment(let name): "\\begin{\(name)}"
      }
    }
  }

  private let tokens: [Token]
  private var position = 0
  private var depth = 0
  var openers: [(opener: Opener, offset: Int)] = []
  /// The alphabet that letters are read in.
  var alphabet = Alphabet.italic
  /// What `\label` says, once it has been read.
  var label: String?

  /// - Parameter tokens: Tokens whose last is `.end`.
  init(_ tokens: [Token]) { self.tokens = tokens }

  mutating func parseFormula() throws(FormulaError) -> [Node] {
    let nodes = try parseRow()
    guard current.kind == .end else { throw mismatch() }
    return nodes
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  var following: Token { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  mutating func skipSpaces() {
    while current.kind == .space { advance() }
  }

  /// Takes the character if it is the next token.
  mutating func take(_ character: Character) -> Bool {
    guard current.kind == .character(character) else { return false }
    advance()
    return true
  }

  /// Skips a length in brackets if one comes next: `[4pt]`.
  mutating func skipLength() {
    guard current.kind == .character("[") else { return }
    var length = ""
    // No length is longer; what is none is left alone.
    for index in position + 1..<min(position + 16, tokens.count) {
      guard case .character(let character) = tokens[index].kind else { return }
      if character == "]" {
        if Spaces.length(length) != nil { position = index + 1 }
        return
      }
      length.append(character)
    }
  }

  // MARK: Depth

  mutating func enter() throws(FormulaError) {
    depth += 1
    if depth > Formula.maximumDepth {
      throw FormulaError(.nestedTooDeeply(limit: Formula.maximumDepth), at: current.offset)
    }
  }

  mutating func leave() { depth -= 1 }

  // MARK: Rows

  /// Reads nodes up to a token that ends a row, and leaves that token.
  mutating func parseRow() throws(FormulaError) -> [Node] {
    try enter()
    defer { leave() }
    let outer = alphabet
    defer { alphabet = outer }
    var row = RowBuilder()
    while true {
      skipSpaces()
      if endsRow { break }
      if case .command(let name) = current.kind, try parseSwitch(name, &row) { continue }
      if let node = try parseScripted() { row.append(node) }
    }
    return row.finish()
  }

  /// Whether the current token ends any row.
  private var endsRow: Bool {
    switch current.kind {
    case .end, .closeBrace, .character("&"): true
    case .character("]"): openers.last?.opener == .bracket
    case .character("$"): openers.last?.opener == .dollar
    case .command("right"), .command("middle"), .command("end"), .command("\\"), .command("cr"):
      true
    default: false
    }
  }

  /// Takes a command that changes the rest of its row.
  private mutating func parseSwitch(
    _ name: String, _ row: inout RowBuilder
  ) throws(FormulaError) -> Bool {
    if let style = Self.styles[name] {
      row.change(to: style)
    } else if let alphabet = Alphabet.switches[name] {
      self.alphabet = alphabet
    } else if let infix = Self.infixes[name] {
      guard row.split(by: infix) else {
        throw FormulaError(.ambiguousInfix("\\" + name), at: current.offset)
      }
    } else {
      return false
    }
    advance()
    return true
  }

  private static let styles: [String: MathStyle] = [
    "displaystyle": .display, "textstyle": .text, "scriptstyle": .script,
    "scriptscriptstyle": .scriptscript,
  ]

  private static let nothing = Node.row([])

  private static let infixes: [String: Fraction] = [
    "over": Fraction(numerator: nothing, denominator: nothing),
    "atop": Fraction(numerator: nothing, denominator: nothing, hasBar: false),
    "choose": Fraction(
      numerator: nothing, denominator: nothing, hasBar: false, open: "(", close: ")"),
    "brack": Fraction(
      numerator: nothing, denominator: nothing, hasBar: false, open: "[", close: "]"),
    "brace": Fraction(
      numerator: nothing, denominator: nothing, hasBar: false, open: "{", close: "}"),
  ]

  // MARK: Errors

  /// The error for a token that ends a row, but not the one that is open.
  func mismatch() -> FormulaError {
    let innermost = openers.last
    let isOpen: Bool
    let closer: String
    switch current.kind {
    case .closeBrace:
      closer = "}"
      isOpen = openers.contains { $0.opener == .group }
    case .command("right"), .command("middle"):
      closer = if case .command(let name) = current.kind { "\\" + name } else { "" }
      isOpen = openers.contains { $0.opener == .fence }
    case .character("&"), .command("\\"), .command("cr"):
      let sign = current.kind == .character("&") ? "&" : "\\\\"
      if hasEnvironment, let innermost { return unclosed(innermost) }
      return FormulaError(.outsideOfTable(sign), at: current.offset)
    case .command("end"):
      closer = "\\end"
      isOpen = hasEnvironment
    default:
      closer = ""
      isOpen = true
    }
    if isOpen, let innermost { return unclosed(innermost) }
    return FormulaError(.unopened(closer), at: current.offset)
  }

  private var hasEnvironment: Bool {
    openers.contains { if case .environment = $0.opener { true } else { false } }
  }

  private func unclosed(_ innermost: (opener: Opener, offset: Int)) -> FormulaError {
    FormulaError(.unclosed(innermost.opener.text), at: innermost.offset)
  }
}
