import CellProtocol
import LessonRunner
import LessonSite
import Testing

/// What would be an element, an attribute, or an entity, were it not escaped. The second one is
/// a quotation mark with an accent: one character to Swift, two to a browser.
private let hostile = [
  "<script>alert(1)</script>", "\"\u{301} onclick=\"x", "'\"><img src=x onerror=y>", "&lt;b&amp;",
  "</samp></pre></main><h1>", "{{{text}}} {{#x}}", "-->]]>",
]

@Suite struct EscapingTests {
  /// No element and no attribute but those that the site makes.
  private func expectHarmless(_ page: HTMLTree.Element) {
    #expect(page.all("script").map { $0["src"] } == [nil, "lesson.js", "search.js"])
    for element in page.descendants where element.name != "script" {
      #expect(!["img", "b", "iframe"].contains(element.name))
      #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "src" })
    }
    #expect(page.all("h1").count == 1)
    #expect(page.all("main").count == 1)
  }

  @Test(arguments: hostile) func textOfTheBookStaysText(_ text: String) throws {
    let quoted = "\"" + text.unicodeScalars.map { $0 == "\"" ? "\\\"" : String($0) }.joined() + "\""
    let chapters = try (1...3).map {
      try chapter("---\ntitle: \(quoted)\n---\nHi.", name: "0\($0)")
    }
    let edition = SiteEdition(language: "en", title: text, summary: text, chapters: chapters)
    let input = SiteInput(editions: [edition])

    let index = try page("index.html", in: input)
    expectHarmless(index)
    #expect(index.first("h1")?.text == text)
    #expect(index.first("p", class: "summary")?.text == text)
    #expect(index.all(class: "title").map(\.text) == [text, text, text])

    let middle = try page("02.html", in: input)
    expectHarmless(middle)
    #expect(middle.first("h1")?.text == text)
    #expect(middle.first("title")?.text == "\(text) · \(text)")
    #expect(middle.first("a", class: "previous")?.text == "Previous \(text)")
    #expect(middle.first("a", class: "book")?.text == text)
  }

  @Test(arguments: hostile) func textOfACellStaysText(_ text: String) throws {
    let failure = CellFailure(
      kind: .trap, line: 4, column: 2, message: text, excerpt: [text, "^"])
    let outputs: [CellOutput] = [
      .printed(text + "\n"), .value(text: text, html: "<svg></svg>"), .error(text),
    ]
    let page = try page(
      "# One\n\n```swift\n_ = #\"\(text)\"#\n```\n",
      [
        CellResult(
          status: .failed(failure), outputs: outputs,
          shapes: [LineShape(line: 4, name: text, shape: [2])])
      ])
    expectHarmless(page)
    #expect(page.first("pre", class: "code")?.text(without: "shape") == "_ = #\"\(text)\"#\n")
    #expect(page.first(class: "shape")?["title"] == "\(text): [2]")
    #expect(page.first(class: "output")?.all("pre").map(\.text) == [text, text, "error: \(text)"])
    #expect(page.first(class: "failure")?.all("pre").map(\.text) == [text, "\(text)\n^"])
  }

  @Test(arguments: hostile) func textOfTheMarkdownStaysText(_ text: String) throws {
    let info = text.filter { $0 != " " }
    let page = try page("# One\n\n## `\(text)`\n\n~~~x\(info)\n\(text)\n~~~\n")
    expectHarmless(page)
    #expect(page.first(class: "text")?.first("code", class: nil)?.text == text)
    #expect(page.first("nav", class: "contents")?.first("a")?.text == text)
    #expect(page.first("pre", class: "code")?.text == "\(text)\n")
  }

  @Test func rawTagsOfTheAuthorAndOfFiguresStay() throws {
    let page = try page(
      "# One\n\nA <kbd>key</kbd>.\n\n```swift\nplot(x)\n```\n",
      [ran([.value(text: "drawn", html: "<svg role=\"img\"><title>A &amp; B</title></svg>")])])
    #expect(page.first("kbd")?.text == "key")
    #expect(page.first("figure")?.first("svg")?.text == "A & B")
  }

  @Test func namesOfFilesBecomeLinks() throws {
    let name = "01-\"<a> ?#%:한"
    let input = try book([chapter("# One", name: name), chapter("[x](<\(name).md>)", name: "02")])
    let index = try page("index.html", in: input)
    let link = "01-%22%3Ca%3E%20%3F%23%25%3A%ED%95%9C.html"
    #expect(index.first("ol", class: "chapters")?.first("a")?["href"] == link)
    #expect(try Site.files(for: input).map(\.path).contains(name + ".html"))
  }
}
