import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

@Suite struct ExerciseTests {
  private static let text = """
    ## Task

    ```swift exercise name=a
    let a = 0
    expect(a == 1, "a must be 1")
    ```

    ```swift wrong="Count on."
    let a = 2
    ```

    <details>
    <summary>Solution</summary>

    It is one.

    ```swift solution
    let a = 1
    ```

    - Not two.

    </details>

    After it.

    """

  private let chapter: Chapter
  private var result: ChapterResult

  init() throws {
    chapter = try Chapter(SourceText(path: "a.md", text: Self.text))
    let missing = Shortcoming(line: 5, message: "a must be 1")
    result = ChapterResult(cells: [
      CellResult(status: .ran, missing: missing), CellResult(status: .ran, missing: missing),
      CellResult(status: .ran),
    ])
  }

  private func page(showsSolutions: Bool) -> String {
    TerminalRenderer(
      chapter: chapter, style: TerminalStyle(), showsSolutions: showsSolutions
    ).whole(result)
  }

  @Test func answersAreLeftOutAndWhatTheAuthorFoldedWithThem() {
    #expect(
      page(showsSolutions: false) == """
        Task
        ────

          let a = 0
          expect(a == 1, "a must be 1")
          │ Not solved yet: a must be 1

          (a usual wrong answer is left out: --solutions shows it)

        ▸ Solution

          (the solution is left out: --solutions shows it)

        After it.

        """)
  }

  @Test func allOfItIsThereWhereItIsAskedFor() {
    let page = page(showsSolutions: true)
    #expect(page.contains("  let a = 2\n  │ Checked: a must be 1\n  │ Hint: Count on.\n"))
    #expect(page.contains("▸ Solution\n\nIt is one.\n\n  let a = 1\n\n• Not two.\n\nAfter it.\n"))
  }

  @Test func anAnswerThatIsNotAsItMustBeIsShown() throws {
    var failing = self
    failing.result.cells[2].status = .failed(
      CellFailure(kind: .solutionFails, line: 5, message: "the solution does not pass"))
    let page = failing.page(showsSolutions: false)
    #expect(page.contains("  let a = 1\n  │ a.md:5: error: the solution does not pass\n"))
    #expect(!page.contains("It is one."))
  }

  @Test func aVerdictMovesNoCursor() throws {
    let exercise = try #require(chapter.exercises.first)
    let text = PracticeText(chapter: chapter, style: TerminalStyle())
    let outcomes: [AnswerVerdict.Outcome] = [
      .failed(Shortcoming(line: 5, message: "a\u{1B}[2J")),
      .stopped([Diagnostic(path: "a.swift", line: 1, message: "\u{7}", excerpt: ["\u{1B}c"])]),
      .chapterFails([Diagnostic(path: "a.md", message: "\u{1B}")]),
    ]
    for outcome in outcomes {
      let verdict = AnswerVerdict(
        outcome: outcome, printed: "\u{1B}]0;x\u{7}\r\n", hints: ["\u{1B}"])
      let shown = text.verdict(verdict, on: exercise)
      #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(shown.contains("␛"))
    }
  }

  @Test func muchThatIsPrintedLosesItsBeginning() throws {
    let exercise = try #require(chapter.exercises.first)
    let printed = (1...100).map { "line \($0)\n" }.joined()
    let shown = PracticeText(chapter: chapter, style: TerminalStyle()).verdict(
      AnswerVerdict(outcome: .passed, printed: printed, timeBefore: .seconds(7)), on: exercise)
    #expect(shown.contains("PASS  a\n"))
    #expect(shown.contains("│ … 60 lines above are left out\n│ line 61\n"))
    #expect(shown.hasSuffix("which run each time, took 7 s.\n"))
  }
}
