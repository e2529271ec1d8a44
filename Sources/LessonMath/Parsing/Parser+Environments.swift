extension Parser {
  /// Reads from `\begin{name}` to `\end{name}`.
  mutating func parseEnvironment() throws(FormulaError) -> Node {
    let start = current.offset
    let (name, nameOffset) = try parseName(of: "\\begin")
    guard var environment = Environment.named(name) else {
      throw FormulaError(.unknownEnvironment(name), at: nameOffset)
    }
    openers.append((.environment(name), start))
    if environment.takesPlace { try parsePlace() }
    if environment.takesColumns { try parseColumns(of: name, &environment) }
    try parseRows(of: &environment)
    try parseEnd(of: name)
    openers.removeLast()
    let table = Node.table(environment.table)
    if environment.open.isEmpty && environment.close.isEmpty { return table }
    return .fence(Fence(open: environment.open, close: environment.close, parts: [[table]]))
  }

  /// `\substack{a \\ b}`: rows of one cell, small and close.
  mutating func parseSubstack() throws(FormulaError) -> Node {
    skipSpaces()
    guard current.kind == .openBrace else {
      throw FormulaError(.missingArgument("\\substack"), at: current.offset)
    }
    openers.append((.group, current.offset))
    advance()
    var environment = Environment(
      table: Table(rows: [], columns: [.center], style: .script), columnLimit: 1)
    try parseRows(of: &environment)
    guard current.kind == .closeBrace else { throw mismatch() }
    advance()
    openers.removeLast()
    return .table(environment.table)
  }

  // MARK: Rows and cells

  private mutating func parseRows(of environment: inout Environment) throws(FormulaError) {
    var row: [[Node]] = []
    parseRules(of: &environment.table)
    while true {
      row.append(try parseRow())
      switch current.kind {
      case .character("&"):
        if let limit = environment.columnLimit, row.count >= limit {
          throw FormulaError(.tooManyColumns(limit: limit), at: current.offset)
        }
        advance()
      case .command("\\"), .command("cr"):
        advance()
        parseRowSpace()
        environment.table.rows.append(row)
        row = []
        parseRules(of: &environment.table)
      default:
        if row.count > 1 || !row[0].isEmpty { environment.table.rows.append(row) }
        return
      }
    }
  }

  /// `\hline` above the row that comes.
  private mutating func parseRules(of table: inout Table) {
    skipSpaces()
    while current.kind == .command("hline") {
      table.horizontalRules.insert(table.rows.count)
      advance()
      skipSpaces()
    }
  }

  /// Space after a row, `\\[4pt]`, which is not kept. What is no length belongs to the next cell.
  private mutating func parseRowSpace() {
    _ = take("*")
    skipLength()
  }

  // MARK: Names and columns

  mutating func parseName(of owner: String) throws(FormulaError) -> (String, Int) {
    advance()
    skipSpaces()
    let start = current.offset
    guard current.kind == .openBrace else {
      throw FormulaError(.missingArgument(owner), at: start)
    }
    advance()
    let nameOffset = current.offset
    var name = ""
    while case .character(let character) = current.kind {
      name.append(character)
      advance()
    }
    guard current.kind == .closeBrace, !name.isEmpty else {
      throw FormulaError(.badArgument(of: owner), at: start)
    }
    advance()
    return (name, nameOffset)
  }

  private mutating func parseEnd(of name: String) throws(FormulaError) {
    guard current.kind == .command("end") else { throw mismatch() }
    let (found, offset) = try parseName(of: "\\end")
    guard found == name else {
      throw FormulaError(.mismatchedEnd(expected: name, found: found), at: offset)
    }
  }

  /// `[t]`, `[b]` or `[c]`, which say where the table stands on its line and are not kept.
  private mutating func parsePlace() throws(FormulaError) {
    guard current.kind == .character("["), case .character(let place) = following.kind,
      "tbc".contains(place)
    else { return }
    let start = current.offset
    advance()
    advance()
    guard take("]") else { throw FormulaError(.unclosed("["), at: start) }
  }

  /// The columns of an array, `{l|cr}`; the number of pairs of `alignedat`.
  private mutating func parseColumns(
    of name: String, _ environment: inout Environment
  ) throws(FormulaError) {
    let owner = "\\begin{\(name)}"
    skipSpaces()
    guard current.kind == .openBrace else {
      throw FormulaError(.missingArgument(owner), at: current.offset)
    }
    advance()
    while current.kind != .closeBrace {
      guard try parseColumn(of: name, &environment) else {
        throw FormulaError(.badArgument(of: owner), at: current.offset)
      }
      advance()
    }
    if name == "array" { environment.columnLimit = environment.table.columns.count }
    guard environment.columnLimit != 0 else {
      throw FormulaError(.badArgument(of: owner), at: current.offset)
    }
    advance()
  }

  private mutating func parseColumn(
    of name: String, _ environment: inout Environment
  ) throws(FormulaError) -> Bool {
    if current.kind == .space { return true }
    // No space between columns: the writers leave as much as they need.
    if name == "array", current.kind == .character("@"), following.kind == .openBrace {
      advance()
      advance()
      return current.kind == .closeBrace
    }
    guard case .character(let character) = current.kind else { return false }
    if name != "array" { return character.isASCII && character.isWholeNumber }
    switch character {
    case "l": environment.table.columns.append(.left)
    case "c": environment.table.columns.append(.center)
    case "r": environment.table.columns.append(.right)
    case "|": environment.table.verticalRules.insert(environment.table.columns.count)
    default: return false
    }
    return true
  }
}
