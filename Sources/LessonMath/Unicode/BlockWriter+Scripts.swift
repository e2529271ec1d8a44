extension BlockWriter {
  func scripts(_ scripts: Scripts, style: MathStyle) throws(Block.TooLarge) -> Block {
    let base = try scriptBase(scripts.base, style: style)
    let isStacked =
      switch scripts.placement {
      case .stacked: true
      case .movable: style == .display
      case .side: scripts.base.isIntegral && style == .display && !isShort(scripts)
      }
    if isStacked {
      return try limits(
        of: base, sub: try scripts.sub.map(scriptBlock), sup: try scripts.sup.map(scriptBlock))
    }
    let lower = scripts.sub.map { inline.script($0, style: .script, isSuper: false) }
    let upper = scripts.sup.map { inline.script($0, style: .script, isSuper: true) }
    if let line = base.singleLine {
      if lower?.isShort ?? true, upper?.isShort ?? true {
        return Block(
          inline.attach(sub: scripts.sub, sup: scripts.sup, to: line, style: style))
      }
      return try attach(lower, upper, toLine: base)
    }
    return try attach(lower, upper, toTall: base)
  }

  /// What stands above or below a base: one line, or the rows of `\substack`.
  func scriptBlock(_ node: Node) throws(Block.TooLarge) -> Block {
    if case .table(let table) = node { return try self.table(table) }
    return Block(inline.node(node, style: .script).trimmingBlanks)
  }

  func limits(of base: Block, sub: Block?, sup: Block?) throws(Block.TooLarge) -> Block {
    try Block.stack([sup, base, sub].compactMap { $0 }, baselineOf: sup == nil ? 0 : 1)
  }

  /// The base of scripts; a row of several things gets parentheses.
  private func scriptBase(_ node: Node, style: MathStyle) throws(Block.TooLarge) -> Block {
    let block = try self.block(node, style: style)
    let isCompound =
      switch node {
      case .row(let nodes): nodes.count > 1 && !node.isFunctionName
      case .fraction(let fraction): fraction.hasBar
      case .table: true
      default: false
      }
    guard isCompound else { return block }
    if let line = block.singleLine { return Block(line.inParentheses) }
    return try enclosed([block], open: "(", close: ")")
  }

  private func isShort(_ scripts: Scripts) -> Bool {
    let lower = scripts.sub.map { inline.script($0, style: .script, isSuper: false) }
    let upper = scripts.sup.map { inline.script($0, style: .script, isSuper: true) }
    return lower?.isRaised ?? true && upper?.isRaised ?? true
  }

  /// Scripts beside a base of one line: on that line where they have characters of their own,
  /// else on the line above and the line below.
  private func attach(
    _ lower: ScriptText?, _ upper: ScriptText?, toLine base: Block
  ) throws(Block.TooLarge) -> Block {
    var placed: [(block: Block, line: Int, column: Int)] = [(base, 1, 0)]
    var end = base.width
    for script in [lower, upper] {
      guard let script, script.isRaised else { continue }
      let block = Block(script.text)
      placed.append((block, 1, end))
      end += block.width
    }
    var width = end
    var isAbove = false
    var isBelow = false
    for (script, isUpper) in [(lower, false), (upper, true)] {
      guard let script, !script.isRaised else { continue }
      let block = Block(script.text)
      placed.append((block, isUpper ? 0 : 2, base.width))
      width = max(width, base.width + block.width)
      if isUpper { isAbove = true } else { isBelow = true }
    }
    if !isAbove { for index in placed.indices { placed[index].line -= 1 } }
    return try Block.place(
      placed, height: 1 + (isAbove ? 1 : 0) + (isBelow ? 1 : 0), width: width,
      baseline: isAbove ? 1 : 0)
  }

  /// Scripts beside a base of several lines: at its top and at its bottom.
  private func attach(
    _ lower: ScriptText?, _ upper: ScriptText?, toTall base: Block
  ) throws(Block.TooLarge) -> Block {
    let above = upper.map { $0.isRaised ? 0 : 1 } ?? 0
    let below = lower.map { $0.isRaised ? 0 : 1 } ?? 0
    var placed: [(block: Block, line: Int, column: Int)] = [(base, above, 0)]
    var width = base.width
    if let upper {
      let block = Block(upper.text)
      placed.append((block, 0, base.width))
      width = max(width, base.width + block.width)
    }
    if let lower {
      let block = Block(lower.text)
      placed.append((block, above + base.height - 1 + below, base.width))
      width = max(width, base.width + block.width)
    }
    return try Block.place(
      placed, height: above + base.height + below, width: width, baseline: above + base.baseline)
  }

  // MARK: Marks over a base

  func accent(_ accent: Accent, _ base: Node, style: MathStyle) throws(Block.TooLarge) -> Block {
    if let scripts = accent.overBase(of: base) { return try self.scripts(scripts, style: style) }
    let block = try self.block(base, style: style)
    if accent.takesLabel {
      let brace = Block(Self.brace(accent, width: block.width))
      return accent.isBelow
        ? try Block.stack([block, brace], baselineOf: 0)
        : try Block.stack([brace, block], baselineOf: 1)
    }
    if let line = block.singleLine { return Block(inline.mark(accent, over: line)) }
    if accent.isRepeatable {
      let line = Block(String(repeating: "─", count: block.width))
      return accent.isBelow
        ? try Block.stack([block, line], baselineOf: 0)
        : try Block.stack([line, block], baselineOf: 1)
    }
    let width = max(block.width, 1)
    let sign = Block(
      accent.isWide && width > 2 ? Self.line(accent.sign, width: width) : accent.sign)
    return accent.isBelow
      ? try Block.stack([block, sign], baselineOf: 0)
      : try Block.stack([sign, block], baselineOf: 1)
  }

  private static func brace(_ accent: Accent, width: Int) -> String {
    let isCurly = accent.name.hasSuffix("brace")
    let (left, tip, right) =
      switch (accent.isBelow, isCurly) {
      case (true, true): ("╰", "┬", "╯")
      case (true, false): ("└", "─", "┘")
      case (false, true): ("╭", "┴", "╮")
      case (false, false): ("┌", "─", "┐")
      }
    guard width >= 3 else { return width == 2 ? left + right : accent.sign }
    let before = (width - 3) / 2
    return left + String(repeating: "─", count: before) + tip
      + String(repeating: "─", count: width - 3 - before) + right
  }

  // MARK: Long arrows

  func longArrow(
    _ arrow: String, over: Block, under: Block?
  ) throws(Block.TooLarge) -> Block {
    let width = max(over.width, under?.width ?? 0) + 2
    let shaft = Block(Self.line(arrow, width: max(width, 3)))
    return try limits(of: shaft, sub: under, sup: over)
  }

  /// An arrow drawn as long as a width.
  private static func line(_ arrow: String, width: Int) -> String {
    let (tail, shaft, head) = shafts[arrow] ?? ("", "─", arrow)
    let length = max(0, width - tail.count - head.count)
    return tail + String(repeating: shaft, count: length) + head
  }

  private static let shafts: [String: (String, Character, String)] = [
    "→": ("", "─", "→"), "←": ("←", "─", ""), "↔": ("←", "─", "→"), "⇒": ("", "═", "⇒"),
    "⇐": ("⇐", "═", ""), "⇔": ("⇐", "═", "⇒"), "↦": ("├", "─", "→"), "↪": ("╰", "─", "→"),
    "↩": ("←", "─", "╯"), "=": ("", "═", ""),
  ]
}

extension ScriptText {
  /// Whether it can stay on the line of its base.
  fileprivate var isShort: Bool { isRaised || isBare }
}

extension Node {
  fileprivate var isIntegral: Bool {
    if case .symbol(let symbol) = self { symbol.atomClass == .large } else { false }
  }
}
