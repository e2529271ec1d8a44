extension InlineWriter {
  func scripts(_ scripts: Scripts, style: MathStyle) -> String {
    let base = base(scripts.base, style: style)
    if case .accent(let accent, _) = scripts.base, accent.takesLabel {
      return label(base, over: scripts.sup, under: scripts.sub, style: style)
    }
    return attach(sub: scripts.sub, sup: scripts.sup, to: base, style: style)
  }

  /// What scripts hang on; more than one thing gets parentheses.
  func base(_ node: Node, style: MathStyle) -> String {
    let text = self.node(node, style: style)
    if node.isFunctionName { return text }
    switch node {
    case .row(let nodes), .styled(_, let nodes):
      return nodes.count > 1 ? text.inParentheses : text
    case .fraction(let fraction): return fraction.hasBar ? text.inParentheses : text
    case .accent(let accent, _) where accent.takesLabel:
      return text.count > 1 ? text.inParentheses : text
    case .table: return text.inParentheses
    default: return text
    }
  }

  /// Words above or below a base, which are no indices: they keep their letters.
  func label(_ base: String, over: Node?, under: Node?, style: MathStyle) -> String {
    var line = base
    for (label, isSuper) in [(under, false), (over, true)] {
      guard let label else { continue }
      let text = node(label, style: style.scripted).trimmingBlanks
      let sign = isSuper ? "^" : "_"
      if text.count == 1 {
        line += script(text, of: label, isSuper: isSuper).onLine(sign)
      } else {
        line += sign + text.inParentheses
      }
    }
    return line
  }

  func attach(sub: Node?, sup: Node?, to base: String, style: MathStyle) -> String {
    let lower = sub.map { script($0, style: style.scripted, isSuper: false) }
    let upper = sup.map { script($0, style: style.scripted, isSuper: true) }
    switch (lower, upper) {
    case (let lower?, nil): return base + lower.onLine("_")
    case (nil, let upper?): return base + upper.onLine("^")
    case (let lower?, let upper?):
      // A script without a character of its own comes last, or the other would hang on it.
      if lower.isRaised { return base + lower.text + upper.onLine("^") }
      if upper.isRaised { return base + upper.text + lower.onLine("_") }
      return base + lower.onLine("_") + upper.onLine("^")
    case (nil, nil): return base
    }
  }

  func script(_ node: Node, style: MathStyle, isSuper: Bool) -> ScriptText {
    script(self.node(node, style: style).trimmingBlanks, of: node, isSuper: isSuper)
  }

  private func script(_ text: String, of node: Node, isSuper: Bool) -> ScriptText {
    if isSuper, let raised = Self.raised(text) { return ScriptText(text: raised, isRaised: true) }
    if !isSuper, let lowered = ScriptCharacters.subscript(text) {
      return ScriptText(text: lowered, isRaised: true)
    }
    let isBare = (node.isToken || !isSuper && node.isWord) && !text.contains(" ")
    return ScriptText(text: text, isBare: isBare)
  }

  /// The text above the line, where each of its characters has a form there: primes first, then
  /// a sign that is high already, or superscripts.
  private static func raised(_ text: String) -> String? {
    let primes = text.prefix { "′″‴⁗".contains($0) }
    let rest = String(text.dropFirst(primes.count))
    if rest.isEmpty { return text }
    guard let raised = ScriptCharacters.raised[rest] ?? ScriptCharacters.superscript(rest) else {
      return nil
    }
    return primes + raised
  }
}

/// A script in plain text.
struct ScriptText {
  var text: String
  /// Whether the text stands high or low by its own characters.
  var isRaised = false
  /// Whether it is one word or sign, which needs no parentheses.
  var isBare = false

  /// The script behind its sign.
  func onLine(_ sign: String) -> String {
    if isRaised { return text }
    return sign + (isBare ? text : text.inParentheses)
  }
}

extension Node {
  /// Whether it is one word, number or sign.
  fileprivate var isToken: Bool {
    switch self {
    case .identifier, .number, .text, .function: true
    case .symbol(let symbol): symbol.isIdentifier || symbol.text == "…"
    case .row(let nodes):
      nodes.count { !$0.isSpace } == 1 && nodes.allSatisfy { $0.isSpace || $0.isToken }
    default: false
    }
  }

  private var isSpace: Bool {
    if case .space = self { true } else { false }
  }

  /// Whether it is letters and digits only, which a reader takes for a word in a subscript:
  /// `p_{data}`.
  fileprivate var isWord: Bool {
    guard case .row(let nodes) = self else { return false }
    return nodes.allSatisfy {
      switch $0 {
      case .identifier, .number, .space: true
      default: false
      }
    }
  }
}
