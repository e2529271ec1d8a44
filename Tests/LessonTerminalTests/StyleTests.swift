import LessonRunner
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
