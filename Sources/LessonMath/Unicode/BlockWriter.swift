/// Writes a tree as lines of plain text, as it would stand on a page.
///
/// Scripts stay on one line: what is small on paper is small here.
struct BlockWriter {
  let inline = InlineWriter()

  /// - Throws: `Block.TooLarge` when the lines would take more room than is sensible.
  func write(_ formula: Formula, followedBy mark: String) throws(Block.TooLarge) -> [String] {
    var block = try row(formula.nodes, style: .display)
    if !mark.isEmpty { block = try Block.row([(0, block), (0, Block(mark))]) }
    let lines = block.lines.map(\.text.trimmingTrailingBlanks)
    let indent = lines.filter { !$0.isEmpty }.map(\.leadingBlanks).min() ?? 0
    return lines.map { String($0.unicodeScalars.dropFirst(indent)) }
  }

  /// Nodes side by side.
  func row(
    _ nodes: [Node], style: MathStyle, isContinuation: Bool = false
  ) throws(Block.TooLarge) -> Block {
    if style.isScript { return Block(inline.row(nodes, style: style)) }
    let layout = RowText(nodes, style: style, isContinuation: isContinuation)
    var items: [(blanks: Int, block: Block)] = []
    var before: String? = ""
    for (index, node) in nodes.enumerated() {
      if case .space = node { continue }
      let block =
        node.isSmallFraction
        ? Block(inline.element(index, of: layout, style: style))
        : try self.block(node, style: style)
      let text = block.singleLine
      items.append((layout.blanks(before: index, text: text, after: before), block))
      before = text
    }
    return try Block.row(items)
  }

  func block(_ node: Node, style: MathStyle) throws(Block.TooLarge) -> Block {
    if style.isScript, !node.isTable { return Block(inline.node(node, style: style)) }
    switch node {
    case .row(let nodes): return try row(nodes, style: style)
    case .styled(let style, let nodes): return try row(nodes, style: style)
    case .classed(_, let base): return try block(base, style: style)
    case .scripts(let scripts): return try self.scripts(scripts, style: style)
    case .fraction(let fraction): return try self.fraction(fraction, style: style)
    case .radical(let radicand, let degree):
      return try radical(radicand, degree, style: style)
    case .fence(let fence): return try self.fence(fence, style: style)
    case .table(let table): return try self.table(table)
    case .accent(let accent, let base): return try self.accent(accent, base, style: style)
    case .stack(let base, let over, let under):
      let block = try self.block(base, style: style)
      return try limits(
        of: block, sub: try under.map(scriptBlock), sup: try over.map(scriptBlock))
    case .longArrow(let arrow, let over, let under):
      return try longArrow(
        arrow, over: try scriptBlock(over), under: try under.map(scriptBlock))
    case .boxed(let content): return try boxed(try block(content, style: style))
    case .identifier, .number, .symbol, .function, .text, .space, .sizedDelimiter, .phantom, .tag:
      return Block(inline.node(node, style: style))
    }
  }

  // MARK: Fractions and roots

  private func fraction(_ fraction: Fraction, style: MathStyle) throws(Block.TooLarge) -> Block {
    let inner = (fraction.style ?? style).fractional
    let above = try row([fraction.numerator], style: inner)
    let below = try row([fraction.denominator], style: inner)
    guard fraction.hasBar else {
      // The line between keeps both on their own side of the baseline.
      let content = try Block.stack([above, Block(""), below], baselineOf: 1)
      return try enclosed([content], open: fraction.open, close: fraction.close)
    }
    // A bar over or under another bar is longer than that.
    let reach = above.height > 1 || below.height > 1 ? 2 : 0
    let bar = Block(String(repeating: "─", count: max(above.width, below.width, 1) + reach))
    return try Block.stack([above, bar, below], baselineOf: 1)
  }

  private func radical(
    _ radicand: Node, _ degree: Node?, style: MathStyle
  ) throws(Block.TooLarge) -> Block {
    let content = try block(radicand, style: style)
    if let line = content.singleLine { return Block(inline.rootSign(degree) + line.inParentheses) }
    let sign = Block(inline.rootSign(degree))
    return try Block.row([(0, sign), (0, try enclosed([content], open: "(", close: ")"))])
  }

  // MARK: Delimiters

  private func fence(_ fence: Fence, style: MathStyle) throws(Block.TooLarge) -> Block {
    var parts: [Block] = []
    for (index, part) in fence.parts.enumerated() {
      let block = try row(part, style: style)
      let blanks = index < fence.middles.count ? RowText.trailingBlanks(of: part) : ""
      parts.append(blanks.isEmpty ? block : try Block.row([(0, block), (0, Block(blanks))]))
    }
    return try enclosed(parts, open: fence.open, close: fence.close, middles: fence.middles)
  }

  /// Blocks side by side between delimiters as tall as the tallest of them.
  func enclosed(
    _ parts: [Block], open: String, close: String, middles: [String] = []
  ) throws(Block.TooLarge) -> Block {
    let ascent = parts.reduce(0) { max($0, $1.ascent) }
    let descent = parts.reduce(0) { max($0, $1.descent) }
    let isCases = open == "{" && close.isEmpty && ascent + descent > 0
    func delimiter(_ text: String) -> (blanks: Int, block: Block) {
      (0, TallDelimiter.block(text, ascent: ascent, descent: descent))
    }
    var items = [delimiter(open)]
    for (index, part) in parts.enumerated() {
      if index > 0 { items.append(delimiter(middles[index - 1])) }
      items.append((isCases && index == 0 ? 1 : 0, part))
    }
    items.append(delimiter(close))
    return try Block.row(items)
  }

  private func boxed(_ content: Block) throws(Block.TooLarge) -> Block {
    let side = Block([String](repeating: "│", count: content.height), baseline: content.baseline)
    let middle = try Block.row([(0, side), (1, content), (1, side)])
    let edge = String(repeating: "─", count: content.width + 2)
    return try Block.stack([Block("┌\(edge)┐"), middle, Block("└\(edge)┘")], baselineOf: 1)
  }
}

extension Node {
  /// A fraction set small in its line by a command.
  fileprivate var isSmallFraction: Bool {
    if case .fraction(let fraction) = self {
      fraction.hasBar && fraction.style == .text
    } else {
      false
    }
  }

  var isTable: Bool {
    if case .table = self { true } else { false }
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.utf8.last == UInt8(ascii: " ") { text.unicodeScalars.removeLast() }
    return String(text)
  }

  fileprivate var leadingBlanks: Int { utf8.prefix { $0 == UInt8(ascii: " ") }.count }
}
