/// Puts the cells that were settled without the program between those that it runs, in the chapter's
/// order.
struct CellSequence {
  let settled: [Int: CellResult]
  private var count = 0

  init(settled: [Int: CellResult]) {
    self.settled = settled
  }

  /// What may be told when the program is done with cell `index`: the cells up to it and, right
  /// behind it, those that are settled.
  mutating func next(with index: Int, _ result: CellResult) -> [(Int, CellResult)] {
    var cells: [(Int, CellResult)] = []
    while let result = count == index ? result : settled[count] {
      cells.append((count, result))
      count += 1
    }
    return cells
  }
}
