import CellProtocol
import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

struct CellTests {
  @Test func shapesStandAtTheRightEdge() throws {
    let text = "```swift\nlet x = a\n\nx.sum()  // 합\n```\n"
    let shapes = [LineShape(2, [32, 10]), LineShape(4, [])]
    for (width, color) in [(40, false), (80, false), (41, true)] {
      let lines = try page(text, width: width, color: color, results: [.ran(shapes: shapes)])
        .withoutColors.lines
      #expect(lines.map(\.columns) == [width, 0, width])
      #expect(lines[0].hasPrefix("  let x = a  ") && lines[0].hasSuffix("  [32, 10]"))
      #expect(lines[2].hasPrefix("  x.sum()  // 합  ") && lines[2].hasSuffix("  scalar"))
    }
  }

  @Test func severalShapesOnALineEachComeOnce() throws {
    let shapes = [LineShape(2, [2, 3]), LineShape(2, [2]), LineShape(2, [2, 3])]
    #expect(
      try page("```swift\nf(x)\n```", width: 30, results: [.ran(shapes: shapes)])
        == "  f(x)             [2, 3], [2]\n")
  }

  @Test func aShapeThatDoesNotFitStandsUnderItsLine() throws {
    let text = "```swift\nlet gradient = loss(x)\n```"
    // Two columns of code's indent, 22 of code, 2 between, 4 of shape.
    #expect(
      try page(text, width: 30, results: [.ran(shapes: [LineShape(2, [32])])])
        == "  let gradient = loss(x)  [32]\n")
    #expect(
      try page(text, width: 29, results: [.ran(shapes: [LineShape(2, [32])])])
        == "  let gradient = loss(x)\n                         [32]\n")
  }

  @Test func shapesOfOtherCellsLinesAreNotShown() throws {
    let text = "```swift\nfunc f() {}\n```\n\n```swift\nf()\n```"
    let shapes = [LineShape(2, [7]), LineShape(6, [8])]
    #expect(
      try page(text, width: 20, results: [.ran(), .ran(shapes: shapes)])
        == "  func f() {}\n\n  f()            [8]\n")
  }

  @Test func outputsComeInOrderBehindABar() throws {
    let result = CellResult.ran(
      .printed("one\r\n"), .printed("two"), .value(text: "tensor([1,\n        2])", html: "<b>"),
      .printed("  50%\r 100%  \n\n"))
    #expect(
      try page("```swift\nx\n```\nEnd", results: [result]) == """
          x
          │ one
          │ two
          │ tensor([1,
          │         2])
          │   50%
          │  100%

        End

        """)
  }

  @Test(arguments: [
    ("en", PlotCharacters.ascii, "* *\n  │ & several"), ("ko", .ascii, "* *\n  │ & 여럿"),
    ("en", .braille, "⠒⠒ a"), ("ko", .braille, "⠒⠒ 가"),
  ])
  func aFigureIsDrawnAsTheStyleAndTheLanguageSay(
    _ language: String, _ plots: PlotCharacters, _ drawing: String
  ) throws {
    let forms = FigureForms(
      text: Multilingual(english: "* *\n& several", korean: "* *\n& 여럿"),
      braille: Multilingual(english: "⠒⠒ a", korean: "⠒⠒ 가"))
    let renderer = TerminalRenderer(
      chapter: try Chapter(markdown: "```swift\nx\n```\n"), style: TerminalStyle(plots: plots),
      language: language)
    let figure = { (forms: FigureForms?) in
      let result = CellResult.ran(.value(text: "* *\n& several", html: "<svg/>", forms: forms))
      return renderer.whole(ChapterResult(cells: [result]))
    }
    #expect(figure(forms) == "  x\n  │ \(drawing)\n")
    // What has no other form is drawn as it is recorded.
    for plain in [nil, FigureForms()] { #expect(figure(plain) == "  x\n  │ * *\n  │ & several\n") }
  }

  @Test func outputIsNotWrappedOrCut() throws {
    let wide = String(repeating: "abc ", count: 60) + "end"
    let tall = String(repeating: "line\n", count: 1_000)
    let lines = try page(
      "```swift\nx\n```", width: 40, results: [.ran(.printed(wide + "\n" + tall))]
    ).lines
    #expect(lines[1] == "  │ " + wide)
    #expect(lines.count == 1_002)
  }

  @Test func anErrorThatIsMeantSaysSo() throws {
    let result = CellResult.ran(.printed("before\n"), .error("shapes (2) and (3) do not match"))
    #expect(
      try page("```swift error\nx\n```", width: 32, results: [result]) == """
          x
          │ before
          │ error, as meant: shapes (2)
          │ and (3) do not match

        """)
    #expect(
      try page("```swift error\nx\n```", color: true, results: [.ran(.error("no"))])
        == "  x\n  \u{1B}[33m│ \u{1B}[0merror, as meant: no\n")
  }

  @Test func aFailureNamesItsPlace() throws {
    let failure = CellFailure(
      kind: .doesNotCompile, line: 2, column: 14, message: "cannot find 'y' in scope",
      excerpt: ["let 한글 = y", "           ^"])
    let text = "```swift\nlet 한글 = y\n```"
    let result = CellResult.failed(failure, .printed("before"))
    #expect(
      try page(text, results: [result]) == """
          let 한글 = y
          │ before
          │ lessons/01.md:2:14: error: cannot find 'y' in scope
          │ let 한글 = y
          │            ^

        """)
    #expect(
      try page(text, color: true, results: [result]).contains(
        "\u{1B}[1;31mlessons/01.md:2:14: error: cannot find 'y' in scope\u{1B}[0m"))
  }

  @Test(arguments: [
    CellFailure.Kind.trap, .uncaughtError, .didNotFail, .ended, .timeout, .tooMuchOutput,
  ])
  func everyFailureShows(kind: CellFailure.Kind) throws {
    let failure = CellFailure(kind: kind, line: 2, message: "why")
    #expect(
      try page("```swift\nx\n```", results: [.failed(failure)])
        == "  x\n  │ lessons/01.md:2: error: why\n")
  }

  @Test func aCellThatDidNotRunSaysSo() throws {
    #expect(
      try page("```swift\nx\n```", results: []) == "  x\n  │ Not run: a cell before it failed.\n")
  }

  @Test func anEmptyCellIsNoGap() throws {
    #expect(
      try page("one\n\n```swift\n\n```\n\ntwo", results: [.ran()])
        == "one\n\n  (an empty cell)\n\ntwo\n")
  }

  @Test func blankLinesAroundCodeAreNoGap() throws {
    let shapes = [LineShape(4, [2])]
    #expect(
      try page("```swift\n\n  \nx\n\n```\ntwo", width: 20, results: [.ran(shapes: shapes)])
        == "  x              [2]\n\ntwo\n")
    #expect(try page("```\n\n  \nx\n\n```\ntwo") == "  x\n\ntwo\n")
  }

  @Test func swiftIsColoredAndUnchanged() throws {
    let code = "func f(_ x: Int) -> String {\n  \"\\(x) 층\" /* one\n  two */\n}"
    let text = "```swift\n\(code)\n```"
    let colored = try page(text, color: true, results: [.ran()])
    #expect(colored.contains("\u{1B}[35mfunc\u{1B}[0m f(_ x: \u{1B}[36mInt\u{1B}[0m)"))
    #expect(try colored.withoutColors == page(text, results: [.ran()]))
    #expect(colored.withoutColors == code.split(separator: "\n").map { "  \($0)\n" }.joined())
  }

  @Test func cellsInListsAndQuotesStandInTheirMargins() throws {
    let text = """
      1. First

         ```swift
         let x = 1
         x
         ```

      2. ```swift
         y
         ```

      > - ```swift
      >   z
      >   ```
      >   Then.
      """
    let results = [
      CellResult.ran(.value(text: "1", html: ""), shapes: [LineShape(4, [2])]),
      .ran(.printed("2"), shapes: [LineShape(9, [3])]),
      .ran(.printed("3"), shapes: [LineShape(13, [4])]),
    ]
    #expect(
      try page(text, width: 30, results: results) == """
        1. First

             let x = 1             [2]
             x
             │ 1

        2.   y                     [3]
             │ 2

        │ •   z                    [4]
        │     │ 3
        │
        │   Then.

        """)
  }

  @Test func carriageReturnsOfTheFileDoNotShow() throws {
    let text = "# One\r\n\r\n```swift\r\nx\r\ny\r\n```\r\n"
    #expect(
      try page(text, width: 20, results: [.ran(shapes: [LineShape(5, [2])])])
        == "One\n═══\n\n  x\n  y              [2]\n")
  }
}
