/// One operation on the tape, or a leaf that gathers a gradient.
final class Node {
  /// Turns the gradient of an operation's result into that of one of its inputs.
  typealias Rule = (Values) -> Values
  /// Sees the gradient of a result, and may give another in its place.
  typealias Hook = (Values) -> Values?

  /// An operand that no gradient reaches.
  struct Constant {
    /// Its place among all operands.
    let place: Int
    let shape: [Int]
    /// Its number if it is a scalar, such as the 1 in `x + 1`.
    let scalar: Float?

    init(_ place: Int, _ values: Values) {
      self.place = place
      shape = values.shape
      scalar = values.rank == 0 ? values.single : nil
    }
  }

  /// Nodes are numbered as they are made, so an operation's number is above its inputs'.
  let number: Int
  /// The operation's name, empty for a leaf.
  let name: String
  /// The shape of the operation's result, or of the leaf.
  let shape: [Int]
  private(set) var inputs: [Node]
  private(set) var rules: [Rule]
  /// What few nodes have, apart so that the others stay small.
  private final class Rare {
    var constants: [Constant] = []
    var hooks: [(number: Int, run: Hook)] = []
    /// How many hooks there ever were: no two have one number.
    var hookCount = 0
  }
  private var rare: Rare?
  /// Operands without a history: for drawing the tape.
  var constants: [Constant] { rare?.constants ?? [] }
  /// The gradient kept for the user: always in a leaf, elsewhere where `retainGrad()` asked for it.
  var grad: Values?
  var keepsGrad: Bool
  /// The gradient that has arrived during a walk back.
  var arriving: Values?
  var isVisited = false
  /// A walk back that did not retain the graph has freed the rules.
  private(set) var isReleased = false

  var isLeaf: Bool { keepsGrad && name.isEmpty }

  init(
    _ name: String, _ shape: [Int], inputs: [Node], rules: [Rule],
    constants: [Constant] = []
  ) {
    let context = Context.current
    context.nodeCount += 1
    number = context.nodeCount
    self.name = name
    self.shape = shape
    self.inputs = inputs
    self.rules = rules
    keepsGrad = name.isEmpty
    if !constants.isEmpty {
      rare = Rare()
      rare!.constants = constants
    }
  }

  static func leaf(_ shape: [Int]) -> Node { Node("", shape, inputs: [], rules: []) }

  func arrive(_ gradient: Values) {
    if arriving == nil { arriving = gradient } else { arriving!.accumulate(gradient) }
  }

  /// The gradient that has arrived, as the hooks leave it, in the order of their registration.
  func hooked(_ gradient: Values) -> Values {
    guard let rare else { return gradient }
    return rare.hooks.reduce(gradient) { gradient, hook in hook.run(gradient) ?? gradient }
  }

  /// Adds a hook and returns its number here.
  func add(_ hook: @escaping Hook) -> Int {
    let rare = rare ?? Rare()
    self.rare = rare
    rare.hookCount += 1
    rare.hooks.append((rare.hookCount, hook))
    return rare.hookCount
  }

  func removeHook(_ number: Int) { rare?.hooks.removeAll { $0.number == number } }

  func release() {
    if isLeaf { return }
    inputs = []
    rules = []
    // A hook often holds the tensor that it watches.
    rare = nil
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
