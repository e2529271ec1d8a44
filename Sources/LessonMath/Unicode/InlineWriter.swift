import TextColumns

/// Writes a tree as one line of plain text.
struct InlineWriter {
  func write(_ formula: Formula) -> String {
    let line = row(formula.nodes, style: .text)
    return line.trimmingBlanks
  }

  /// Nodes side by side.
  func row(_ nodes: [Node], style: MathStyle, isContinuation: Bool = false) -> String {
    let layout = RowText(nodes, style: style, isContinuation: isContinuation)
    var line = ""
    var before = ""
    for (index, node) in nodes.enumerated() {
      if case .space = node { continue }
      let text = element(index, of: layout, style: style)
      let blanks = layout.blanks(before: index, text: text, after: before)
      line += String(repeating: " ", count: blanks)
      line += text
      before = text
    }
    return line
  }

  /// One node of a row. A fraction gets parentheses where its neighbours would join it.
  func element(_ index: Int, of layout: RowText, style: MathStyle) -> String {
    let node = layout.nodes[index]
    let text = self.node(node, style: style)
    if node.isBarFraction, layout.touchesNeighbour(index) { return "(\(text))" }
    return text
  }

  func node(_ node: Node, style: MathStyle) -> String {
    switch node {
    case .row(let nodes): row(nodes, style: style)
    case .identifier(let text, let alphabet): Glyphs.letters(text, alphabet)
    case .number(let text, let alphabet): Glyphs.letters(text, alphabet)
    case .symbol(let symbol): Glyphs.plain(symbol.text)
    case .function(let name, _): name
    case .text(let runs), .tag(let runs): text(runs, style: style)
    case .space: " "
    case .scripts(let scripts): self.scripts(scripts, style: style)
    case .fraction(let fraction): self.fraction(fraction, style: style)
    case .radical(let radicand, let degree): radical(radicand, degree, style: style)
    case .fence(let fence): self.fence(fence, style: style)
    case .sizedDelimiter(let text, _, _): text
    case .table(let table): self.table(table)
    case .accent(let accent, let base): self.accent(accent, base, style: style)
    case .stack(let base, let over, let under):
      label(self.base(base, style: style), over: over, under: under, style: style)
    case .longArrow(let arrow, let over, let under):
      label(Glyphs.plain(arrow), over: over, under: under, style: style)
    case .classed(_, let base): self.node(base, style: style)
    case .styled(_, let nodes): row(nodes, style: style)
    case .phantom(let content):
      String(repeating: " ", count: DisplayWidth.of(self.node(content, style: style)))
    case .boxed(let content): "[\(self.node(content, style: style))]"
    }
  }

  func text(_ runs: [TextRun], style: MathStyle) -> String {
    var line = ""
    for run in runs {
      switch run {
      case .words(let words, _): line += Glyphs.words(words)
      case .formula(let nodes): line += row(nodes, style: style)
      }
    }
    return line
  }

  // MARK: Structures

  private func radical(_ radicand: Node, _ degree: Node?, style: MathStyle) -> String {
    let content = node(radicand, style: style).inParentheses
    return rootSign(degree) + content
  }

  /// The sign of a root of this degree.
  func rootSign(_ degree: Node?) -> String {
    guard let degree else { return "√" }
    let text = node(degree, style: .scriptscript)
    switch text {
    case "3": return "∛"
    case "4": return "∜"
    default: return (ScriptCharacters.superscript(text) ?? "\(text.inParentheses)") + "√"
    }
  }

  private func fence(_ fence: Fence, style: MathStyle) -> String {
    var line = fence.open
    for (index, part) in fence.parts.enumerated() {
      if index > 0 { line += Glyphs.plain(fence.middles[index - 1]) }
      line += row(part, style: style)
      if index < fence.middles.count { line += RowText.trailingBlanks(of: part) }
    }
    line += fence.close
    // A brace on one side ends with the rows; on one line something has to show where.
    guard fence.parts.count == 1, fence.parts[0].count == 1, case .table = fence.parts[0][0] else {
      return line
    }
    if fence.open == "{", fence.close.isEmpty { return line + "}" }
    if fence.close == "}", fence.open.isEmpty { return "{" + line }
    return line
  }

  private func table(_ table: Table) -> String {
    let rows = table.rows.map { row in
      row.enumerated().map { column, cell in
        self.row(
          cell, style: table.style, isContinuation: table.isPaired && column % 2 == 1)
      }
    }
    let hasBlanks = rows.contains { $0.contains { $0.contains(" ") } }
    var line = ""
    for cells in rows {
      if !line.isEmpty { line += line.endsInPunctuation ? " " : "; " }
      for (column, cell) in cells.enumerated() where column > 0 || !cell.isEmpty {
        if column > 0 {
          if table.isPaired {
            line += column % 2 == 0 ? "  " : ""
          } else {
            line += hasBlanks && !line.endsInPunctuation ? ", " : " "
          }
        }
        line += table.isPaired && line.last != " " ? cell : cell.trimmingBlanks
      }
    }
    return line
  }

  private func accent(_ accent: Accent, _ base: Node, style: MathStyle) -> String {
    if let scripts = accent.overBase(of: base) { return self.scripts(scripts, style: style) }
    return mark(accent, over: node(base, style: style))
  }

  /// A line of text with a mark over it, by combining characters or by its name.
  func mark(_ accent: Accent, over text: String) -> String {
    guard let combining = accent.combining else { return text }
    let primes = text.reversed().prefix { "′″‴⁗".contains($0) }.count
    if text.count == 1 + primes { return text.prefix(1) + combining + text.dropFirst() }
    let isMarked = text.unicodeScalars.contains { combining.unicodeScalars.contains($0) }
    if accent.isRepeatable, !text.isEmpty, !isMarked {
      return text.map { String($0) + combining }.joined()
    }
    return accent.plainName + text.inParentheses
  }
}

extension Accent {
  /// A mark over `x_i` is read as one over `x`: the scripts of a base with the mark on its base.
  func overBase(of node: Node) -> Scripts? {
    guard case .scripts(var scripts) = node, scripts.placement == .side, !takesLabel else {
      return nil
    }
    scripts.base = .accent(self, scripts.base)
    return scripts
  }
}

extension Node {
  /// Whether it is a fraction that plain text writes with a slash.
  var isBarFraction: Bool {
    if case .fraction(let fraction) = self {
      fraction.hasBar && fraction.open.isEmpty
    } else {
      false
    }
  }
}

extension Accent {
  /// The name of the mark, for where it cannot be drawn over its base.
  fileprivate var plainName: String {
    switch name {
    case "widehat": "hat"
    case "widetilde": "tilde"
    case "widecheck": "check"
    case "overrightarrow": "vec"
    default: name
    }
  }
}

extension String {
  /// The text in parentheses, unless one pair holds all of it already.
  var inParentheses: String { isParenthesized ? self : "(\(self))" }

  private var isParenthesized: Bool {
    guard first == "(", last == ")" else { return false }
    var depth = 0
    var end = startIndex
    for index in indices {
      if self[index] == "(" { depth += 1 }
      if self[index] == ")" { depth -= 1 }
      if depth == 0 {
        end = index
        break
      }
    }
    return self.index(after: end) == endIndex
  }

  fileprivate var endsInPunctuation: Bool { ",;.".contains(last ?? " ") }

  var trimmingBlanks: String {
    var text = self[...]
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    while text.utf8.first == UInt8(ascii: " ") { text.removeFirst() }
    return String(text)
  }
}
