// Every operation computes its values, then calls `record` with the rule for the way back beside
// them. Rules hold values, never tensors: the tape's only links are those between nodes.
extension Tensor {
  static func record(
    _ name: String, _ values: Values, _ input: Tensor, _ rule: @escaping Node.Rule
  ) -> Tensor {
    guard let node = input.body.node, Context.current.isRecording else { return Tensor(values) }
    return Tensor(values, node: Node(name, values.shape, inputs: [node], rules: [rule]))
  }

  static func record(
    _ name: String, _ values: Values, _ first: Tensor, _ firstRule: @escaping Node.Rule,
    _ second: Tensor, _ secondRule: @escaping Node.Rule
  ) -> Tensor {
    let context = Context.current
    context.callRecorder?.count(name, [first.values, second.values], values)
    let a = first.body.node
    let b = second.body.node
    if a == nil, b == nil { return Tensor(values) }
    guard context.isRecording else { return Tensor(values) }
    let shape = values.shape
    let node =
      if let a, let b {
        Node(name, shape, inputs: [a, b], rules: [firstRule, secondRule])
      } else if let a {
        Node(name, shape, inputs: [a], rules: [firstRule], constants: [.init(1, second.values)])
      } else {
        Node(name, shape, inputs: [b!], rules: [secondRule], constants: [.init(0, first.values)])
      }
    return Tensor(values, node: node)
  }

  static func record(
    _ name: String, _ values: Values, _ inputs: [(tensor: Tensor, rule: Node.Rule)]
  ) -> Tensor {
    let context = Context.current
    context.callRecorder?.count(name, inputs.map(\.tensor.values), values)
    guard context.isRecording else { return Tensor(values) }
    let recorded = inputs.filter { $0.tensor.body.node != nil }
    if recorded.isEmpty { return Tensor(values) }
    return Tensor(
      values,
      node: Node(
        name, values.shape, inputs: recorded.map { $0.tensor.body.node! },
        rules: recorded.map(\.rule),
        constants: inputs.enumerated().filter { $1.tensor.body.node == nil }
          .map { .init($0, $1.tensor.values) }))
  }
}
