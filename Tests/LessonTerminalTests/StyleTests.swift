import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

struct StyleTests {
  private func style(
    _ environment: [String: String] = [:], isTerminal: Bool = true, columns: Int? = 90
  ) -> TerminalStyle {
    TerminalStyle(environment: environment, isTerminal: isTerminal, columns: columns)
  }

  @Test func colorsAreForTerminalsThatWantThem() {
    #expect(style().usesColor)
    #expect(style(["TERM": "xterm", "NO_COLOR": ""]).usesColor)
    #expect(!style(isTerminal: false).usesColor)
    #expect(!style(["NO_COLOR": "1"]).usesColor)
    #expect(!style(["NO_COLOR": "0"]).usesColor)
    #expect(!style(["TERM": "dumb"]).usesColor)
  }

  @Test func theUserMayForceColors() {
    #expect(style(["CLICOLOR_FORCE": "1"], isTerminal: false).usesColor)
    #expect(!style(["CLICOLOR_FORCE": "0"], isTerminal: false).usesColor)
    #expect(!style(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).usesColor)
    #expect(!style(["CLICOLOR": "0"]).usesColor)
    #expect(style(["CLICOLOR": "0", "CLICOLOR_FORCE": "1"]).usesColor)
    for environment in [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]] {
      for isTerminal in [false, true] {
        func style(_ color: TerminalStyle.ColorChoice) -> TerminalStyle {
          TerminalStyle(
            environment: environment, isTerminal: isTerminal, columns: nil, color: color)
        }
        #expect(style(.always).usesColor)
        #expect(!style(.never).usesColor)
      }
    }
  }

  @Test func whatIsNoTerminalGetsPlainMarks() {
    #expect(!style().isPlain)
    #expect(!style(["NO_COLOR": "1"]).isPlain)
    #expect(style(["TERM": "dumb"]).isPlain)
    #expect(style(isTerminal: false).isPlain)
    #expect(!style(["CLICOLOR_FORCE": "1"], isTerminal: false).isPlain)
    #expect(TerminalStyle.plain == TerminalStyle(width: 80, usesColor: false, isPlain: true))
  }

  @Test func plainMarksAreAscii() throws {
    let text = """
      # A

      ## B

      > quoted

      > [!NOTE]
      > noted

      - one
        - two
      - [x] done
      - [ ] to do[^1]

      ***

      | a | b |
      |---|---|
      | 1 | 2 |

      <details><summary>More</summary>

      ```swift hide
      ```

      ```swift fold
      1
      ```

      </details>

      [^1]: A note.
      """
    let chapter = try Chapter(markdown: text)
    let results = [CellResult.ran(), .ran(.printed("out"))]
    let drawn = TerminalRenderer(chapter: chapter, style: .plain)
      .whole(ChapterResult(cells: results))
    #expect(drawn.utf8.allSatisfy { $0 < 0x80 }, "\(drawn)")
    for line in [
      "A\n=", "B\n-", "| quoted", "| Note\n| noted", "  - one\n    * two", "[x] done",
      "[ ] to do[1]", String(repeating: "-", count: 80), "1  2", "> More", "  ... Hidden cell",
      "  ... Code, 1 line\n  | out",
    ] { #expect(drawn.contains(line), "\(line)\n\(drawn)") }
  }

  @Test(arguments: [
    (["LANG": "ko_KR.UTF-8"], PlotCharacters.braille), (["LC_ALL": "C.utf8"], .braille),
    (["LANG": "en_US.UTF-8", "LC_ALL": "C"], .ascii),
    (["LANG": "C", "LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"], .braille), ([:], .ascii),
    (["LANG": "en_US.UTF-8", "TERM": "linux"], .ascii),
    (["LANG": "en_US.UTF-8", "TERM": "dumb"], .ascii),
  ])
  func dotsAreForTerminalsThatHaveThem(
    _ environment: [String: String], _ plots: PlotCharacters
  ) {
    #expect(style(environment).plots == plots)
    #expect(style(environment, isTerminal: false).plots == .ascii)
  }

  @Test func theWidthIsTheTerminalsUpToAReadableOne() {
    #expect(style().width == 90)
    #expect(style(columns: 200).width == TerminalStyle.widestByItself)
    #expect(style(columns: nil).width == 80)
    #expect(style(columns: 0).width == 80)
    #expect(style(columns: 5).width == TerminalStyle.narrowest)
  }

  @Test func theReaderMayAskForAWidth() {
    #expect(style(["COLUMNS": "132"]).width == 132)
    #expect(style(["COLUMNS": "132"], isTerminal: false, columns: nil).width == 132)
    #expect(style(["COLUMNS": "wide"]).width == 90)
    #expect(style(["COLUMNS": "-1"]).width == 90)
  }

  @Test func noWidthIsTooNarrowToDraw() throws {
    var style = TerminalStyle(width: -3)
    #expect(style.width == TerminalStyle.narrowest)
    style.width = 0
    #expect(style.width == TerminalStyle.narrowest)
  }

  @Test func deepNestingAtANarrowWidthIsDrawn() throws {
    let quotes = String(repeating: ">", count: 60)
    let text = "\(quotes) # deep\n\(quotes) ***\n\(quotes) ```swift\n\(quotes) x\n\(quotes) ```\n"
    let failure = CellFailure(kind: .trap, line: 4, message: "it failed here, deep down")
    let drawn = try page(text, width: 20, results: [.failed(failure)])
    #expect(drawn.contains("│ deep\n"))
    #expect(drawn.contains("│   x\n"))
  }
}
