extension InlineWriter {
  func fraction(_ fraction: Fraction, style: MathStyle) -> String {
    let numerator = node(fraction.numerator, style: style).trimmingBlanks
    let denominator = node(fraction.denominator, style: style).trimmingBlanks
    guard fraction.hasBar else {
      let open = fraction.open.isEmpty ? "(" : fraction.open
      let close = fraction.close.isEmpty ? ")" : fraction.close
      let word = fraction.open.isEmpty ? "atop" : "choose"
      return "\(open)\(numerator) \(word) \(denominator)\(close)"
    }
    let above = fraction.numerator.isSum ? numerator.inParentheses : numerator
    let below =
      fraction.denominator.isSum || !fraction.denominator.isFactor
      ? denominator.inParentheses : denominator
    return "\(above)/\(below)"
  }
}

extension Node {
  private var parts: [Node] {
    if case .row(let nodes) = self { nodes } else { [self] }
  }

  /// Whether a slash beside it would split it: it has operators, or is a fraction itself.
  fileprivate var isSum: Bool {
    let nodes = parts
    if nodes.isEmpty { return true }
    let spacing = Spacing(nodes, style: .text)
    var index = 0
    while index < nodes.count {
      switch spacing.classes[index] {
      case .binary, .relation, .punctuation: return true
      case .large: if !isFactor { return true }
      default: break
      }
      switch nodes[index] {
      case .fraction(let fraction): if fraction.hasBar { return true }
      case .row(let inner), .styled(_, let inner): if Node.row(inner).isSum { return true }
      case .text(let runs): if runs.hasBlanks { return true }
      case .symbol(let symbol): if symbol.text == "/" { return true }
      default: break
      }
      index = Self.end(ofFactorAt: index, in: nodes)
    }
    return false
  }

  /// Whether it is one factor, which a slash before it takes whole: `x`, `f(x)`, `∂w₁`, `∂x∂y`.
  fileprivate var isFactor: Bool {
    let nodes = parts.filter { if case .space = $0 { false } else { true } }
    var index = 0
    var factors = 0
    var differentials = 0
    while index < nodes.count {
      if nodes[index].isDifferential, index + 1 < nodes.count, nodes[index + 1].isLetter {
        index += 1
        differentials += 1
      }
      let isLetter = nodes[index].isLetter
      index = Self.end(ofFactorAt: index, in: nodes)
      factors += 1
      if isLetter, index < nodes.count, nodes[index].opensGroup {
        index = Self.end(ofFactorAt: index, in: nodes)
      }
      while index < nodes.count, case .symbol(let symbol) = nodes[index], symbol.text == "!" {
        index += 1
      }
    }
    return factors == 1 || factors == differentials
  }

  /// The index after a node, or after the bracket that closes the one it opens.
  private static func end(ofFactorAt start: Int, in nodes: [Node]) -> Int {
    guard case .symbol(let symbol) = nodes[start] else { return start + 1 }
    let isBar = symbol.text == "|" || symbol.text == "‖"
    guard isBar || symbol.atomClass == .opening else { return start + 1 }
    var depth = 0
    for index in nodes.indices[start...] {
      guard case .symbol(let other) = nodes[index].base else { continue }
      if isBar {
        if index > start, other.text == symbol.text { return index + 1 }
        continue
      }
      if other.atomClass == .opening { depth += 1 }
      if other.atomClass == .closing { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return isBar ? start + 1 : nodes.count
  }

  private var base: Node {
    if case .scripts(let scripts) = self { scripts.base } else { self }
  }

  private var opensGroup: Bool {
    switch self {
    case .symbol(let symbol): symbol.atomClass == .opening
    case .fence: true
    default: false
    }
  }

  private var isLetter: Bool {
    switch base {
    case .identifier, .accent, .function: true
    default: false
    }
  }

  /// `d`, `∂`, `Δ` and the like, which belong to the letter after them.
  private var isDifferential: Bool {
    switch base {
    case .identifier(let text, _): ["d", "∂", "Δ", "δ"].contains(text)
    case .symbol(let symbol): symbol.text == "∇"
    case .text(let runs): runs == [.words("d", .upright)]
    default: false
    }
  }
}

extension [TextRun] {
  fileprivate var hasBlanks: Bool {
    contains { if case .words(let words, _) = $0 { words.contains(" ") } else { true } }
  }
}
