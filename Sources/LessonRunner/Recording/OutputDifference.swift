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

  /// The cell's options say that its output is not recorded.
  var isHidden: Bool

  /// A sentence for the place.
  public var message: String {
    if recorded == nil { return "the output of this cell is not recorded" }
    if isHidden { return "this recorded output is of a cell whose output is hidden" }
    return computed.isEmpty
      ? "this recorded output is of a cell that has none"
      : "this recorded output is not what the cell computes"
  }
}

extension RunChapter {
  /// The cells whose recorded output no longer holds, in order. Cells that did not run have no say.
  public var differences: [OutputDifference] {
    zip(chapter.cells, result.cells).compactMap { cell, result in
      guard result.status == .ran, cell.options.outputUse != .ignored,
        !cell.recordingHolds(for: result)
      else { return nil }
      return difference(of: cell, result)
    }
  }

  /// What recording writes: what no longer holds, and the first recording of an output that is never
  /// compared.
  public var unrecorded: [OutputDifference] {
    zip(chapter.cells, result.cells).compactMap { cell, result in
      guard result.status == .ran, cell.options.outputUse != .ignored || cell.recorded == nil,
        !cell.recordingHolds(for: result)
      else { return nil }
      return difference(of: cell, result)
    }
  }

  private func difference(of cell: Cell, _ result: CellResult) -> OutputDifference {
    OutputDifference(
      path: chapter.path, cell: cell.index,
      line: cell.recorded?.lines.lowerBound ?? cell.lines.lowerBound,
      firstOutputLine: (cell.recorded?.lines.lowerBound ?? cell.lines.upperBound) + 1,
      recorded: cell.recordedText, computed: result.recordedText(for: cell.options),
      isHidden: cell.options.outputUse == .hidden)
  }
}

extension Cell {
  /// The recorded output, nil where there is none. An editor may have taken spaces off the ends of
  /// lines.
  var recordedText: String? { recorded.map { OutputText.normalized($0.text) } }

  /// The recorded output is what `result` has, to the letter or within the cell's tolerance.
  func recordingHolds(for result: CellResult) -> Bool {
    let computed = result.recordedText(for: options)
    guard let recorded = recordedText else { return computed.isEmpty }
    // A fence without an output does not stay.
    guard !computed.isEmpty else { return false }
    if recorded == computed { return true }
    guard let tolerance = options.tolerance else { return false }
    return NumericText(recorded).holds(NumericText(computed), within: tolerance)
  }
}
