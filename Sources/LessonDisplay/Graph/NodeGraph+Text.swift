internal import TextColumns

/// The text drawing of a graph: labels on an ellipse, and dots for the edges between them.
struct NodeGraphText {
  private let graph: NodeGraph
  private static let width = 72
  private static let rows = 15

  init(_ graph: NodeGraph) { self.graph = graph }

  func drawing(in language: FigureLanguage) -> String {
    var canvas = TextCanvas(columns: Self.width, rows: Self.rows)
    for edge in graph.edges { join(cell(edge.from), cell(edge.to), on: &canvas) }
    for node in graph.names.indices {
      let label = graph.shortLabel(node)
      let (column, row) = cell(node)
      canvas.put(" \(label) ", column: column - DisplayWidth.of(label) / 2 - 1, row: row)
    }
    let heading = graph.title.wrapped(to: Self.width).map { line in
      String(repeating: " ", count: (Self.width - DisplayWidth.of(line)) / 2) + line
    }
    return (heading + (heading.isEmpty ? [] : [""]) + canvas.lines).joined(separator: "\n")
  }

  /// The middle of a node's label.
  private func cell(_ node: Int) -> (column: Int, row: Int) {
    let (x, y) = graph.place(node)
    let reach = Double(Self.width / 2 - NodeGraph.labelColumns / 2 - 2)
    return (
      Self.width / 2 + Int((x * reach).rounded()),
      Self.rows / 2 + Int((y * Double(Self.rows / 2)).rounded())
    )
  }

  private func join(
    _ start: (column: Int, row: Int), _ end: (column: Int, row: Int),
    on canvas: inout TextCanvas
  ) {
    let (across, down) = (end.column - start.column, end.row - start.row)
    // A cell is twice as high as wide: a dot in every second column is as dense as one in every row.
    let steps = max(abs(across) / 2, abs(down), 1)
    for step in 1..<steps {
      let part = Double(step) / Double(steps)
      canvas.put(
        ".", column: start.column + Int((Double(across) * part).rounded()),
        row: start.row + Int((Double(down) * part).rounded()))
    }
  }
}
