package import CellProtocol
import TensorEngine

/// A computation graph draws as a numbered list of its operations in plain text, and as boxes and
/// lines on a page, from the leaves at the top down to the result.
extension ComputationGraph: Drawable {
  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  private var account: Phrase {
    let operations = nodes.filter { $0.kind == .operation }
    let leaves = nodes.filter { $0.kind == .leaf }
    var text =
      Phrase("Computation graph: ", "계산 그래프: ")
      + counted(operations.count, "operation", .operation)
    if let first = operations.first, let last = operations.last, operations.count > 1 {
      let (first, last) = (first.name.onOneLine, last.name.onOneLine)
      text += Phrase(", from \(first) to \(last)", "(\(first)부터 \(last)까지)")
    }
    text += Phrase(
      ", and \(counted(leaves.count, "leaf", "leaves"))", ", 잎 \(grouped(leaves.count))개")
    let names = leaves.map(\.name.onOneLine).filter { !$0.isEmpty }
    if !names.isEmpty {
      text += Phrase(": " + names.prefix(12).joined(separator: ", "))
      let more = names.count - 12
      if more > 0 { text += Phrase(" and \(more) more", " 외 \(more)개") }
    }
    let excerpt = GraphExcerpt(self)
    return ([text] + (excerpt.isFolded ? [excerpt.gap] : [])).map(\.sentence).joined()
  }
}

extension ComputationGraph: Figure {
  package var texts: Phrase { Phrase(GraphText(GraphExcerpt(self)).drawing) }

  package var page: Multilingual { GraphSVG(GraphExcerpt(self), summary: account).drawing }

  /// A line an operation, with what it is made of: operations by their numbers, and leaves.
  package var data: DataExcerpt {
    let graph = GraphExcerpt(self)
    let operations = nodes.indices.filter { graph.numbers[$0] > 0 }
    return DataTable(["number", "operation", "shape", "of"], count: operations.count) { row in
      let node = operations[row]
      let operands = graph.operands[node].map { operand in
        graph.numbers[operand] > 0 ? "#\(graph.numbers[operand])" : graph.label(operand)
      }
      return [
        "\(graph.numbers[node])", graph.label(node), "\(nodes[node].shape)",
        operands.joined(separator: " "),
      ]
    }.excerpt
  }
}
