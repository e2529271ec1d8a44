import TensorEngine

/// The part of a graph that is drawn, and the words for it that both drawings share.
///
/// Of a graph with too many operations, the first and the last are shown, with what they use; a gap
/// stands for the others.
struct GraphExcerpt {
  let nodes: [ComputationGraph.Node]
  /// The operands of each node, in order.
  let operands: [[Int]]
  /// An operation's number in the graph, from 1; 0 for other nodes.
  let numbers: [Int]
  /// The shown operations in order; nil stands for those left out.
  let rows: [Int?]
  private(set) var isShown: [Bool]
  private let labels: [String]

  init(_ graph: ComputationGraph) {
    nodes = graph.nodes
    var operands = [[Int]](repeating: [], count: graph.nodes.count)
    for edge in graph.edges { operands[edge.to].append(edge.from) }
    self.operands = operands
    let operations = graph.nodes.indices.filter { graph.nodes[$0].kind == .operation }
    var numbers = [Int](repeating: 0, count: graph.nodes.count)
    for (place, node) in operations.enumerated() { numbers[node] = place + 1 }
    self.numbers = numbers
    let most = max(graph.maximumOperations, 2)
    if operations.count > most {
      let last = most / 2
      rows =
        operations.prefix(most - last).map { $0 } + [nil]
        + operations.suffix(last).map { $0 }
    } else {
      rows = operations.isEmpty ? graph.nodes.indices.map { $0 } : operations
    }
    isShown = [Bool](repeating: false, count: graph.nodes.count)
    for case let row? in rows {
      isShown[row] = true
      for operand in operands[row] where numbers[operand] == 0 { isShown[operand] = true }
    }
    labels = GraphExcerpt.labels(graph.nodes)
  }

  /// Names as they are drawn; several leaves without one are told apart by numbers.
  private static func labels(_ nodes: [ComputationGraph.Node]) -> [String] {
    let unnamed = nodes.filter { $0.kind == .leaf && $0.name.isEmpty }.count
    var number = 0
    return nodes.map { node in
      switch node.kind {
      case .leaf where node.name.isEmpty:
        number += 1
        return unnamed > 1 ? "leaf \(number)" : "leaf"
      case .constant: return node.name.isEmpty ? "constant" : node.name
      default: return node.name.onOneLine
      }
    }
  }

  func label(_ node: Int) -> String { labels[node] }

  /// A node's shape; empty for a number, which says what it is.
  func shape(_ node: Int) -> String {
    nodes[node].kind == .constant && !nodes[node].name.isEmpty ? "" : "\(nodes[node].shape)"
  }

  var isFolded: Bool { rows.contains(nil) }

  /// What is left out: `1,200 operations and 4 leaves left out`.
  var gap: Phrase {
    let hidden = nodes.indices.filter { !isShown[$0] }.map { nodes[$0].kind }
    let leaves = hidden.filter { $0 == .leaf }.count
    let operations = hidden.filter { $0 == .operation }.count
    let english = counted(operations, "operation")
    let korean = "연산 \(grouped(operations))개"
    return leaves == 0
      ? Phrase("\(english) left out", "\(korean) 생략")
      : Phrase(
        "\(english) and \(counted(leaves, "leaf", "leaves")) left out",
        "\(korean)와 잎 \(grouped(leaves))개 생략")
  }
}
