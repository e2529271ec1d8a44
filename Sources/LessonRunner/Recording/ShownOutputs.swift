import CellProtocol
import LessonSyntax

extension CellResult {
  /// The outputs that a reader of the cell sees: all, but none where its options hide them, unless it
  /// failed.
  public func shownOutputs(for options: CellOptions) -> [CellOutput] {
    options.outputUse == .hidden && status == .ran ? [] : outputs
  }
}

extension RunChapter {
  /// The outputs of cell `index` as a page has them. Where the recorded text may stay although
  /// another one was computed, it is what the page has, so that the same chapter gives the same page
  /// wherever it is built; but for drawings, of which no text says all.
  public func pageOutputs(ofCell index: Int) -> [CellOutput] {
    guard result.cells.indices.contains(index) else { return [] }
    let (cell, result) = (chapter.cells[index], result.cells[index])
    let outputs = result.shownOutputs(for: cell.options)
    guard result.status == .ran, let recorded = cell.recordedText,
      recorded != result.recordedText(for: cell.options),
      cell.options.outputUse == .ignored || cell.recordingHolds(for: result),
      !outputs.contains(where: \.isDrawing)
    else { return outputs }
    return [.printed(recorded)]
  }
}

extension CellOutput {
  fileprivate var isDrawing: Bool {
    if case .value(_, let html, _) = self { !html.isEmpty } else { false }
  }
}
