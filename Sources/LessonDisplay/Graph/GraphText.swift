internal import TextColumns

/// The text drawing of a graph: the tape itself, one operation a line, each with what it was made
/// of.
///
///     #1  linear  [4, 8]  constant [4, 2], 0.weight [8, 2]
///     #2  add     [4, 8]  #1, 0.bias [8]
///     #3  tanh    [4, 8]  #2
///
/// Operations are referred to by their numbers, so what is used twice is shown once.
struct GraphText {
  private let graph: GraphExcerpt
  private static let width = 76

  init(_ graph: GraphExcerpt) { self.graph = graph }

  func drawing(in language: FigureLanguage) -> String {
    var cells: [(number: String, name: String, shape: String, operands: [String])?] = [
      (
        "", Phrase("operation", "연산")[language], Phrase("shape", "형상")[language],
        [Phrase("of", "재료")[language]]
      )
    ]
    for row in graph.rows {
      cells.append(
        row.map { row in
          let number = graph.numbers[row]
          return (
            number == 0 ? "" : "#\(number)", graph.label(row).clipped(to: 26),
            graph.shape(row).clipped(to: 22), graph.operands[row].map { reference($0, language) }
          )
        })
    }
    let numberWidth = cells.map { $0?.number.count ?? 3 }.max() ?? 0
    let nameWidth = cells.map { DisplayWidth.of($0?.name ?? "") }.max() ?? 0
    let shapeWidth = cells.map { DisplayWidth.of($0?.shape ?? "") }.max() ?? 0
    let margin = numberWidth + nameWidth + shapeWidth + 6
    var lines: [String] = []
    for cell in cells {
      guard let (number, name, shape, operands) = cell else {
        lines.append("...".leftPadded(to: numberWidth) + "  (\(graph.gap[language]))")
        continue
      }
      let start =
        number.leftPadded(to: numberWidth) + "  " + name.padded(to: nameWidth) + "  "
        + shape.padded(to: shapeWidth) + "  "
      for (place, line) in listed(operands, columns: GraphText.width - margin).enumerated() {
        let before = place == 0 ? start : String(repeating: " ", count: margin)
        lines.append((before + line).withoutTrailingSpaces)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// An operand: an operation's number, or a leaf with its shape.
  private func reference(_ node: Int, _ language: FigureLanguage) -> String {
    let number = graph.numbers[node]
    if number != 0 {
      return graph.isShown[node]
        ? "#\(number)" : "#\(number) " + Phrase("(left out)", "(생략)")[language]
    }
    return "\(graph.label(node)) \(graph.shape(node))".withoutTrailingSpaces
  }

  /// Operands with commas, on as many lines as they need and at least one.
  private func listed(_ operands: [String], columns: Int) -> [String] {
    var lines = [""]
    for (place, operand) in operands.enumerated() {
      let item = operand.clipped(to: columns - 1) + (place < operands.count - 1 ? "," : "")
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = item
      } else if DisplayWidth.of(last) + 1 + DisplayWidth.of(item) <= columns {
        lines[lines.count - 1] += " " + item
      } else {
        lines.append(item)
      }
    }
    return lines
  }
}
