/// What `backward()` walks: the operations that made a tensor, and the leaves that they began with.
///
/// A plain value, made by `graph(of:)`; it does not keep the tape alive.
public struct ComputationGraph: Hashable, Sendable {
  /// An operation or a leaf.
  public struct Node: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// A recorded operation; the name is `Tensor.operationName`.
      case operation
      /// A tensor that gathers a gradient; the name is empty unless it has one.
      case leaf
      /// A tensor without a history, which no gradient reaches; the name of a scalar is its number.
      case constant
    }

    public let kind: Kind
    public let name: String
    /// The shape of the operation's result, or of the leaf.
    public let shape: [Int]

    public init(kind: Kind, name: String, shape: [Int]) {
      (self.kind, self.name, self.shape) = (kind, name, shape)
    }
  }

  /// The tensor that one node made and another used.
  public struct Edge: Hashable, Sendable {
    /// Places in `nodes`.
    public let from: Int
    public let to: Int
    /// The tensor's shape.
    public let shape: [Int]

    public init(from: Int, to: Int, shape: [Int]) {
      (self.from, self.to, self.shape) = (from, to, shape)
    }
  }

  /// In an order in which they could have been computed; a leaf or constant stands before the first
  /// operation that uses it. The last is the tensor itself.
  public let nodes: [Node]
  /// Grouped by the node that they lead to, in the nodes' order, and then in that of its operands.
  /// Two edges join the same nodes in `x * x`.
  public let edges: [Edge]
  /// How many operations a drawing shows at most, and at least 2: of more, the first and the last.
  public var maximumOperations = 40

  init(nodes: [Node], edges: [Edge]) {
    (self.nodes, self.edges) = (nodes, edges)
  }
}

/// The graph of the operations that made a tensor, as `backward()` will walk it.
///
///     graph(of: mseLoss(model(x), target), model)
///     graph(of: loss, names: ["w": w, "b": b])
///
/// Leaves have the names of the model's parameters, and those that are given; any tensor of the tape
/// may be named so. Traps when there is no tape: on a tensor that does not require grad, and after
/// a `backward()` that freed it.
///
/// - Parameters:
///   - model: whose parameters' names to show.
///   - maximumOperations: how many operations a drawing shows, 2 or more.
public func graph(
  of tensor: Tensor, _ model: (any Module)? = nil, names: KeyValuePairs<String, Tensor> = [:],
  maximumOperations: Int = 40
) -> ComputationGraph {
  guard let root = tensor.body.node else {
    failure(
      "this tensor does not require grad and has no history: there is no graph of it. Was it made "
        + "inside noGrad { }, or of tensors without requiresGrad: true?")
  }
  let found = root.reachable(
    orFail: "the graph of this tensor is gone: backward() has freed it. Call graph(of:) before "
      + "backward(), or pass retainGraph: true to that")
  for node in found { node.isVisited = false }
  var names = names.reduce(into: [ObjectIdentifier: String]()) { result, pair in
    if let node = pair.value.body.node { result[ObjectIdentifier(node)] = pair.key }
  }
  for (name, parameter) in model?.namedParameters ?? [] {
    guard let node = parameter.body.node else { continue }
    if names[ObjectIdentifier(node)] == nil { names[ObjectIdentifier(node)] = name }
  }
  var graph = ComputationGraph(found, names)
  graph.maximumOperations = maximumOperations
  return graph
}

extension ComputationGraph {
  fileprivate init(_ found: [TensorEngine.Node], _ names: [ObjectIdentifier: String]) {
    var nodes: [Node] = []
    var edges: [Edge] = []
    var places: [ObjectIdentifier: Int] = [:]
    func place(_ node: TensorEngine.Node) -> Int {
      if let place = places[ObjectIdentifier(node)] { return place }
      let given = names[ObjectIdentifier(node)] ?? ""
      let isOperation = !node.name.isEmpty
      // `loss = nllLoss`: both what it is called and what it is.
      let name = isOperation && !given.isEmpty ? "\(given) = \(node.name)" : given + node.name
      nodes.append(.init(kind: isOperation ? .operation : .leaf, name: name, shape: node.shape))
      places[ObjectIdentifier(node)] = nodes.count - 1
      return nodes.count - 1
    }
    // Nodes are numbered as they are made, so inputs come before what uses them.
    let operations = found.filter { !$0.name.isEmpty }.sorted { $0.number < $1.number }
    for node in operations {
      var inputs = node.inputs[...]
      var constants = node.constants[...]
      let operands = (0..<inputs.count + constants.count).map { position -> Int in
        guard let constant = constants.first, constant.place == position else {
          return place(inputs.removeFirst())
        }
        constants.removeFirst()
        nodes.append(.init(kind: .constant, name: constant.name, shape: constant.shape))
        return nodes.count - 1
      }
      let target = place(node)
      edges += operands.map { .init(from: $0, to: target, shape: nodes[$0].shape) }
    }
    if operations.isEmpty { _ = place(found[0]) }
    self.init(nodes: nodes, edges: edges)
  }
}

extension TensorEngine.Node.Constant {
  /// A scalar's number as Swift writes it, without the `.0` of a whole one.
  fileprivate var name: String {
    guard let scalar else { return "" }
    let text = "\(scalar)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
