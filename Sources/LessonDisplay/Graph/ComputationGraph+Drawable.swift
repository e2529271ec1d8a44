import TensorEngine

/// A computation graph draws as a numbered list of its operations in plain text, and as boxes and
/// lines on a page, from the leaves at the top down to the result.
extension ComputationGraph: Drawable {
  public var text: String { GraphText(GraphExcerpt(self)).drawing }
  public var html: String { GraphSVG(GraphExcerpt(self), summary: summary).drawing }

  public var summary: String {
    let operations = nodes.filter { $0.kind == .operation }
    let leaves = nodes.filter { $0.kind == .leaf }
    var text = "Computation graph: \(counted(operations.count, "operation"))"
    if let first = operations.first, let last = operations.last, operations.count > 1 {
      text += ", from \(first.name.onOneLine) to \(last.name.onOneLine)"
    }
    text += ", and \(counted(leaves.count, "leaf", "leaves"))"
    let names = leaves.map(\.name.onOneLine).filter { !$0.isEmpty }
    if !names.isEmpty {
      text += ": " + names.prefix(12).joined(separator: ", ")
      if names.count > 12 { text += " and \(names.count - 12) more" }
    }
    let excerpt = GraphExcerpt(self)
    return text + "." + (excerpt.isFolded ? " \(excerpt.gap)." : "")
  }
}

/// `1 leaf`, `1,200 leaves`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  var digits = Array(String(number))
  for position in stride(from: digits.count - 3, to: 0, by: -3) {
    digits.insert(",", at: position)
  }
  return "\(String(digits)) \(number == 1 ? one : many ?? one + "s")"
}
