import CellProtocol
import LessonSyntax

/// What came of a chapter's cells.
public struct ChapterResult: Equatable, Sendable, Codable {
  /// One for each cell of the chapter, in order.
  public var cells: [CellResult]

  /// One for each claim of the chapter, in order.
  public var claims: [ClaimResult]

  public init(cells: [CellResult], claims: [ClaimResult] = []) {
    self.cells = cells
    self.claims = claims
  }

  /// Every cell did what it must, so that its output can be recorded.
  public var hasEveryOutput: Bool {
    cells.allSatisfy { $0.status == .ran }
  }

  /// Every cell did what it must, and every claim has a value that is not false.
  public var isComplete: Bool {
    hasEveryOutput
      && claims.allSatisfy { claim in
        if case .value(let value) = claim { value != .boolean(false) } else { false }
      }
  }

  /// The failure that stopped the chapter, or the first of its error cells that did not fail.
  public var firstFailure: CellFailure? {
    for cell in cells {
      if case .failed(let failure) = cell.status { return failure }
    }
    return nil
  }

  /// Every failure, worded for people, with the place in `chapter`: those of cells, then those of
  /// claims.
  public func diagnostics(in chapter: Chapter) -> [Diagnostic] {
    cellDiagnostics(in: chapter)
      + RunChapter(chapter: chapter, result: self).claimDiagnostics
  }

  private func cellDiagnostics(in chapter: Chapter) -> [Diagnostic] {
    cells.flatMap { cell -> [Diagnostic] in
      guard case .failed(let failure) = cell.status else { return [] }
      return ([failure] + failure.others).map { failure in
        Diagnostic(
          path: chapter.path, line: failure.line, column: failure.column,
          message: failure.message, excerpt: failure.excerpt)
      }
    }
  }
}

/// A chapter with what came of its cells: what a renderer gets.
public struct RunChapter: Equatable, Sendable {
  public var chapter: Chapter
  public var result: ChapterResult

  /// How long it took to run it, or to find its results in the cache; not the same twice.
  public var duration: Duration

  public init(chapter: Chapter, result: ChapterResult, duration: Duration = .zero) {
    self.chapter = chapter
    self.result = result
    self.duration = duration
  }

  /// The shapes of what each line of cell `index` made, whichever cell was running: a function's
  /// lines get theirs when it is called. Each shape comes once a line.
  public func shapes(ofCell index: Int) -> [Int: [LineShape]] {
    let lines = chapter.cells[index].lines
    var shapes: [Int: [LineShape]] = [:]
    for result in result.cells {
      for shape in result.shapes where lines.contains(shape.line) {
        if shapes[shape.line]?.contains(where: { $0.shape == shape.shape }) == true { continue }
        shapes[shape.line, default: []].append(shape)
      }
    }
    return shapes
  }
}
