/// TeX's classes of atoms, which decide the space between neighbours (The TeXbook, chapter 17).
enum AtomClass: Int, Equatable, Sendable {
  case ordinary, large, binary, relation, opening, closing, punctuation, inner
}

/// TeX's styles, from the largest to the smallest.
enum MathStyle: Int, Equatable, Sendable {
  case display, text, script, scriptscript

  /// The style of a numerator or a denominator.
  var fractional: MathStyle { self == .display ? .text : scripted }

  /// The style of a superscript or a subscript.
  var scripted: MathStyle { rawValue < MathStyle.script.rawValue ? .script : .scriptscript }

  var isScript: Bool { rawValue >= MathStyle.script.rawValue }
}

extension Node {
  /// The class of this node among its neighbours, or nil when it is no atom, such as a space.
  var atomClass: AtomClass? {
    switch self {
    case .space, .tag: nil
    case .symbol(let symbol): symbol.atomClass
    case .function: .large
    case .scripts(let scripts): scripts.base.atomClass ?? .ordinary
    case .fence: .inner
    case .sizedDelimiter(_, _, let atomClass): atomClass
    case .stack(let base, _, _): base.stackedClass
    case .longArrow: .relation
    case .classed(let atomClass, _): atomClass
    case .styled(_, let nodes): nodes.count == 1 ? nodes[0].atomClass : .ordinary
    default: .ordinary
    }
  }

  /// Whether it is a name of several functions, such as `\arg\min`.
  var isFunctionName: Bool {
    guard case .row(let nodes) = self, !nodes.isEmpty else { return false }
    return nodes.allSatisfy {
      switch $0 {
      case .function, .space: true
      default: false
      }
    }
  }

  /// A base keeps its class under a label only when it is an operator or a relation.
  private var stackedClass: AtomClass {
    if isFunctionName { return .large }
    let alone = if case .row(let nodes) = self, nodes.count == 1 { nodes[0] } else { self }
    return switch alone.atomClass {
    case .relation: .relation
    case .binary: .binary
    case .large: .large
    default: .ordinary
    }
  }
}
