import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

struct StreamingTests {
  private static let text = """
    # Title

    Prose.

    - Item

      ```swift
      a
      ```
      ```swift
      b
      ```

      Between.

    > ```swift
    > c
    > ```
    """

  @Test func everyPieceIsItsOwnPartOfThePage() throws {
    let renderer = TerminalRenderer(
      chapter: try Chapter(markdown: Self.text), style: TerminalStyle())
    let result = CellResult.ran(.printed("out"))
    #expect(renderer.opening() == "Title\n═════\n\nProse.\n\n• Item\n\n")
    #expect(renderer.cell(0, result: result) == "    a\n    │ out\n")
    #expect(renderer.prose(after: 0) == "\n")
    #expect(renderer.cell(1, result: result) == "    b\n    │ out\n")
    #expect(renderer.prose(after: 1) == "\n  Between.\n\n")
    #expect(renderer.cell(2, result: result) == "│   c\n│   │ out\n")
    #expect(renderer.prose(after: 2) == "")
  }

  @Test(arguments: [false, true])
  func thePiecesAreThePage(color: Bool) throws {
    let chapter = try Chapter(markdown: Self.text)
    let renderer = TerminalRenderer(
      chapter: chapter, style: TerminalStyle(width: 40, usesColor: color))
    let result = ChapterResult(cells: [
      .ran(.printed("1")), .failed(CellFailure(kind: .trap, line: 10, message: "no")), CellResult(),
    ])
    var pieces = renderer.opening()
    for (index, cell) in result.cells.enumerated() {
      pieces += renderer.cell(index, result: cell) + renderer.prose(after: index)
    }
    #expect(pieces == renderer.whole(result))
  }

  @Test func withoutCellsTheOpeningIsThePage() throws {
    let renderer = TerminalRenderer(
      chapter: try Chapter(markdown: "One\n\ntwo"), style: TerminalStyle())
    #expect(renderer.opening() == "One\n\ntwo\n")
    #expect(renderer.whole(ChapterResult(cells: [])) == "One\n\ntwo\n")
  }
}
