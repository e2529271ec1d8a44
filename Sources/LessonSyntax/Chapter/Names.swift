/// A name names one thing of a chapter: it becomes the id of a cell or a formula in the page, as a
/// heading's anchor does.
enum Names {
  /// What is wrong with the names of `cells` and of formulas, each with the line of what has it.
  ///
  /// - Parameter formulas: the lines of the formulas that have names; no two have the same.
  static func problems(
    of cells: [Cell], formulas: [String: Int], in blocks: [Block]
  ) -> [(line: Int, message: String)] {
    let headings = anchorLines(in: blocks)
    let figures = Dictionary(
      cells.compactMap { cell in cell.figureAnchor.map { ($0, cell.lines.lowerBound) } },
      uniquingKeysWith: { first, _ in first })
    var cellLines: [String: Int] = [:]
    var problems: [(line: Int, message: String)] = []
    for cell in cells {
      guard let name = cell.options.name else { continue }
      let line = cell.lines.lowerBound
      if let first = cellLines[name] {
        problems.append(
          (line, "the cell on line \(first) is called `\(name)` already: choose another `name`"))
        continue
      }
      cellLines[name] = line
      if let heading = headings[name] {
        problems.append(
          (
            line,
            "`\(name)` is the anchor of the heading on line \(heading): choose another `name`"
          ))
      }
      if let figure = figures[name] {
        problems.append(
          (
            line,
            "`\(name)` is the anchor of the figure of the cell on line \(figure): choose another "
              + "`name`"
          ))
      }
      if let anchor = cell.figureAnchor, let heading = headings[anchor] {
        problems.append(
          (
            line,
            "the anchor of this figure, `\(anchor)`, is that of the heading on line \(heading): "
              + "choose another `name`"
          ))
      }
    }
    for (name, line) in formulas.sorted(by: { $0.value < $1.value }) {
      if let cell = cellLines[name] {
        problems.append(
          (line, "the cell on line \(cell) is called `\(name)` already: choose another `\\label`"))
      } else if let figure = figures[name] {
        problems.append(
          (
            line,
            "`\(name)` is the anchor of the figure of the cell on line \(figure): choose another "
              + "`\\label`"
          ))
      } else if let heading = headings[name] {
        problems.append(
          (
            line,
            "`\(name)` is the anchor of the heading on line \(heading): choose another `\\label`"
          ))
      }
    }
    return problems
  }

  private static func anchorLines(in blocks: [Block]) -> [String: Int] {
    var lines: [String: Int] = [:]
    for block in blocks {
      switch block.kind {
      case .heading(_, let anchor, _):
        lines[anchor] = block.lines.lowerBound
      default:
        lines.merge(anchorLines(in: block.inner)) { first, _ in first }
      }
    }
    return lines
  }
}
