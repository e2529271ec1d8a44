extension Chapter {
  /// The chapter down to cell `index`, or to the end of the exercise that the cell is a part of.
  /// Footnotes, which stand at the end, are left out.
  ///
  /// - Precondition: the chapter has such a cell.
  public func beginning(throughCell index: Int) -> Chapter {
    let last = max(index, exercise(ofCell: index)?.cells.max() ?? index)
    guard last < cells.count - 1 else { return self }
    var chapter = self
    chapter.isWhole = false
    chapter.blocks = blocks.beginning(throughCell: last)
    chapter.cells = Array(cells[...last])
    chapter.exercises = exercises.filter { $0.cells.allSatisfy { $0 <= last } }
    chapter.claims = claims.filter { $0.cellsBefore <= last }
    chapter.footnotes = []
    return chapter
  }

  /// The cell that is called `name`, or whose number, from 1, it is.
  ///
  /// - Throws: where there is none.
  public func cell(called name: String) throws(Diagnostics) -> Cell {
    if let cell = cells.first(where: { $0.options.name == name }) { return cell }
    if let number = Int(name), cells.indices.contains(number - 1) { return cells[number - 1] }
    let names = cells.compactMap(\.options.name)
    let suggestion = Suggestion.nearest(to: name, among: names).map { ": did you mean `\($0)`?" }
    let range =
      cells.isEmpty ? ": the chapter has no cell" : ": its cells are 1 to \(cells.count)"
    throw Diagnostics([
      Diagnostic(path: path, message: "no cell is called `\(name)`" + (suggestion ?? range))
    ])
  }
}

extension [Block] {
  /// The blocks up to the one with the cell, of which the part down to the cell.
  fileprivate func beginning(throughCell index: Int) -> [Block] {
    guard let place = firstIndex(where: { $0.holds(index) }) else { return self }
    var blocks = Array(self[...place])
    switch blocks[place].kind {
    case .quote(let inner):
      blocks[place].kind = .quote(inner.beginning(throughCell: index))
    case .callout(let callout, let inner):
      blocks[place].kind = .callout(callout, inner.beginning(throughCell: index))
    case .list(let start, let isTight, let items):
      guard let item = items.firstIndex(where: { $0.contains { $0.holds(index) } }) else { break }
      var kept = [[Block]](items[...item])
      kept[item] = kept[item].beginning(throughCell: index)
      blocks[place].kind = .list(start: start, isTight: isTight, items: kept)
    default: break
    }
    return blocks
  }
}

extension Block {
  fileprivate func holds(_ cell: Int) -> Bool {
    if case .cell(cell) = kind { true } else { inner.contains { $0.holds(cell) } }
  }
}
