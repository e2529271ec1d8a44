import LessonSyntax
import Testing

@Suite struct ChapterTests {
  private func chapter(_ text: String) throws -> Chapter {
    try Chapter(SourceText(path: "lessons/07-x.md", text: text))
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try chapter(text)
      return []
    } catch let error as Diagnostics {
      return error.all.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func aCellKnowsItsLinesAndItsOutput() throws {
    let chapter = try chapter(
      "# T\n\n```swift\nlet a = 1\na\n```\n```output\n1\n```\n\n```swift error\nb\n```\n")
    #expect(chapter.cells.count == 2)
    #expect(chapter.cells[0].code == "let a = 1\na\n")
    #expect(chapter.cells[0].lines == 3...6)
    #expect(chapter.cells[0].firstCodeLine == 4)
    #expect(chapter.cells[0].recorded?.lines == 7...9)
    #expect(chapter.cells[0].recorded?.text == "1")
    #expect(!chapter.cells[0].options.mustFail)
    #expect(chapter.cells[1].options.mustFail)
    #expect(chapter.cells[1].recorded == nil)
    #expect(chapter.cell(onLine: 4)?.index == 0)
    #expect(chapter.cell(onLine: 2) == nil)
  }

  @Test func anOutputMayStandBelowABlankLine() throws {
    let chapter = try chapter("```swift\n1\n```\n\n```output\n1\n\n 2\n```\n")
    #expect(chapter.cells[0].recorded?.text == "1\n\n 2")
  }

  @Test func otherCodeIsNoCell() throws {
    let chapter = try chapter("```python\nx\n```\n\n    let indented = 1\n\n```Swift\nx\n```\n")
    #expect(chapter.cells.isEmpty)
    #expect(chapter.blocks.count == 3)
  }

  @Test(arguments: ["{swift}", "swift,hide", "swift."])
  func whatStartsACellElsewhereIsNamed(word: String) {
    #expect(
      problems("```\(word)\nx\n```\n") == [
        "lessons/07-x.md:1: error: `\(word)` starts no cell: write `swift`, and options behind a "
          + "space, as in `swift hide`; code that is only shown is `swift skip`"
      ])
  }

  @Test(arguments: ["swiftui", "swift-format", "text {swift}", "Swift"])
  func otherWordsOfAFenceAreTheAuthorsOwn(info: String) throws {
    #expect(try chapter("```\(info)\nx\n```\n").cells.isEmpty)
  }

  @Test func cellsInListsAndQuotesKeepTheirPrefix() throws {
    let chapter = try chapter("- ```swift\n  1\n  ```\n\n> > ```swift\n> > 2\n> > ```\n")
    #expect(chapter.cells.map(\.code) == ["1\n", "2\n"])
    #expect(chapter.cells.map(\.linePrefix) == ["  ", "> > "])
  }

  @Test func theTitleComesFromTheFrontMatterOrTheHeadingOrTheFile() throws {
    #expect(try chapter("---\ntitle: Front\n---\n# Heading").title == "Front")
    #expect(try chapter("text\n\n# A *good* `one`").title == "A good one")
    #expect(try chapter("").title == "07-x")
  }

  @Test func frontMatterKeepsLineNumbers() throws {
    let chapter = try chapter("---\nseed: 9\ndata: [a.csv]\ntimeout: 5s\n---\n```swift\n1\n```\n")
    #expect(chapter.frontMatter.seed == 9)
    #expect(chapter.frontMatter.data == ["a.csv"])
    #expect(chapter.frontMatter.timeout == .seconds(5))
    #expect(chapter.cells[0].firstCodeLine == 7)
  }

  @Test func aRuleThatIsNeverClosedIsNoFrontMatter() throws {
    #expect(try chapter("---\n\ntext\n").blocks.count == 2)
  }

  @Test func lineEndingsOfAllKindsReadAlike() throws {
    let text = "# T\n\n```swift\n1\n```\n"
    let codes = try ["\n", "\r\n", "\r"].map { ending in
      try chapter(text.replacing("\n", with: ending)).cells.map { ($0.code, $0.lines) }
    }
    for code in codes {
      #expect(code.map(\.0) == ["1\n"])
      #expect(code.map(\.1) == [3...5])
    }
  }

  @Test func aByteOrderMarkIsNotText() throws {
    let chapter = try chapter("\u{FEFF}# T\n")
    #expect(chapter.title == "T")
  }

  @Test func everythingWrongIsSaidWithItsLine() {
    #expect(
      problems("---\nsead: 1\n---\n```swift eror\n```\n\n$\\frac$\n\n```output\n```\n\n```swift\n")
        == [
          "lessons/07-x.md:2: error: `sead` is no key of a chapter's front matter: did you mean `seed`?",
          "lessons/07-x.md:4: error: `eror` is no option of a cell: did you mean `error`?",
          "lessons/07-x.md:7: error: this formula cannot be read: nothing after \\frac, which "
            + "needs an argument: `\\frac`",
          "lessons/07-x.md:9: error: this `output` is not right under a cell, so nothing checks it: "
            + "move it or name it `text`",
          "lessons/07-x.md:12: error: this cell is never closed: end it with a line of three backticks",
        ])
  }

  @Test func frontMatterThatIsNeverClosedIsNamed() {
    #expect(
      problems("---\nseed: 7\n\n# T\n") == [
        "lessons/07-x.md:1: error: the front matter is never closed: end it with a line `---`"
      ])
  }

  @Test func aCellThatSwallowsTheNextFenceIsNamed() {
    #expect(
      problems("```swift\n1\n\n```output\n1\n```\n") == [
        "lessons/07-x.md:4: error: another fence opens here inside the cell of line 1: close that "
          + "cell first, with a line of three backticks"
      ])
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    #expect {
      try Chapter(path: "a.md", bytes: Array("ab\nc".utf8) + [0xFF])
    } throws: { error in
      let diagnostics = error as? Diagnostics
      return diagnostics?.all.map(\.line) == [2]
    }
  }

  @Test func headingsGetAnchorsOfTheirOwn() throws {
    let anchors = try chapter("# One *two*\n\n# One two\n\n## 기울기 소실?\n\n# !\n").blocks.map {
      block in
      if case .heading(_, let anchor, _) = block.kind { anchor } else { "" }
    }
    #expect(anchors == ["one-two", "one-two-1", "기울기-소실", "section"])
  }

  /// Any bytes give a chapter or diagnostics.
  @Test func anyTextIsRead() {
    let pieces = [
      "```swift\n", "```output\n", "```\n", "~~~\n", "> ", "- ", "1. ", "    ", "\n", "$", "$$",
      "\\",
      "`", "*", "_", "[a](b)", "<b>", "# ", "---\n", "title: x\n", "\r", "\r\n", "\t", "한", "\u{0}",
      "\u{10FFFD}", "\u{100000}", "x",
    ]
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<5_000 {
      let text = (0..<random(40)).map { _ in pieces[random(pieces.count)] }.joined()
      let first = try? Chapter(SourceText(path: "a.md", text: text))
      let second = try? Chapter(SourceText(path: "a.md", text: text))
      #expect(first == second)
      if let first {
        _ = first.html(
          with: PageParts(
            cells: first.cells.map { _ in "<cell>" }, formula: { HTML.escape($1 + $0.tex + $2) },
            code: { HTML.escape($1) }, destination: { $0 }))
      }
    }
  }

  @Test func deepNestingIsRefusedNotCrashed() {
    #expect(problems(String(repeating: ">", count: 100_000) + "x").count == 1)
    let emphasis = String(repeating: "*a **b ", count: 500) + String(repeating: "** *", count: 500)
    #expect(problems(emphasis).count <= 1)
  }
}
