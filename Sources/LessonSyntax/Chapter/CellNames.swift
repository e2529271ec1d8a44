/// A name names one thing of a chapter: it becomes the id of the cell in the page, as a heading's
/// anchor does.
enum CellNames {
  /// What is wrong with the names of `cells`, each with the line of its cell.
  static func problems(of cells: [Cell], in blocks: [Block]) -> [(line: Int, message: String)] {
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
