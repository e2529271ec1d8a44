internal import CellProtocol
import TensorEngine

/// The SVG drawing of a graph: a box a node, the result at the bottom, lines from above.
///
/// As narrow as the graph allows, so that a chain keeps its size on a phone. Operations are
/// rectangles; leaves have round ends and the first series' colour; constants have round ends and a
/// dashed rim.
struct GraphSVG {
  private let graph: GraphExcerpt
  private let summary: Phrase
  private let layout: GraphLayers
  private static let height = 38.0
  private static let pitch = 66.0

  init(_ graph: GraphExcerpt, summary: Phrase) {
    self.graph = graph
    self.summary = summary
    layout = GraphLayers(graph)
  }

  var drawing: Multilingual {
    let items = layout.layers.joined()
    let left = items.map { $0.x - $0.width / 2 }.min() ?? 0
    let right = items.map { $0.x + $0.width / 2 }.max() ?? 0
    let width = max(right - left + 16, 220)
    let shift = (width - left - right) / 2
    var canvas = FigureCanvas(
      Phrase("Computation graph", "계산 그래프"), title: "", summary: summary, width: width)
    let top = canvas.top

    func y(_ layer: Int) -> Double { top + Double(layout.layers.count - 1 - layer) * Self.pitch }
    var lines = ""
    var heads = ""
    /// A line down from a point to a box's port, or to the upper end of a rail.
    func line(from: (x: Double, y: Double), to: (x: Double, y: Double), hasHead: Bool) {
      let end = hasHead ? to.y - 5 : to.y
      let bend = (end - from.y) / 2
      lines += "M\(coordinate(from.x)) \(coordinate(from.y))"
      lines +=
        from.x == to.x
        ? "V\(coordinate(end))"
        : "C\(coordinate(from.x)) \(coordinate(from.y + bend)) \(coordinate(to.x)) "
          + "\(coordinate(end - bend)) \(coordinate(to.x)) \(coordinate(end))"
      if hasHead { heads += "M\(coordinate(to.x)) \(coordinate(to.y))l-4 -7h8z" }
    }
    for (number, layer) in layout.layers.enumerated().dropFirst() {
      let below = layout.layers[number - 1]
      for item in layer {
        let start = (x: item.x + shift, y: y(number) + Self.height)
        if item.isRail {
          lines += "M\(coordinate(start.x)) \(coordinate(y(number)))V\(coordinate(start.y))"
        }
        for target in below {
          if target.isRail {
            if target.box == item.box {
              line(from: start, to: (target.x + shift, y(number - 1)), hasHead: false)
            }
            continue
          }
          for (place, operand) in layout.boxes[target.box].operands.enumerated()
          where operand == item.box {
            line(
              from: start, to: (layout.port(target.box, place) + shift, y(number - 1)),
              hasHead: true)
          }
        }
      }
    }
    canvas.path(lines, style: "fill:none;stroke:\(FigureStyle.ink);stroke-opacity:.6")
    canvas.path(heads, style: "fill:\(FigureStyle.ink);fill-opacity:.6")
    for box in layout.boxes { draw(box, x: box.x + shift, y: y(box.layer), on: &canvas) }
    return canvas.finished(height: top + Double(layout.layers.count) * Self.pitch - 20)
  }

  private func draw(_ box: GraphLayers.Box, x: Double, y: Double, on canvas: inout FigureCanvas) {
    let kind = box.node.map { graph.nodes[$0].kind }
    let radius = kind == .operation ? 3.0 : kind == nil ? 0 : Self.height / 2
    let across = coordinate(box.width - 2 * radius)
    let (r, up) = (coordinate(radius), coordinate(Self.height - 2 * radius))
    var outline = "M\(coordinate(x - box.width / 2 + radius)) \(coordinate(y))h\(across)"
    outline += "a\(r) \(r) 0 0 1 \(r) \(r)v\(up)a\(r) \(r) 0 0 1 -\(r) \(r)h-\(across)"
    outline += "a\(r) \(r) 0 0 1 -\(r) -\(r)v-\(up)a\(r) \(r) 0 0 1 \(r) -\(r)z"
    let rim =
      switch kind {
      case .operation: "stroke:\(FigureStyle.ink)"
      case .leaf: "stroke:\(FigureStyle.color(0));stroke-width:2"
      default: "stroke:\(FigureStyle.ink);stroke-dasharray:3 3"
      }
    canvas.path(outline, style: "fill:\(FigureStyle.paper);\(rim)")
    for (place, line) in box.lines.enumerated() {
      let middle = Double(place) - Double(box.lines.count - 1) / 2
      canvas.text(
        line, x: x, y: y + Self.height / 2 + middle * 15 + 4.5, anchor: .middle,
        style: place == 0 && kind == .operation ? "font-weight:600" : "")
    }
  }
}
