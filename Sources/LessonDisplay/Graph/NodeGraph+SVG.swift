internal import CellProtocol

/// The SVG drawing of a graph: labels in frames on an ellipse, and lines between them.
struct NodeGraphSVG {
  private let graph: NodeGraph
  private static let reach = (x: 190.0, y: 110.0)
  private static let frame = 28.0

  init(_ graph: NodeGraph) { self.graph = graph }

  var drawing: Multilingual {
    var canvas = FigureCanvas(
      Phrase("Graph", "그래프"), title: graph.title, summary: graph.account)
    let top = canvas.top
    let lines = graph.edges.map { edge in
      let (from, to) = (place(edge.from, top), place(edge.to, top))
      return "M\(coordinate(from.x)) \(coordinate(from.y))L\(coordinate(to.x)) \(coordinate(to.y))"
    }
    canvas.path(
      lines.joined(), style: "fill:none;stroke:\(FigureStyle.ink);stroke-opacity:.5")
    for node in graph.names.indices { draw(node, top, on: &canvas) }
    return canvas.finished(height: top + 2 * (Self.reach.y + Self.frame / 2) + 16)
  }

  private func draw(_ node: Int, _ top: Double, on canvas: inout FigureCanvas) {
    let label = graph.shortLabel(node)
    let (x, y) = place(node, top)
    let width = max(FigureCanvas.estimatedWidth(label) + 20, Self.frame)
    canvas.rectangle(
      x: x - width / 2, y: y - Self.frame / 2, width: width, height: Self.frame,
      style: "fill:\(FigureStyle.paper);stroke:\(FigureStyle.color(0));stroke-width:1.5")
    canvas.text(label.withMinusSigns, x: x, y: y + 4.5, anchor: .middle)
  }

  private func place(_ node: Int, _ top: Double) -> (x: Double, y: Double) {
    let (x, y) = graph.place(node)
    return (
      FigureCanvas.width / 2 + x * Self.reach.x,
      top + 8 + Self.frame / 2 + (1 + y) * Self.reach.y
    )
  }
}
