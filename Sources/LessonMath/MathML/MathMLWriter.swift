/// Writes a tree as MathML Core.
///
/// Browsers space operators by a dictionary of their own, which differs from TeX; so every
/// operator whose space would come out otherwise gets the space that TeX gives it.
struct MathMLWriter {
  private(set) var output = ""

  mutating func writeFormula(_ formula: Formula, display: Bool) {
    write("<math display=\"\(display ? "block" : "inline")\"><semantics><mrow>")
    writeRow(formula.nodes, style: display ? .display : .text)
    write("</mrow><annotation encoding=\"application/x-tex\">")
    writeEscaped(formula.tex)
    write("</annotation></semantics></math>")
  }

  mutating func write(_ markup: String) { output += markup }

  mutating func writeEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  // MARK: Rows

  /// Writes nodes side by side, without an element around them.
  mutating func writeRow(_ nodes: [Node], style: MathStyle, isContinuation: Bool = false) {
    let spacing = Spacing(nodes, style: style, isContinuation: isContinuation)
    var left = spacing.leading
    for (index, node) in nodes.enumerated() {
      guard spacing.classes[index] != nil else {
        write(node, style: style, place: nil)
        continue
      }
      var place = OperatorPlace(left: left, isUnary: spacing.isUnary[index])
      place.form = index == 0 ? .prefix : index == nodes.count - 1 ? .postfix : .infix
      left = 0
      let gap = spacing.gaps[index]
      let next = spacing.classes[(index + 1)...].firstIndex { $0 != nil }
      let isOperator = node.hasCoreOperator
      if isOperator {
        place.right = gap
      } else if gap != 0, let next, nodes[next].hasCoreOperator {
        left = gap
      }
      if place.left != 0, !isOperator { writeSpace(place.left) }
      write(node, style: style, place: nodes.count == 1 && place.left == 0 ? nil : place)
      if node.isFunction, let next, spacing.classes[next]?.isOperand == true {
        write("<mo>&#x2061;</mo>")
      }
      if gap != 0, !isOperator, left == 0 { writeSpace(gap) }
      // TeX leaves 1.2 pt at both ends of a fraction; browsers let neighbours touch its bar.
      if gap == 0, index + 1 < nodes.count, node.isFraction || nodes[index + 1].isFraction,
        !isOperator, !nodes[index + 1].hasCoreOperator, spacing.classes[index + 1] != nil
      {
        writeSpace(node.isFraction && nodes[index + 1].isFraction ? 4 : 2)
      }
    }
  }

  /// Writes nodes as the one element that a parent needs.
  mutating func writeElement(_ nodes: [Node], style: MathStyle) {
    if nodes.count == 1 { return write(nodes[0], style: style, place: nil) }
    write("<mrow>")
    writeRow(nodes, style: style)
    write("</mrow>")
  }

  mutating func writeElement(_ node: Node, style: MathStyle) {
    write(node, style: style, place: nil)
  }

  mutating func writeSpace(_ mu: Int) { write("<mspace width=\"\(em(mu))\"/>") }

  // MARK: Nodes

  /// Writes one node as exactly one element.
  ///
  /// - Parameter place: How it stands in its row, or nil when it stands alone.
  mutating func write(_ node: Node, style: MathStyle, place: OperatorPlace?) {
    switch node {
    case .row(let nodes):
      if nodes.count == 1 { return write(nodes[0], style: style, place: place) }
      writeElement(nodes, style: style)
    case .identifier(let text, let alphabet): writeIdentifier(text, alphabet)
    case .number(let text, let alphabet): writeToken("mn", alphabet.map(text))
    case .symbol(let symbol): writeSymbol(symbol, place)
    case .function(let name, _): writeIdentifier(name, .upright)
    case .text(let runs): writeText(runs, style: style)
    case .space(let mu): writeSpace(mu)
    case .scripts(let scripts): writeScripts(scripts, style: style, place: place)
    case .fraction(let fraction): writeFraction(fraction, style: style)
    case .radical(let radicand, let degree):
      writeRadical(radicand, degree: degree, style: style)
    case .fence(let fence): writeFence(fence, style: style)
    case .sizedDelimiter(let text, let size, _): writeDelimiter(text, size: size, place)
    case .table(let table): writeTable(table)
    case .accent(let accent, let base): writeAccent(accent, base, style: style)
    case .stack(let base, let over, let under):
      writeStack(base, over: over, under: under, style: style, place: place)
    case .longArrow(let arrow, let over, let under):
      writeLongArrow(arrow, over: over, under: under, style: style)
    case .classed(_, let base): write(base, style: style, place: place)
    case .styled(let style, let nodes): writeStyled(nodes, style: style)
    case .phantom(let content): wrap("mphantom") { $0.writeElement(content, style: style) }
    case .boxed(let content):
      wrap("mrow", " style=\"border:1px solid;padding:.2em .3em\"") {
        $0.writeElement(content, style: style)
      }
    case .tag(let runs):
      wrap("mrow") {
        $0.writeSpace(36)
        $0.writeText(runs, style: .text)
      }
    }
  }

  mutating func wrap(
    _ name: String, _ attributes: String = "", _ content: (inout MathMLWriter) -> Void
  ) {
    write("<\(name)\(attributes)>")
    content(&self)
    write("</\(name)>")
  }
}

extension AtomClass {
  /// Whether it can be what a function is applied to.
  fileprivate var isOperand: Bool {
    switch self {
    case .ordinary, .large, .opening, .inner: true
    case .binary, .relation, .closing, .punctuation: false
    }
  }
}

extension Node {
  /// Whether it is a named function, with or without scripts.
  fileprivate var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let scripts): scripts.base.isFunction
    default: false
    }
  }

  fileprivate var isFraction: Bool {
    if case .fraction(let fraction) = self { fraction.hasBar } else { false }
  }

  /// Whether a browser sees an operator in it whose space it sets: MathML's embellished operators.
  fileprivate var hasCoreOperator: Bool {
    switch self {
    case .symbol(let symbol): !symbol.isIdentifier
    case .sizedDelimiter(let text, _, _): !text.isEmpty
    case .longArrow: true
    case .scripts(let scripts): scripts.base.hasCoreOperator
    case .stack(let base, _, _), .classed(_, let base): base.hasCoreOperator
    case .row(let nodes): nodes.count == 1 && nodes[0].hasCoreOperator
    default: false
    }
  }
}
