import LessonSyntax

/// A cell whose recorded output is not what it computes.
public struct OutputDifference: Equatable, Sendable {
  public var path: String

  /// The cell's place in the chapter.
  public var cell: Int

  /// Where to look: the line of the output fence, or of the cell where there is none.
  public var line: Int

  /// The line of the file at which the recorded text begins, or would.
  var firstOutputLine: Int

  /// The recorded text, nil where no output fence is under the cell.
  public var recorded: String?

  /// What the cell computes, empty where it has no output.
  public var computed: String

  /// A sentence for the place.
  public var message: String {
    if recorded == nil { return "the output of this cell is not recorded" }
    return computed.isEmpty
      ? "this recorded output is of a cell that has none"
      : "this recorded output is not what the cell computes"
  }
}

extension RunChapter {
  /// The cells whose recorded output no longer holds, in order. Cells that did not run have no say.
  public var differences: [OutputDifference] {
    zip(chapter.cells, result.cells).compactMap { cell, result in
      guard result.status == .ran else { return nil }
      let computed = result.outputText
      // An editor may have taken spaces off the ends of lines.
      let recorded = cell.recorded.map { OutputText.normalized($0.text) }
      guard (recorded ?? "") != computed || (cell.recorded != nil && computed.isEmpty) else {
        return nil
      }
      return OutputDifference(
        path: chapter.path, cell: cell.index,
        line: cell.recorded?.lines.lowerBound ?? cell.lines.lowerBound,
        firstOutputLine: (cell.recorded?.lines.lowerBound ?? cell.lines.upperBound) + 1,
        recorded: recorded, computed: computed)
    }
  }
}
