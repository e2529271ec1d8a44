internal import CellProtocol
internal import TextColumns

/// The SVG drawing of a model: boxes from top to bottom, arrows between them with the shapes, and
/// lines at the left that hold together the layers of one part.
struct ArchitectureSVG {
  private let model: Architecture
  private static let left = 60.0
  private static let width = 420.0
  private static let box = 30.0

  init(_ model: Architecture) { self.model = model }

  var drawing: Multilingual {
    var canvas = FigureCanvas(
      Phrase("Model", "모델"), title: model.title, summary: model.account)
    guard let first = model.layers.first else {
      canvas.skip(20)
      canvas.text(Architecture.none, x: FigureCanvas.width / 2, y: canvas.top, anchor: .middle)
      return canvas.finished(height: canvas.top + 10)
    }
    let middle = Self.left + Self.width / 2
    canvas.skip(12)
    canvas.text("\(first.input)", x: middle, y: canvas.top, anchor: .middle)
    canvas.skip(6)
    var before: [Int]? = first.input
    var label = Phrase("")
    var isFirst = true
    /// The parts that are open, and where they began.
    var parts: [(depth: Int, top: Double)] = []
    for layer in model.shown {
      guard let layer else {
        canvas.skip(20)
        canvas.text(model.gap, x: middle, y: canvas.top, anchor: .middle)
        canvas.skip(8)
        (before, label) = (nil, Phrase(""))
        continue
      }
      while let part = parts.last, part.depth >= layer.depth {
        bracket(part.depth, from: part.top, on: &canvas)
        parts.removeLast()
      }
      let isOther = before.map { $0 != layer.input } ?? false
      if isOther { label += Phrase(label.isEmpty ? "" : " → ") + layer.takes }
      if layer.isGroup {
        canvas.skip(18)
        let own = layer.count.isEmpty ? Phrase("") : Phrase(", ") + layer.ownCount
        canvas.text(
          (Phrase(layer.name) + own).map { $0.clipped(to: 50) }, x: x(layer.depth) + 4,
          y: canvas.top,
          style: "font-style:italic")
        parts.append((layer.depth, canvas.top - 11))
        before = layer.input
        continue
      }
      arrow(label, to: middle, on: &canvas, isShort: isFirst)
      isFirst = false
      draw(layer, on: &canvas)
      (before, label) = (layer.outputs.first, Phrase(layer.outputText))
    }
    for part in parts.reversed() { bracket(part.depth, from: part.top, on: &canvas) }
    arrow(Phrase(""), to: middle, on: &canvas, isShort: true)
    canvas.skip(14)
    canvas.text(label.map { $0.clipped(to: 68) }, x: middle, y: canvas.top, anchor: .middle)
    canvas.skip(22)
    canvas.text(model.total, x: 4, y: canvas.top, style: "font-style:italic")
    return canvas.finished(height: canvas.top + 10)
  }

  private func x(_ depth: Int) -> Double { 8 + 10 * Double(min(depth, 4)) }

  private func bracket(_ depth: Int, from top: Double, on canvas: inout FigureCanvas) {
    canvas.path(
      "M\(coordinate(x(depth) + 4)) \(coordinate(top))h-4V\(coordinate(canvas.top))h4",
      style: "fill:none;stroke:\(FigureStyle.ink);stroke-opacity:.5")
  }

  private func arrow(
    _ label: Phrase, to x: Double, on canvas: inout FigureCanvas, isShort: Bool
  ) {
    let length = isShort ? 16.0 : 26
    canvas.path(
      "M\(coordinate(x)) \(coordinate(canvas.top + 2))v\(coordinate(length - 6))",
      style: "fill:none;stroke:\(FigureStyle.ink)")
    canvas.skip(length)
    canvas.path(
      "M\(coordinate(x)) \(coordinate(canvas.top))l-4 -7h8z", style: "fill:\(FigureStyle.ink)")
    if !label.isEmpty {
      canvas.text(
        label.map { $0.clipped(to: 36) }, x: x + 10, y: canvas.top - 9, style: "font-size:12px")
    }
  }

  private func draw(_ layer: Architecture.Layer, on canvas: inout FigureCanvas) {
    // Layers that learn are filled.
    canvas.rectangle(
      x: Self.left, y: canvas.top, width: Self.width, height: Self.box,
      style: "fill:\(FigureStyle.color(0));fill-opacity:\(layer.parameters > 0 ? ".15" : "0");"
        + "stroke:\(FigureStyle.color(0));stroke-width:1.5")
    let room = 54 - max(DisplayWidth.of(layer.count.english), DisplayWidth.of(layer.count.korean))
    canvas.text(layer.name.clipped(to: room), x: Self.left + 12, y: canvas.top + 20)
    canvas.text(
      layer.count, x: Self.left + Self.width - 12, y: canvas.top + 20, anchor: .end,
      style: "font-size:12px")
    canvas.skip(Self.box)
  }
}
