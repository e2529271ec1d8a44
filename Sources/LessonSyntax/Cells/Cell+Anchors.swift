/// The ids of cells and of their lines on a page. They count within the chapter's cells and the cell's
/// lines, so that none changes when the prose above it does.
///
/// Those that are made up hold a full stop, which no heading's anchor does, nor the name that an author
/// gives a cell.
extension Cell {
  /// Its name, or `cell.3` for the third cell.
  public var anchor: String { options.name ?? "cell.\(index + 1)" }

  /// `cell.3.L2` for the third cell's second line, `loss.L2` in a cell that is called `loss`.
  ///
  /// - Parameter line: from 1, in the cell's code.
  public func anchor(ofLine line: Int) -> String { "\(anchor).L\(line)" }

  /// The number of lines of its code, at least 1: an empty cell shows an empty line.
  public var lineCount: Int {
    let lines = code.linesOfNewlines.count
    return max(1, code.hasSuffix("\n") ? lines - 1 : lines)
  }
}
