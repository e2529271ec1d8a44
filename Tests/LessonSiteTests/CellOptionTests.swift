import CellProtocol
import LessonRunner
import LessonSite
import Testing

/// What the options of a cell make of it in its page.
@Suite struct CellOptionTests {
  private func cell(_ options: String, _ result: CellResult) throws -> HTMLTree.Element {
    let chapter = try page("~~~swift \(options)\nf(<a>)\ng()\n~~~\n", [result])
    return try #require(chapter.first("div", class: "cell"))
  }

  private let failed = CellResult(
    status: .failed(CellFailure(kind: .trap, line: 2, message: "no")), outputs: [.printed("so far")]
  )

  @Test(arguments: [
    ("hide", "Hidden cell"), ("hide name=setup", "setup"),
    ("hide name=setup caption=\"The <b>*set-up*</b> & more\"", "The set-up & more"),
  ])
  func aHiddenCellOpensOnDemand(_ options: String, _ summary: String) throws {
    let cell = try cell(options, ran([.printed("out")]))
    let details = try #require(cell.first("details", class: "hidden"))
    #expect(details["open"] == nil)
    #expect(details.first("summary")?.text == summary)
    #expect(details.first("pre", class: "code")?.text == "f(<a>)\ng()\n")
    #expect(details.first(class: "output")?.text.contains("out") == true)
    // The caption is its name and does not come again.
    #expect(cell.first("figcaption") == nil)
  }

  @Test func theCodeOfAFoldedCellOpensOnDemand() throws {
    let cell = try cell("fold", ran([.printed("out")]))
    let details = try #require(cell.first("details", class: "folded"))
    #expect(details.first("summary")?.text == "Code, 2 lines")
    #expect(details.first(class: "output") == nil)
    #expect(cell.first(class: "output")?.text.contains("out") == true)
  }

  @Test(arguments: ["hide", "fold"])
  func aCellThatFailedIsOpen(_ options: String) throws {
    let cell = try cell(options, failed)
    #expect(cell.first("details")?["open"] != nil)
    let failure = try #require(cell.first(class: "failure"))
    #expect(cell.first("details")?.first(class: "failure") == nil)
    #expect(failure.first("a")?["href"] == "#cell.1.L1")
  }

  @Test func aHiddenOutputShowsWhereTheCellFailed() throws {
    #expect(try cell("output=hide", ran([.printed("out")])).first(class: "output") == nil)
    #expect(try cell("output=hide", failed).first(class: "output")?.text.contains("so far") == true)
  }

  @Test func aNameIsTheIdOfTheCell() throws {
    #expect(try cell("name=loss-1", ran())["id"] == "loss-1")
    #expect(try cell("", ran())["id"] == "cell.1")
  }

  @Test func aCaptionStandsUnderTheOutput() throws {
    let cell = try cell(
      "caption=\"*Loss* <script>x</script> < `a<b` $x^2$\"",
      ran([.value(text: "1", html: "<svg></svg>")]))
    let figure = try #require(cell.first("figure", class: "captioned"))
    let caption = try #require(figure.first("figcaption"))
    #expect(caption.first("em")?.text == "Loss")
    #expect(caption.first("code")?.text == "a<b")
    #expect(caption.first("math") != nil)
    #expect(caption.first("script") == nil)
    #expect(figure.first("svg") != nil)
    #expect(caption.text.hasPrefix("Figure 1. Loss"))
    #expect(figure["id"] == nil)
  }

  @Test func figuresAreNumberedInThePagesLanguage() throws {
    let markdown = "![A](a.png \"A\")\n\n```swift name=loss caption=\"B\"\n1\n```\n"
    let (english, korean) = (try chapter(markdown, [ran()]), try chapter(markdown, [ran()]))
    let both = SiteInput(editions: [
      SiteEdition(language: "en", title: "A", chapters: [english]),
      SiteEdition(language: "ko", title: "가", chapters: [korean]),
    ])
    let captions = try ["01-one.html", "ko/01-one.html"].map { path in
      try page(path, in: both).all("figcaption").map(\.text)
    }
    #expect(captions == [["Figure 1. A", "Figure 2. B"], ["그림 1. A", "그림 2. B"]])
    #expect(try page("01-one.html", in: both).all("figure").map { $0["id"] } == [nil, "fig-loss"])
  }

  @Test(arguments: [
    ("compile-error", "This cell is meant not to compile."), ("no-run", "Compiled, not run."),
    ("skip", "Not run."), ("error", "This cell is meant to fail."),
  ])
  func whatIsOutOfTheOrdinaryIsSaid(_ options: String, _ note: String) throws {
    #expect(try cell(options, ran()).all("p", class: "note").map(\.text) == [note])
  }

  @Test(arguments: [
    (0, nil), (40_000, "< 0.1 ms"), (449_000, "0.4 ms"), (9_960_000, "10.0 ms"),
    (31_400_000, "31 ms"), (1_500_000_000, "1.50 s"),
  ])
  func theRunningTimeShowsOnRequestWhereItIsKnown(_ nanoseconds: Int, _ text: String?) throws {
    var result = ran()
    result.nanoseconds = nanoseconds
    var input = try book([chapter("```swift\nf()\n```\n", [result])])
    #expect(try page("01-one.html", in: input).first("p", class: "time") == nil)
    input.showsTimes = true
    #expect(try page("01-one.html", in: input).first("p", class: "time")?.text == text)
  }

  @Test func theCompilersWordsAreEscapedAndKeepTheirColumns() throws {
    let refusal = CellOutput.refusal("no type 'A<B>'", excerpt: "f(<a>)\n  ^~~")
    let cell = try cell("compile-error", ran([refusal]))
    #expect(cell.first("pre", class: "error")?.text == "error: no type 'A<B>'\nf(<a>)\n  ^~~")
  }

  @Test func prerequisitesAreLinksAboveTheText() throws {
    let first = try chapter("# The *first* & only\n", name: "01-one")
    let second = try chapter(
      "---\nprerequisites: [01-one, <draft>]\n---\n# Two\n", name: "02-two")
    let both = book([first, second])
    let line = try #require(try page("02-two.html", in: both).first("p", class: "prerequisites"))
    #expect(line.text == "Read first: The first & only, <draft>")
    #expect(line.all("a").map { $0["href"] } == ["01-one.html"])
    #expect(try page("01-one.html", in: both).first("p", class: "prerequisites") == nil)
  }
}
