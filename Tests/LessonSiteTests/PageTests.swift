import LessonRunner
import LessonSite
import Testing

@Suite struct PageTests {
  private let long = """
    # One

    First, **this** and `that`.

    ## Two

    ### Three

    #### Four

    > ## Quoted

    ## *Five* [x](02.md)

    """

  @Test func thePageHasItsLandmarksAndLanguage() throws {
    let input = SiteInput(editions: [
      SiteEdition(language: "ko", title: "책", chapters: [try chapter(long)])
    ])
    for path in ["index.html", "01-one.html"] {
      let page = try page(path, in: input)
      #expect(page.first("html")?["lang"] == "ko")
      #expect(["header", "main", "footer", "h1"].map { page.all($0).count } == [1, 1, 1, 1])
      let skip = try #require(page.first("a", class: "skip"))
      #expect(skip.text == "본문으로 건너뛰기")
      #expect(skip["href"] == "#" + (page.first("main")?["id"] ?? "none"))
    }
  }

  @Test func theHeadingIsTheChapters() throws {
    let page = try page(long)
    #expect(page.first("h1")?["id"] == "one")
    #expect(page.first(class: "text")?.first("h1") == nil)
    #expect(page.first("title")?.text == "One · A book")
    #expect(page.all("meta").compactMap { $0["content"] }.contains("First, this and that."))
  }

  @Test func aChapterWithoutAHeadingHasItsTitle() throws {
    #expect(try page("---\ntitle: Named\n---\n## Two\n").all("h1").map(\.text) == ["Named"])
    #expect(try page("Text.").all("h1").map(\.text) == ["01-one"])
    #expect(try page("").all("h1").map(\.text) == ["01-one"])
    let below = try page("<hr>\n\n# Below\n")
    #expect(below.all("h1").map { trimmed($0.text) } == ["Below"])
  }

  @Test func theContentsAreTheSections() throws {
    let contents = try #require(try page(long).first("nav", class: "contents"))
    #expect(contents.all("a").map(\.text) == ["Two", "Three", "Five x"])
    #expect(contents.all("a").map { $0["href"] } == ["#two", "#three", "#five-x"])
    let entries = contents.first("ol")?.nodes.compactMap { node -> HTMLTree.Element? in
      if case .element(let element) = node { element } else { nil }
    }
    #expect(entries?.count == 2)
    #expect(entries?.first?.first("ol")?.first("a")?.text == "Three")
  }

  @Test func aPageWithoutSectionsHasNoContents() throws {
    #expect(try page("# One\n\nText.").first("nav", class: "contents") == nil)
  }

  @Test func theIndexListsTheChapters() throws {
    let chapters = try [chapter(long), chapter("# Plain", name: "plain")]
    let index = try page("index.html", in: book(chapters))
    let entries = try #require(index.first("ol", class: "chapters")?.all("li"))
    #expect(entries.map { $0.first("a")?["href"] } == ["01-one.html", "plain.html"])
    #expect(entries.map { $0.first(class: "number")?.text } == ["01", ""])
    #expect(entries.map { $0.first(class: "title")?.text } == ["One", "Plain"])
    #expect(entries.map { $0.first("p")?.text } == ["First, this and that.", nil])
  }

  @Test func aBookWithoutChaptersSaysSo() throws {
    let index = try page("index.html", in: book([]))
    #expect(index.first("main")?.text.contains("There are no chapters yet.") == true)
  }

  @Test func headingsNeverTakeTheIdsOfThePage() throws {
    // The ids of the page itself are read with those of the headings: none comes twice.
    let page = try page(
      "# Page.text\n\n## cell.1\n\n## Cell 1\n\n## cell 1 L1\n\n```swift\nf()\n```\n")
    #expect(page.all("h2").map { $0["id"] } == ["cell1", "cell-1", "cell-1-l1"])
  }

  @Test func formulasAreMathML() throws {
    let long = "a_1 + a_2 + a_3 + a_4 + a_5 + a_6"
    let page = try page("# One\n\nThe $x^2$ of $\(long)$\n\n$$\n\\frac{1}{2}\n$$\n")
    #expect(page.all("span", class: "formula").map { $0["tabindex"] } == [nil])
    #expect(page.all("span", class: "long").map { $0["tabindex"] } == ["0"])
    #expect(!page.text.contains("$"))
  }

  @Test func noLinePartsAFormulaFromItsMarks() throws {
    let long = "a_1 + a_2 + a_3 + a_4 + a_5 + a_6"
    let page = try page("# One\n\nThe ($x^2$), $y$는 \"$z$\" **$u$**, $\(long)$. $v$\n")
    // Behind each formula, its TeX.
    let together = page.all("span", class: "together").map(\.text)
    #expect(together == ["(x2x^2),", "yy는", "\"zz\""])
    #expect(page.first("main")?.text.contains("**") == false)
  }

  @Test func titlesKeepTheirMarkup() throws {
    let chapters = try [chapter("# The `Tensor` *type*"), chapter("# Two", name: "02")]
    let index = try page("index.html", in: book(chapters))
    #expect(index.first(class: "title")?.first("code")?.text == "Tensor")
    let next = try page("02.html", in: book(chapters))
    #expect(next.first("a", class: "previous")?.first("em")?.text == "type")
    let own = try page("01-one.html", in: book(chapters))
    #expect(own.first("title")?.text == "The Tensor type · A book")
  }

  private func trimmed(_ text: String) -> Substring {
    text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
  }
}
