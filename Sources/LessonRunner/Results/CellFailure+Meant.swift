import LessonSyntax

// Failures of cells that are meant to fail.

extension CellFailure {
  static func didNotFail(_ cell: Cell) -> CellFailure {
    CellFailure(
      kind: .didNotFail, line: cell.lines.lowerBound,
      message: "this cell is marked `error` and did not fail: take the mark off, or mend what it "
        + "is to show")
  }

  static func compiles(_ cell: Cell) -> CellFailure {
    CellFailure(
      kind: .compiles, line: cell.lines.lowerBound,
      message: "this cell is marked `compile-error` and compiles: take the mark off, or mend what "
        + "it is to show")
  }

  /// `expected` is no part of `actual`.
  static func otherMessage(_ cell: Cell, expected: String, actual: String) -> CellFailure {
    CellFailure(
      kind: .otherMessage, line: cell.lines.lowerBound,
      message: "this cell must fail with a message that holds \"\(expected)\", and its message is "
        + "\"\(actual)\"")
  }
}
