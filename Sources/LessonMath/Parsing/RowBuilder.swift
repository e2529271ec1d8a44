/// Gathers the nodes of one row, with the commands that act on what came before or comes after.
struct RowBuilder {
  private var nodes: [Node] = []
  /// The style since the node at `styleStart`; nil until a command changes it.
  private var style: MathStyle?
  private var styleStart = 0
  /// What `\over` or its kin has split off, until the row ends.
  private var infix: Fraction?

  mutating func append(_ node: Node) { nodes.append(node) }

  /// The style of what follows in the row.
  mutating func change(to newStyle: MathStyle) {
    closeStyle()
    style = newStyle
    styleStart = nodes.count
  }

  /// Makes what came before the numerator of a fraction; false when there is one already.
  mutating func split(by fraction: Fraction) -> Bool {
    guard infix == nil else { return false }
    closeStyle()
    infix = fraction
    infix?.numerator = Node.argument(nodes)
    nodes = []
    style = nil
    return true
  }

  mutating func finish() -> [Node] {
    closeStyle()
    guard var infix else { return nodes }
    infix.denominator = Node.argument(nodes)
    return [.fraction(infix)]
  }

  private mutating func closeStyle() {
    guard let style, styleStart < nodes.count else { return }
    let styled = Array(nodes[styleStart...])
    nodes.removeSubrange(styleStart...)
    nodes.append(.styled(style, styled))
    self.style = nil
  }
}

extension Node {
  /// A row as the argument of a command, where one node needs no row around it.
  static func argument(_ nodes: [Node]) -> Node { nodes.count == 1 ? nodes[0] : .row(nodes) }

  /// A row in braces among other nodes, where braces take away the class of what is in them.
  static func group(_ nodes: [Node]) -> Node {
    guard nodes.count == 1 else { return .row(nodes) }
    switch nodes[0] {
    case .identifier, .number, .row, .fraction, .radical, .accent, .text: return nodes[0]
    case .scripts(let scripts) where scripts.base.atomClass == .ordinary: return nodes[0]
    default: return .row(nodes)
    }
  }
}
