import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

/// What the options of a cell make of it in the terminal.
@Suite struct CellOptionTests {
  private func cell(
    _ options: String, _ result: CellResult, width: Int = 80, showsAll: Bool = false
  ) throws -> String {
    let chapter = try Chapter(markdown: "```swift \(options)\nf()\ng()\n```\n")
    let renderer = TerminalRenderer(
      chapter: chapter, style: TerminalStyle(width: width), showsAll: showsAll)
    return renderer.whole(ChapterResult(cells: [result]))
  }

  private let failed = CellResult.failed(
    CellFailure(kind: .trap, line: 2, message: "no"), .printed("so far"))

  @Test func aHiddenCellIsOneLine() throws {
    let result = CellResult.ran(.printed("out"))
    #expect(try cell("hide", result) == "  … Hidden cell\n")
    #expect(try cell("hide name=setup", result) == "  … Hidden cell: setup\n")
    #expect(
      try cell("hide name=setup caption=\"The *set-up* of $x$\"", result)
        == "  … Hidden cell: The set-up of x\n")
  }

  @Test func aFoldedCellShowsItsOutput() throws {
    #expect(
      try cell("fold", .ran(.printed("out"), shapes: [LineShape(2, [3])]))
        == "  … Code, 2 lines\n  │ out\n")
  }

  @Test(arguments: ["hide", "fold"])
  func bothShowAllWhenAsked(_ options: String) throws {
    #expect(
      try cell(options, .ran(.printed("out")), showsAll: true) == "  f()\n  g()\n  │ out\n")
  }

  @Test(arguments: ["hide", "fold", "output=hide"])
  func whatFailedIsShown(_ options: String) throws {
    #expect(
      try cell(options, failed)
        == "  f()\n  g()\n  │ so far\n  │ lessons/01.md:2: error: no\n")
  }

  @Test func anOutputMayBeHidden() throws {
    #expect(try cell("output=hide", .ran(.printed("out"))) == "  f()\n  g()\n")
  }

  @Test func aCaptionWrapsUnderTheOutput() throws {
    #expect(
      try cell("caption=\"A *long* caption of $x^2$\"", .ran(.printed("out")), width: 20)
        == "  f()\n  g()\n  │ out\n  Figure 1. A long\n  caption of x²\n")
  }

  @Test func whatDidNotRunSaysSo() throws {
    #expect(try cell("no-run", .ran()) == "  f()\n  g()\n  │ Compiled, not run.\n")
    #expect(try cell("skip", .ran()) == "  f()\n  g()\n  │ Not run.\n")
  }

  @Test func whatTheCompilerRefusesKeepsItsColumns() throws {
    let refusal = CellOutput.refusal("cannot find 'g' in scope", excerpt: "g()\n  ^~~")
    #expect(
      try cell("compile-error", .ran(refusal), width: 30) == """
          f()
          g()
          │ does not compile, as
          │ meant: cannot find 'g' in
          │ scope
          │ g()
          │   ^~~

        """)
  }

  @Test func prerequisitesStandUnderTheTitle() throws {
    let text = "prerequisites: [01-one, 02-two]\n---\n"
    #expect(
      try page("---\n\(text)# T\n\nText\n") == "T\n═\n\nRead first: 01-one, 02-two\n\nText\n")
    #expect(
      try page("---\ntitle: T\n\(text)Text\n") == "T\n═\n\nRead first: 01-one, 02-two\n\nText\n")
  }
}
