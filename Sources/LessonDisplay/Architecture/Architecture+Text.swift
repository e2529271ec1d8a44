internal import TextColumns

/// The text drawing of a model: a line for each layer and, between them, one for the shape.
///
///     [1, 1, 28, 28]
///        |
///     [ 0: Conv2d ]  320 parameters
///        |  [1, 32, 28, 28]
///     [ 1: ReLU ]
struct ArchitectureText {
  private let model: Architecture
  private static let width = 76

  init(_ model: Architecture) { self.model = model }

  func drawing(in language: FigureLanguage) -> String {
    var lines = model.title.wrapped(to: Self.width)
    if !lines.isEmpty { lines.append("") }
    guard let first = model.layers.first else {
      return (lines + [Architecture.none[language]]).joined(separator: "\n")
    }
    lines += ["\(first.input)".clipped(to: Self.width), "   |"]
    var before: [Int]? = first.input
    for layer in model.shown {
      guard let layer else {
        lines.append("  ...  (\(model.gap[language]))")
        before = nil
        continue
      }
      let indent = String(repeating: "  ", count: min(layer.depth, 12))
      if let before, before != layer.input {
        lines.append(("   |  " + layer.takes[language]).clipped(to: Self.width))
      }
      before = layer.isGroup ? layer.input : layer.outputs.first
      if layer.isGroup {
        let own = layer.count.isEmpty ? "" : "  " + layer.ownCount[language]
        lines.append("\(indent)\(layer.name):\(own)".clipped(to: Self.width))
        continue
      }
      let count = layer.count.isEmpty ? "" : "  " + layer.count[language]
      let room = Self.width - indent.count - DisplayWidth.of(count) - 4
      lines.append("\(indent)[ \(layer.name.clipped(to: room)) ]\(count)")
      lines.append("   |  \(layer.outputText)".clipped(to: Self.width))
    }
    lines += ["", "(\(model.total[language]))"]
    return lines.joined(separator: "\n")
  }
}
