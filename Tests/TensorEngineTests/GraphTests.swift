import TensorEngine
import Testing

@Suite("The tape as a graph")
struct GraphTests {
  typealias Node = ComputationGraph.Node
  typealias Edge = ComputationGraph.Edge

  @Test func nodesAndEdges() {
    let a = Tensor([1, 2], requiresGrad: true)
    let b = Tensor(3.0, requiresGrad: true)
    let product = a * b
    let graph = graph(
      of: (product * product + Tensor([5, 6])).sum(), names: ["a": a, "p": product])
    #expect(
      graph.nodes == [
        Node(kind: .leaf, name: "a", shape: [2]), Node(kind: .leaf, name: "", shape: []),
        Node(kind: .operation, name: "p = multiply", shape: [2]),
        Node(kind: .operation, name: "multiply", shape: [2]),
        Node(kind: .constant, name: "", shape: [2]),
        Node(kind: .operation, name: "add", shape: [2]),
        Node(kind: .operation, name: "sum", shape: []),
      ])
    #expect(
      graph.edges
        == [
          Edge(from: 0, to: 2, shape: [2]), Edge(from: 1, to: 2, shape: []),
          Edge(from: 2, to: 3, shape: [2]), Edge(from: 2, to: 3, shape: [2]),
          Edge(from: 3, to: 5, shape: [2]), Edge(from: 4, to: 5, shape: [2]),
          Edge(from: 5, to: 6, shape: []),
        ].map { $0.to == 6 ? Edge(from: 5, to: 6, shape: [2]) : $0 })
  }

  @Test func namesOfParameters() {
    let model = Sequential {
      Linear(2, 3)
      Linear(3, 1, bias: false)
    }
    let graph = graph(of: model(Tensor.zeros([4, 2])), model)
    #expect(
      graph.nodes.map(\.name) == ["", "0.weight", "linear", "0.bias", "add", "1.weight", "linear"])
    #expect(graph.nodes.map(\.kind).prefix(3) == [.constant, .leaf, .operation])
  }

  @Test func aLeafIsItsOwnGraph() {
    let graph = graph(of: Tensor([1, 2], requiresGrad: true))
    #expect(graph.nodes == [Node(kind: .leaf, name: "", shape: [2])])
    #expect(graph.edges.isEmpty)
  }

  /// A constant stands where it stood among the operands.
  @Test func placesOfConstants() {
    let x = Tensor([1], requiresGrad: true)
    let joined = concatenate([[0], x, [2], x * 2])
    let graph = graph(of: joined)
    let operands = graph.edges.filter { $0.to == graph.nodes.count - 1 }.map(\.from)
    #expect(
      operands.map { graph.nodes[$0].kind } == [.constant, .leaf, .constant, .operation])
  }

  /// The walk still works afterwards.
  @Test func theTapeIsLeftAsItWas() {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = (x * x).sum()
    #expect(graph(of: y) == graph(of: y))
    y.backward(retainGraph: true)
    #expect(graph(of: y).nodes.count == 3)
    y.backward()
    #expect(x.grad == [4, 8])
  }

  @Test func aLongTape() {
    let x = Tensor(1.0, requiresGrad: true)
    let y = (0..<100_000).reduce(x) { y, _ in y + 1 }
    let graph = graph(of: y)
    #expect(graph.edges.count == 200_000)
    #expect(graph.nodes[1] == Node(kind: .constant, name: "1", shape: []))
  }
}
