package import CellProtocol
import TensorEngine

/// A graph: its nodes on a circle, the first one at the top and the others clockwise, and a line for
/// each edge.
public struct NodeGraph: Drawable, Hashable {
  struct Edge: Hashable, Sendable {
    var from: Int
    /// Above `from`.
    var to: Int
  }

  /// What is written at each node.
  let names: [String]
  /// The number that each node has; none, or one a node.
  let values: [Double]
  let edges: [Edge]
  let title: String

  /// More nodes than this would cover each other.
  static let most = 24

  init(_ adjacency: Tensor, names: [String], values: [Double]?, title: String) {
    guard adjacency.rank == 2, adjacency.shape[0] == adjacency.shape[1] else {
      fatalError(
        "An adjacency matrix has a row and a column for each node, [n, n], and this tensor is "
          + "\(adjacency.shape).")
    }
    let count = adjacency.shape[0]
    guard (1...Self.most).contains(count) else {
      fatalError("A graph of 1 to \(Self.most) nodes is drawn, and this one has \(count).")
    }
    if !names.isEmpty { Self.confirm(names.count, "name", for: count) }
    if let values { Self.confirm(values.count, "value", for: count) }
    let elements = adjacency.plotValues
    self.names = names.isEmpty ? (0..<count).map { "\($0)" } : names.map(\.onOneLine)
    self.values = values ?? []
    edges = (0..<count).flatMap { from in
      ((from + 1)..<count).compactMap { to in
        elements[from * count + to] != 0 || elements[to * count + from] != 0
          ? Edge(from: from, to: to) : nil
      }
    }
    self.title = title
  }

  private static func confirm(_ found: Int, _ what: String, for count: Int) {
    guard found != count else { return }
    fatalError(
      "There \(found == 1 ? "is" : "are") \(counted(found, what)) for \(counted(count, "node")).")
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  // MARK: What both drawings share

  /// What is written at a node: its name and its number.
  func label(_ node: Int) -> String {
    values.isEmpty ? names[node] : "\(names[node]) \(shortNumber(values[node]))"
  }

  /// As much of it as there is room for.
  func shortLabel(_ node: Int) -> String { label(node).clipped(to: Self.labelColumns) }

  static let labelColumns = 16

  /// Where a node is: −1 to 1 to the right, and downwards.
  func place(_ node: Int) -> (x: Double, y: Double) {
    guard names.count > 1 else { return (0, 0) }
    let angle = 2 * Double.pi * Double(node) / Double(names.count)
    return (sin(angle), -cos(angle))
  }

  var account: Phrase {
    let listed = edges.prefix(24).map { "\(names[$0.from])–\(names[$0.to])" }
    let more = edges.count - listed.count
    let numbers = values.isEmpty ? [] : names.indices.map(label)
    return Phrase(
      "Graph of \(counted(names.count, "node")) and \(counted(edges.count, "edge"))",
      "그래프: 마디 \(names.count)개, 변 \(edges.count)개")
      + Phrase(listed.isEmpty ? "" : ": " + listed.joined(separator: ", "))
      + (more > 0 ? Phrase(" and \(more) more.", " 외 \(more)개.") : Phrase("."))
      + Phrase(numbers.isEmpty ? "" : " " + numbers.joined(separator: ", ") + ".")
  }
}

extension NodeGraph: Figure {
  package var texts: Phrase { Phrase(NodeGraphText(self).drawing) }

  package var page: Multilingual { NodeGraphSVG(self).drawing }

  /// A row a node.
  package var data: DataExcerpt {
    let header = ["node"] + (values.isEmpty ? [] : ["value"]) + ["neighbours"]
    return DataTable(header, count: names.count) { node in
      let neighbours = edges.compactMap { edge in
        edge.from == node ? names[edge.to] : edge.to == node ? names[edge.from] : nil
      }
      return [names[node]] + (values.isEmpty ? [] : ["\(values[node])"])
        + [neighbours.joined(separator: " ")]
    }.excerpt
  }
}

/// Draws a graph by its adjacency matrix, with a number at each node if there are some.
///
///     graph(adjacency: friends, names: ["Ana", "Ben", "Cho"], values: [1, 0, 0])
///
/// A line stands for an edge in either direction; that of a node to itself is not drawn.
///
/// - Parameters:
///   - adjacency: `[n, n]`, with 0 where there is no edge; n is 1 to 24. Traps on any other.
///   - names: one a node; without them, numbers from 0.
///   - values: one number a node. Traps on another count.
@discardableResult
public func graph(
  adjacency: Tensor, names: [String] = [], values: (any PlotData)? = nil, title: String = ""
) -> NodeGraph {
  NodeGraph(adjacency, names: names, values: values?.plotValues, title: title)
}
