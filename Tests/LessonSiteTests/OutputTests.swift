import CellProtocol
import Foundation
import LessonRunner
import LessonSite
import Testing

@Suite struct OutputTests {
  private let markdown = "# One\n\n```swift\nf()\n```\n\n```swift\ng()\n```\n"

  private func cell(
    _ index: Int = 0, of markdown: String, _ results: [CellResult]
  ) throws -> HTMLTree.Element {
    try page(markdown, results).all("div", class: "cell")[index]
  }

  @Test func textsThatFollowEachOtherAreOneBlock() throws {
    let outputs: [CellOutput] = [
      .printed("a < b"), .value(text: "tensor(1)", html: ""), .printed("c\n"),
    ]
    let output = try cell(of: markdown, [ran(outputs)]).first("div", class: "output")
    #expect(output?.all("pre").map(\.text) == ["a < b\ntensor(1)\nc"])
  }

  @Test func aFigureIsDrawnInItsPlaceWithItsTextBehindIt() throws {
    let outputs: [CellOutput] = [
      .printed("before\n"), .value(text: "* *", html: "<svg></svg>"), .printed("after\n"),
    ]
    let output = try #require(try cell(of: markdown, [ran(outputs)]).first(class: "output"))
    let names = output.descendants.map(\.name)
    #expect(
      names == [
        "pre", "samp", "figure", "div", "svg", "div", "details", "summary", "pre", "samp", "pre",
        "samp",
      ])
    #expect(output.first("details")?.first("pre")?.text == "* *")
  }

  private let drawn = CellOutput.value(
    text: "* *\n& several", html: Multilingual(english: "<svg>more</svg>", korean: "<svg>더</svg>"),
    forms: FigureForms(
      text: Multilingual(english: "* *\n& several", korean: "* *\n& 여럿"),
      data: DataExcerpt(csv: "x,\"<y> & 손실\"\n1,50%\n", rows: 1, allRows: 2000)))

  @Test func aFigureSpeaksThePagesLanguage() throws {
    let editions = try [("en", "A"), ("ko", "가")].map { language, title in
      SiteEdition(
        language: language, title: title, chapters: [try chapter(markdown, [ran([drawn])])])
    }
    for (path, words) in [
      ("01-one.html", ["more", "& several", "Data (CSV)", "(the first 1 of 2000 rows)"]),
      ("ko/01-one.html", ["더", "& 여럿", "데이터 (CSV)", "(전체 2000행 가운데 처음 1행)"]),
    ] {
      let figure = try #require(
        try page(path, in: SiteInput(editions: editions)).first("figure"))
      for word in words { #expect(figure.text.contains(word), "\(path): \(figure.text)") }
    }
  }

  /// The link holds the data, so that it needs no file and no network, and says in which coding.
  @Test func aFiguresDataAreOneClickAway() throws {
    let named = "```swift name=loss\nf()\n```\n"
    let cell = try cell(of: named, [ran([drawn, drawn])])
    let links = cell.all("a", class: "data")
    #expect(links.map { $0["download"] } == ["loss.csv", "loss-2.csv"])
    let start = "data:text/csv;charset=utf-8,%EF%BB%BF"
    let address = try #require(links.first?["href"])
    #expect(address.hasPrefix(start))
    let data = address.dropFirst(start.count)
    #expect(String(data).removingPercentEncoding == "x,\"<y> & 손실\"\n1,50%\n")
    #expect(data.utf8.allSatisfy { $0 < 0x80 && !" \"<>#&".utf8.contains($0) })
    let other = try self.cell(
      of: markdown,
      [ran([.value(text: "a", html: "<svg></svg>", forms: FigureForms(data: .init()))])])
    #expect(other.first("a", class: "data") == nil)
  }

  @Test func aCellWithoutOutputHasNoPlaceForIt() throws {
    let cell = try cell(of: markdown, [ran()])
    #expect(cell.first(class: "output") == nil)
    #expect(cell.first(class: "note") == nil)
  }

  @Test func aRecordedOutputIsNotShownTwice() throws {
    let page = try page("```swift\nf()\n```\n\n```output\nold\n```\n", [ran([.printed("new\n")])])
    #expect(page.all("samp").map(\.text) == ["new"])
    #expect(!page.text.contains("old"))
  }

  @Test func anErrorCellSaysThatItIsMeant() throws {
    let cell = try cell(of: "```swift error\nf()\n```\n", [ran([.error("no such shape")])])
    #expect(cell.first("p", class: "note")?.text == "This cell is meant to fail.")
    #expect(cell.first("pre", class: "error")?.text == "error: no such shape")
    #expect(cell.first(class: "failure") == nil)
  }

  @Test func cellsAfterAFailureSayThatTheyDidNotRun() throws {
    let failure = CellFailure(kind: .trap, line: 4, message: "index out of range")
    for results in [[CellResult(status: .failed(failure)), CellResult()], []] {
      let cell = try cell(1, of: markdown, results)
      #expect(cell.first("p", class: "note")?.text == "Not run: a cell before it failed.")
    }
  }

  @Test(arguments: [
    CellFailure.Kind.doesNotCompile, .trap, .uncaughtError, .didNotFail, .compiles, .otherMessage,
    .ended, .timeout, .tooMuchOutput,
  ])
  func aFailureIsNamedWithItsPlace(_ kind: CellFailure.Kind) throws {
    let failure = CellFailure(
      kind: kind, line: 4, column: 3, message: "no", excerpt: ["f()", "  ^"])
    let result = CellResult(status: .failed(failure), outputs: [.printed("so far\n")])
    let cell = try cell(1, of: markdown, [ran(), result])
    let box = try #require(cell.first(class: "failure"))
    let link = try #require(box.first("a"))
    #expect(link["href"] == "#cell.1.L1")
    #expect(box.first("p")?.text.hasSuffix("(line 4, column 3)") == true)
    #expect(box.first("strong")?.text.isEmpty == false)
    #expect(box.all("pre").map(\.text) == ["no", "f()\n  ^"])
    #expect(cell.first(class: "output")?.text.contains("so far") == true)
  }

  @Test func aFailureOutsideOfTheCodeIsNoLink() throws {
    for line in [0, 1, 3, 5, 6, 99] {
      let failure = CellFailure(kind: .ended, line: line, message: "no")
      let cell = try cell(of: markdown, [CellResult(status: .failed(failure))])
      #expect(cell.first(class: "failure")?.first("a") == nil)
      #expect(cell.first(class: "failure")?.first("p")?.text.hasSuffix("(line \(line))") == true)
    }
  }

  @Test func anOutputOfAnyLengthMakesASmallPage() throws {
    let long = String(repeating: "0123456789abcde\n", count: 60_000)
    let wide = String(repeating: "x", count: 300_000)
    let figure = CellOutput.value(text: wide, html: "<svg></svg>")
    let many = (0..<5).flatMap { _ in [CellOutput.printed(long), figure, .error(wide)] }
    let failure = CellFailure(kind: .trap, line: 4, message: wide, excerpt: [wide, wide])
    for outputs in [[.printed(long)], [.printed(wide)], many] {
      let result = CellResult(status: .failed(failure), outputs: outputs)
      let cell = try cell(of: markdown, [result])
      #expect(cell.text.utf8.count < 70_000)
      #expect(cell.text.contains("digest"))
    }
  }

  @Test func whereTheTextOfACellEndsThePageSaysSoOnce() throws {
    let lines = String(repeating: String(repeating: "y", count: 200) + "\n", count: 120)
    let outputs = (0..<9).flatMap { _ in
      [CellOutput.printed(lines), .value(text: "t", html: "<svg></svg>")]
    }
    let cell = try cell(of: markdown, [ran(outputs)])
    #expect(cell.all("samp").count { $0.text == "… the rest of this output is left out …" } == 1)
    #expect(cell.all("svg").count == 9)
  }
}
