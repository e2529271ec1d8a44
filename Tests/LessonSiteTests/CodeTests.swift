import LessonRunner
import LessonSite
import Testing

@Suite struct CodeTests {
  private let markdown = """
    # One

    ```swift
    let x = "a
    b"
    /* over
       lines */ let y = f(2)

    y
    ```

    """

  @Test func everyLineIsAnElementWithItsNumberInTheCell() throws {
    let code = try #require(try page(markdown).first("pre", class: "code"))
    let lines = code.all("span", class: "line")
    #expect(lines.map { $0["id"] } == (1...6).map { "cell.1.L\($0)" })
    #expect(
      lines.map(\.text) == ["let x = \"a", "b\"", "/* over", "   lines */ let y = f(2)", "", "y"])
  }

  @Test func theIdsOfLinesDoNotMoveWithTheProse() throws {
    func ids(_ markdown: String) throws -> [String] {
      try page(markdown).all("span", class: "line").compactMap { $0["id"] }
    }
    let grown = markdown.replacing("# One\n", with: "# One\n\nMore.\n\n## Two\n")
    #expect(try ids(markdown) == ids(grown))
    #expect(try ids("```swift name=loss\nf()\ng()\n```\n") == ["loss.L1", "loss.L2"])
  }

  @Test func tokensHaveTheirClasses() throws {
    let code = try #require(
      try page("```swift\n@main struct A { let n = \"\\(f(1))\" } // c\n```\n")
        .first("pre", class: "code"))
    #expect(code.all(class: "k").map(\.text) == ["struct", "let"])
    #expect(code.all(class: "t").map(\.text) == ["A"])
    #expect(code.all(class: "a").map(\.text) == ["@main"])
    #expect(code.all(class: "f").map(\.text) == ["f"])
    #expect(code.all(class: "n").map(\.text) == ["1"])
    #expect(code.all(class: "s").map(\.text) == ["\"\\(", ")\""])
    #expect(code.all(class: "c").map(\.text) == ["// c"])
  }

  @Test func aCommentOverSeveralLinesIsAlsoOneOnEach() throws {
    let code = try #require(try page(markdown).first("pre", class: "code"))
    #expect(code.all(class: "c").map(\.text) == ["/* over", "   lines */"])
  }

  @Test func shapesStandBesideTheLinesThatMadeThem() throws {
    let shapes = [
      LineShape(line: 4, name: "x", shape: [64, 10]), LineShape(line: 4, name: "b", shape: [10]),
      LineShape(line: 4, name: "again", shape: [10]), LineShape(line: 9, name: "", shape: []),
    ]
    let page = try page(markdown, [ran(shapes: shapes)])
    let beside = page.all("span", class: "line").compactMap { line in
      line.first(class: "shape").map { [line["id"], $0.text, $0["title"]] as [String?] }
    }
    #expect(
      beside == [
        ["cell.1.L1", "[64, 10], [10]", "x: [64, 10], b: [10]"],
        ["cell.1.L6", "scalar", nil],
      ])
  }

  @Test func shapesAreNoPartOfTheCode() throws {
    let page = try page(markdown, [ran(shapes: [LineShape(line: 6, name: "x", shape: [1])])])
    let code = try #require(page.first("pre", class: "code"))
    #expect(
      code.text(without: "shape")
        == "let x = \"a\nb\"\n/* over\n   lines */ let y = f(2)\n\ny\n")
    let css = try text(of: "lesson.css", in: book([]))
    let rule = try #require(css.components(between: "\n.shape {", and: "}"))
    #expect(rule.contains("user-select: none"))
  }

  @Test func aLineOfManyShapesShowsSome() throws {
    let shapes = (1...9).map { LineShape(line: 4, name: "", shape: [$0]) }
    let shape = try page(markdown, [ran(shapes: shapes)]).first(class: "shape")
    #expect(shape?.text == "[1], [2], [3], [4], …")
    #expect(shape?["title"]?.hasSuffix("[8], [9]") == true)
  }

  @Test func cellsInListsAndQuotesKeepTheirPlaces() throws {
    let page = try page(
      "# One\n\n1. a\n\n   ```swift\n   let x = 1\n     + 2\n   ```\n\n> ```swift\n> x\n> ```\n",
      [
        ran([.printed("1\n")], shapes: [LineShape(line: 7, name: "x", shape: [1])]),
        ran(shapes: [LineShape(line: 11, name: "", shape: [2])]),
      ])
    let inList = try #require(
      page.first("main")?.first("ol")?.first("li")?.first("div", class: "cell"))
    #expect(inList.first("pre", class: "code")?.text(without: "shape") == "let x = 1\n  + 2\n")
    #expect(inList.all("span", class: "line")[1].first(class: "shape")?.text == "[1]")
    #expect(inList.first(class: "output")?.text.contains("1") == true)
    let inQuote = try #require(page.first("blockquote")?.first("div", class: "cell"))
    #expect(inQuote["id"] == "cell.2")
    #expect(inQuote.first("span", class: "line")?["id"] == "cell.2.L1")
    #expect(inQuote.first(class: "shape")?.text == "[2]")
  }

  @Test func anEmptyCellIsACell() throws {
    let page = try page("```swift\n```\n", [ran()])
    #expect(page.first("div", class: "cell")?.first("pre")?.text == "\n")
  }

  @Test func codeThatDoesNotRunIsPlain() throws {
    let page = try page("# One\n\n```python title=x\na < b\n```\n\n    indented\n")
    let blocks = page.all("pre", class: "code")
    #expect(blocks.map(\.text) == ["a < b\n", "indented\n"])
    #expect(blocks.map { $0.first("code")?["class"] } == ["language-python", nil])
  }
}

extension String {
  /// What stands between two texts.
  func components(between start: String, and end: String) -> Substring? {
    guard let opening = firstRange(of: start) else { return nil }
    let rest = self[opening.upperBound...]
    return rest.firstRange(of: end).map { rest[..<$0.lowerBound] }
  }
}
