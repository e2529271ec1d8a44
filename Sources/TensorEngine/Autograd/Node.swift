/// One operation on the tape, or a leaf that gathers a gradient.
final class Node {
  /// Turns the gradient of an operation's result into that of one of its inputs.
  typealias Rule = (Values) -> Values

  /// Nodes are numbered as they are made, so an operation's number is above its inputs'.
  let number: Int
  /// The operation's name, empty for a leaf.
  let name: String
  private(set) var inputs: [Node]
  private(set) var rules: [Rule]
  /// The gradient kept for the user: always in a leaf, elsewhere where `retainGrad()` asked for it.
  var grad: Values?
  var keepsGrad: Bool
  /// The gradient that has arrived during a walk back.
  var arriving: Values?
  var isVisited = false
  /// A walk back that did not retain the graph has freed the rules.
  private(set) var isReleased = false

  var isLeaf: Bool { keepsGrad && name.isEmpty }

  init(_ name: String, inputs: [Node], rules: [Rule]) {
    let context = Context.current
    context.nodeCount += 1
    number = context.nodeCount
    self.name = name
    self.inputs = inputs
    self.rules = rules
    keepsGrad = name.isEmpty
  }

  static func leaf() -> Node { Node("", inputs: [], rules: []) }

  func arrive(_ gradient: Values) {
    if arriving == nil { arriving = gradient } else { arriving!.accumulate(gradient) }
  }

  func release() {
    if isLeaf { return }
    inputs = []
    rules = []
    isReleased = true
  }

  /// Frees a long chain of nodes in a loop: letting each free the next would need a stack as deep
  /// as the tape is long.
  deinit {
    if inputs.isEmpty { return }
    var waiting = inputs
    inputs = []
    while var node = waiting.popLast() {
      if !node.inputs.isEmpty, isKnownUniquelyReferenced(&node) {
        waiting.append(contentsOf: node.inputs)
        node.inputs = []
      }
    }
  }
}
