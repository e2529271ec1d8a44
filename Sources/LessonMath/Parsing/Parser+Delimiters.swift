extension Parser {
  /// Reads `\left( … \middle| … \right)`.
  mutating func parseFence() throws(FormulaError) -> Node {
    openers.append((.fence, current.offset))
    advance()
    var fence = Fence(open: try parseDelimiter(of: "\\left"), close: "", parts: [])
    while true {
      fence.parts.append(try parseRow())
      switch current.kind {
      case .command("middle"):
        advance()
        fence.middles.append(try parseDelimiter(of: "\\middle"))
      case .command("right"):
        advance()
        fence.close = try parseDelimiter(of: "\\right")
        openers.removeLast()
        return .fence(fence)
      default: throw mismatch()
      }
    }
  }

  /// Reads one delimiter; a dot gives the empty text.
  mutating func parseDelimiter(of owner: String) throws(FormulaError) -> String {
    let start = current.offset
    skipSpaces()
    let delimiter: String? =
      switch current.kind {
      case .command(let name): Delimiters.named(name)
      case .character(let character): Delimiters.character(character)
      default: nil
      }
    guard let delimiter else { throw FormulaError(.missingDelimiter(owner), at: start) }
    advance()
    return delimiter
  }
}
