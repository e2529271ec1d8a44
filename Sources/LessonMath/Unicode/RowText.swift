/// Where blanks go between the nodes of a row in plain text.
struct RowText {
  let nodes: [Node]
  let spacing: Spacing
  /// For each node the explicit space right before it, in `mu`.
  private let explicit: [Int]
  /// For each node the index of the atom before it.
  private let previous: [Int?]

  init(_ nodes: [Node], style: MathStyle, isContinuation: Bool = false) {
    self.nodes = nodes
    spacing = Spacing(nodes, style: style, isContinuation: isContinuation)
    var explicit: [Int] = []
    var previous: [Int?] = []
    var space = 0
    var last: Int?
    for (index, node) in nodes.enumerated() {
      if case .space(let mu) = node { space += mu }
      explicit.append(space)
      previous.append(last)
      if spacing.classes[index] != nil {
        space = 0
        last = index
      }
    }
    self.explicit = explicit
    self.previous = previous
  }

  /// The blanks before a node.
  ///
  /// - Parameters:
  ///   - text: The node as it will be written, or nil where that takes several lines.
  ///   - before: The node at its left as it is written, or nil where that takes several lines.
  func blanks(before index: Int, text: String?, after before: String?) -> Int {
    if case .tag = nodes[index] { return 4 }
    let wanted = explicitBlanks(index)
    guard let left = previous[index] else {
      return max(wanted, spacing.leading > 0 ? 1 : 0)
    }
    if wanted > 1 { return wanted }
    guard let text, let before else {
      return max(wanted, blanksBesideTall(left, index))
    }
    if before.utf8.last == UInt8(ascii: " ") || text.utf8.first == UInt8(ascii: " ") { return 0 }
    return max(wanted, naturalBlanks(left, index, text: text, after: before))
  }

  /// The blanks that the explicit space at the end of a row asks for.
  static func trailingBlanks(of nodes: [Node]) -> String {
    var space = 0
    for node in nodes.reversed() {
      guard case .space(let mu) = node else { break }
      space += mu
    }
    return String(repeating: " ", count: blanks(for: space))
  }

  private func explicitBlanks(_ index: Int) -> Int { Self.blanks(for: explicit[index]) }

  private static func blanks(for space: Int) -> Int {
    switch space {
    case ..<3: 0
    case ..<18: 1
    case ..<36: 2
    default: 4
    }
  }

  private func naturalBlanks(
    _ left: Int, _ right: Int, text: String, after before: String
  ) -> Int {
    if spacing.gaps[left] > 0 {
      switch (spacing.classes[left], spacing.classes[right]) {
      case (.punctuation, _), (.binary, _), (.relation, _): return 1
      case (_, .binary), (_, .relation): return 1
      case (.large, _):
        return nodes[left].isWord && "([".contains(text.first ?? " ") ? 0 : 1
      case (_, .large):
        return spacing.isUnary[left] || "([{|".contains(before.last ?? " ") ? 0 : 1
      default: break
      }
    }
    guard let first = text.first, first.isLetter || first.isNumber || first == "∂" else {
      return 0
    }
    let startsWord = nodes[right].isWord || nodes[right].isNamedAccent(text)
    let isOpen = nodes[left].isWord || nodes[left].isTree && before.endsInBareScript
    return isOpen || startsWord && before.endsInLetter ? 1 : 0
  }

  /// A fraction of several lines stands apart from what it multiplies.
  private func blanksBesideTall(_ left: Int, _ right: Int) -> Int {
    switch (spacing.classes[left], spacing.classes[right]) {
    case (.opening, _), (_, .closing), (_, .punctuation): 0
    case (.punctuation, _), (.binary, _), (.relation, _), (_, .binary), (_, .relation): 1
    case (.large, .opening), (.large, .inner): 0
    case (.large, _), (_, .large): spacing.isUnary[left] ? 0 : 1
    // A sign too: it would look like a longer bar.
    default: nodes[left].isBarFraction || nodes[right].isBarFraction ? 1 : 0
    }
  }

  // MARK: Fractions

  /// Whether a fraction written on one line would be read together with a neighbour.
  func touchesNeighbour(_ index: Int) -> Bool {
    if let left = previous[index], explicit[index] < 18, bindsRight(left) { return true }
    var space = 0
    for right in nodes[(index + 1)...].indices {
      if case .space(let mu) = nodes[right] { space += mu }
      if spacing.classes[right] != nil { return space < 18 && bindsLeft(right) }
    }
    return false
  }

  private func bindsRight(_ index: Int) -> Bool {
    switch spacing.classes[index] {
    case .ordinary: !spacing.isUnary[index] && nodes[index].multiplies
    case .closing, .inner, .large: true
    default: false
    }
  }

  private func bindsLeft(_ index: Int) -> Bool {
    switch spacing.classes[index] {
    case .ordinary: nodes[index].multiplies
    case .opening, .inner, .large: true
    default: false
    }
  }
}

extension Node {
  /// Whether it is written with more than one letter and read as one word.
  fileprivate var isWord: Bool {
    switch self {
    case .identifier(let text, _): text.count > 1
    case .function: true
    case .scripts(let scripts): scripts.base.isFunction
    default: false
    }
  }

  private var isFunction: Bool {
    if case .function = self { true } else { false }
  }

  /// Whether it is more than one sign.
  fileprivate var isTree: Bool {
    if case .symbol = self { false } else { true }
  }

  /// Whether an accent over it is written by its name.
  fileprivate func isNamedAccent(_ text: String) -> Bool {
    if case .accent = self { text.last == ")" } else { false }
  }

  /// Whether it multiplies what stands beside it: letters do, bars and words do not.
  fileprivate var multiplies: Bool {
    switch self {
    case .symbol(let symbol): symbol.isIdentifier || symbol.text == "/"
    case .text, .sizedDelimiter: false
    case .scripts(let scripts): scripts.base.multiplies
    default: true
    }
  }
}

extension String {
  fileprivate var endsInLetter: Bool { last.map { $0.isLetter } ?? false }

  /// Whether the last thing in it is a script without parentheses: `W_q`.
  fileprivate var endsInBareScript: Bool {
    for character in reversed() {
      if character == "_" || character == "^" { return true }
      if !character.isLetter && !character.isNumber && character != "∞" { return false }
    }
    return false
  }
}
