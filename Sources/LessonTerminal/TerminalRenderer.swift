import LessonRunner
import LessonSyntax
import LessonWording

/// A chapter and what came of its cells, as text for a terminal.
///
/// The text comes in pieces, so that a reader sees each cell when it has run: `opening()`, then for
/// each cell `cell(_:result:)` and `prose(after:)`. Every piece ends with a newline or is empty; one
/// after the other they are the page. Cells in lists and quotes carry the margin they stand in.
///
/// No piece moves the cursor, whatever the chapter or its cells hold: control characters show as
/// their pictures.
public struct TerminalRenderer: Sendable {
  private let chapter: Chapter
  private let style: TerminalStyle
  private let page: PageStyle
  private let showsAll: Bool
  private let showsSolutions: Bool
  private let rows: [Row]

  /// Where in `rows` each cell stands.
  private let cellRows: [Int]

  /// Lays out the prose of `chapter`.
  ///
  /// - Parameters:
  ///   - language: a language tag such as `ko`: what stands beside the author's words is in it, where
  ///     it is Korean, else in English.
  ///   - showsAll: cells that are folded or hidden are shown as others are.
  ///   - showsSolutions: solutions and wrong answers of exercises, and what the author folded away
  ///     with them, are not left out.
  public init(
    chapter: Chapter, style: TerminalStyle, language: String = "en", showsAll: Bool = false,
    showsSolutions: Bool = false
  ) {
    let page = PageStyle(style, language: language)
    let chapter = chapter.withReferenceWords(page.wording.chapter.words(for:))
    self.chapter = chapter
    self.style = style
    self.page = page
    self.showsAll = showsAll
    self.showsSolutions = showsSolutions
    let hidden = showsSolutions ? [] : AnswerParts.lines(in: chapter)
    let layout = PageLayout(
      style: page, width: style.width, hiddenLines: hidden, figureNumbers: chapter.figureNumbers)
    let rows = layout.rows(of: chapter)
    self.rows = rows
    cellRows = rows.indices.filter { if case .cell = rows[$0] { true } else { false } }
  }

  /// The title and everything up to the first cell, or the whole page where there is none.
  public func opening() -> String {
    text(of: rows[..<(cellRows.first ?? rows.endIndex)])
  }

  /// Cell `index`: its code with shapes at the right edge, its outputs, and how it failed.
  ///
  /// - Precondition: the chapter has such a cell.
  public func cell(_ index: Int, result: CellResult) -> String {
    guard case .cell(_, let margin) = rows[cellRows[index]] else { return "" }
    let text = CellText(
      cell: chapter.cells[index], result: result, path: chapter.path,
      figureNumber: chapter.figureNumbers.number(ofCell: index),
      room: style.width - margin.rest.width, style: page, showsAll: showsAll,
      showsSolutions: showsSolutions)
    return self.text(of: text.lines.map { .line($0) }.inside(margin)[...])
  }

  /// What stands between cell `index` and the next one, or the end.
  ///
  /// - Precondition: the chapter has such a cell.
  public func prose(after index: Int) -> String {
    let end = index + 1 < cellRows.count ? cellRows[index + 1] : rows.endIndex
    return text(of: rows[(cellRows[index] + 1)..<end])
  }

  /// The whole page. Cells that `result` has nothing for did not run.
  public func whole(_ result: ChapterResult) -> String {
    var page = opening()
    for index in chapter.cells.indices {
      let result = index < result.cells.count ? result.cells[index] : CellResult()
      page += cell(index, result: result) + prose(after: index)
    }
    return page
  }

  private func text(of rows: ArraySlice<Row>) -> String {
    var text = ""
    for case .line(let line) in rows {
      line.write(to: &text, usesColor: style.usesColor)
    }
    return text
  }
}
