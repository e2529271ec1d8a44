/// What TeX makes of the atoms of one row: their classes in context and the space between them.
struct Spacing {
  /// The class of each node; nil for what is no atom.
  let classes: [AtomClass?]
  /// The space after each node up to the next atom, in `mu`; 0 after the last.
  let gaps: [Int]
  /// The space before the first atom, where the row goes on from something before it.
  let leading: Int
  /// For each node whether it is a binary operator that has no left or right operand here: `-x`.
  let isUnary: [Bool]

  /// - Parameter isContinuation: Whether an ordinary atom stands before the row, as it does before
  ///   the cell after `&` in aligned equations.
  init(_ nodes: [Node], style: MathStyle, isContinuation: Bool = false) {
    var classes = nodes.map(\.atomClass)
    var isUnary = [Bool](repeating: false, count: nodes.count)
    Self.resolveBinary(nodes, &classes, &isUnary, after: isContinuation ? .ordinary : nil)
    var gaps = [Int](repeating: 0, count: nodes.count)
    let first = classes.lazy.compactMap { $0 }.first
    leading = if isContinuation, let first { Self.gap(.ordinary, first, style: style) } else { 0 }
    var previous: (index: Int, atomClass: AtomClass)?
    for (index, atomClass) in classes.enumerated() {
      guard let atomClass else { continue }
      if let previous {
        gaps[previous.index] = Self.gap(previous.atomClass, atomClass, style: style)
      }
      previous = (index, atomClass)
    }
    self.classes = classes
    self.gaps = gaps
    self.isUnary = isUnary
  }

  /// A binary operator needs operands on both sides; without them it is an ordinary atom
  /// (The TeXbook, appendix G, rules 5 and 6). TeX takes the bar of `|-x|` for an operand; here a
  /// bar where an operand should start opens one.
  private static func resolveBinary(
    _ nodes: [Node], _ classes: inout [AtomClass?], _ isUnary: inout [Bool], after start: AtomClass?
  ) {
    var previous = start
    var lastBinary: Int?
    var isAfterOpeningBar = false
    func demote(_ index: Int) {
      classes[index] = .ordinary
      isUnary[index] = true
    }
    for index in classes.indices {
      guard let current = classes[index] else { continue }
      let isAtStart = previous?.isFollowedByOperand ?? true
      switch current {
      case .binary where isAtStart || isAfterOpeningBar: demote(index)
      case .binary: lastBinary = index
      case .relation, .closing, .punctuation:
        if let lastBinary, previous == .binary { demote(lastBinary) }
      default: break
      }
      isAfterOpeningBar = isAtStart && nodes[index].isBar
      previous = classes[index]
    }
    if let lastBinary, previous == .binary { demote(lastBinary) }
  }

  /// The space between two atoms.
  private static func gap(_ left: AtomClass, _ right: AtomClass, style: MathStyle) -> Int {
    let entry = table[left.rawValue][right.rawValue]
    if entry < 0 { return style.isScript ? 0 : -entry }
    return entry
  }

  /// The table of The TeXbook, page 170, in `mu`: rows are the left atom, columns the right one, in
  /// the order of `AtomClass`. What is negative goes away in scripts.
  private static let table: [[Int]] = [
    [0, 3, -4, -5, 0, 0, 0, -3],
    [3, 3, 0, -5, 0, 0, 0, -3],
    [-4, -4, 0, 0, -4, 0, 0, -4],
    [-5, -5, 0, 0, -5, 0, 0, -5],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 3, -4, -5, 0, 0, 0, -3],
    [-3, -3, 0, -3, -3, -3, -3, -3],
    [-3, 3, -4, -5, -3, 0, -3, -3],
  ]
}

extension AtomClass {
  /// Whether an operand is due after it, so that a binary operator there has none at its left.
  fileprivate var isFollowedByOperand: Bool {
    switch self {
    case .binary, .large, .relation, .opening, .punctuation: true
    case .ordinary, .closing, .inner: false
    }
  }
}

extension Node {
  fileprivate var isBar: Bool {
    if case .symbol(let symbol) = self { symbol.text == "|" || symbol.text == "‖" } else { false }
  }
}
