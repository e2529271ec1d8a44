import CellProtocol
import LessonRunner
import LessonSite
import LessonSyntax
import Testing

@Suite struct ClaimTests {
  /// The page of a chapter whose claims gave `results`.
  private func page(_ markdown: String, _ results: [ClaimResult]) throws -> HTMLTree.Element {
    var chapter = try chapter(markdown)
    chapter.run.result.claims = results
    return try LessonSiteTests.page("01-one.html", in: book([chapter]))
  }

  @Test func theMarkOpensTheExpressionAndItsValue() throws {
    let page = try page(
      "# One\n\nIt is [**0.92** of it all, no less](<=f(1) < 2>).\n",
      [.value(.number(exact: "0.925", printed: "0.925"))])
    let claim = try #require(page.first("span", class: "claim"))
    let mark = try #require(claim.first("button", class: "mark"))
    let note = try #require(claim.first(class: "computed"))
    #expect(mark["type"] == "button")
    #expect(mark["popovertarget"] == note["id"])
    #expect(note["popover"] != nil)
    #expect(mark["aria-label"] == "How this is computed: f(1) < 2")
    #expect(note.text == "f(1) < 2 = 0.925")
    #expect(claim.first("strong")?.text == "0.92")
    // What is copied, read aloud or printed is the text alone.
    #expect(mark.text == "")
    #expect(page.all("a").allSatisfy { $0["href"]?.hasPrefix("=") != true })
  }

  @Test func whatDoesNotHoldIsMarked() throws {
    let failure = ClaimFailure(line: 3, column: 1, message: "a <message>")
    let page = try page(
      "# One\n\n[1](=a) [2 and a long text](=b) [3](=c) [4](=d) [5](=e)\n",
      [
        .value(.number(exact: "2", printed: "2")), .value(.boolean(false)), .failed([failure]),
        .notRun, .value(.number(exact: "5", printed: "5")),
      ])
    let claims = page.descendants.filter { $0["class"]?.hasPrefix("claim") == true }
    #expect(
      claims.map { $0["class"] } == [
        "claim short wrong", "claim wrong", "claim short wrong", "claim short", "claim short",
      ])
    #expect(
      claims.compactMap { $0.first(class: "computed")?.text } == [
        "a = 2", "b = false", "c a <message>", "d Not run: a cell before it failed.", "e = 5",
      ])
  }

  @Test func aClaimInAHeadingIsItsTextInTheContents() throws {
    let page = try page(
      "# One\n\n## Right in [92 %](=a)\n\nText.\n\n## Two\n",
      [.value(.number(exact: "0.92", printed: "0.92"))])
    #expect(page.first("h2")?["id"] == "right-in-92-")
    let entry = page.all("a").first { $0["href"] == "#right-in-92-" }
    #expect(entry?.text == "Right in 92 %")
    #expect(entry?.all("button").isEmpty == true)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"\u{301} onclick=\"x", "&lt;b&amp;", "'\"><img src=x>",
  ])
  func valuesAndExpressionsStayText(_ text: String) throws {
    let code = text.replacing("<", with: "\\<").replacing(">", with: "\\>").replacing(
      "&", with: "&amp;")
    let page = try page("# One\n\n[it](<=#\"\(code)\"#>)\n", [.value(.description(text))])
    let note = try #require(page.first(class: "computed"))
    #expect(note.text == "#\"\(text)\"# = \(text)")
    let main = try #require(page.first("main"))
    #expect(main.descendants.allSatisfy { !["script", "img"].contains($0.name) })
    #expect(page.descendants.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
  }
}
