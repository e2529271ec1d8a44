import LessonRunner
import LessonSite
import Testing

/// The list of chapters, the contents, the links of headings and the switch between languages.
@Suite struct NavigationTests {
  private func book(of count: Int) throws -> SiteInput {
    try LessonSiteTests.book(
      (1...count).map { try chapter("# Chapter *\($0)*\n\n## A\n", name: "\($0)-x") })
  }

  private func side(_ number: Int, in input: SiteInput) throws -> HTMLTree.Element {
    try #require(page("\(number)-x.html", in: input).first("nav", class: "chapter-list"))
  }

  @Test func theChaptersAreListedWithTheCurrentOneMarked() throws {
    let list = try side(2, in: book(of: 3))
    #expect(list["aria-label"] == "Chapters")
    #expect(list.all("a").map(\.text) == ["1 Chapter 1", "2 Chapter 2", "3 Chapter 3"])
    #expect(list.all("a").map { $0["href"] } == ["1-x.html", "2-x.html", "3-x.html"])
    #expect(list.all("a").map { $0["aria-current"] } == [nil, "page", nil])
    #expect(list.first("details")?["open"] == nil)
  }

  @Test func theIndexHasNoListBesideItsOwn() throws {
    #expect(try page("index.html", in: book(of: 3)).first("nav", class: "chapter-list") == nil)
  }

  @Test(arguments: [
    (1, 1, 61, false, true), (31, 1, 61, false, true), (32, 2, 62, true, true),
    (70, 40, 100, true, false), (71, 40, 100, true, false), (100, 40, 100, true, false),
  ])
  func aLongBookShowsTheChaptersAround(
    _ current: Int, _ first: Int, _ last: Int, _ hasBefore: Bool, _ hasAfter: Bool
  ) throws {
    let links = try side(current, in: book(of: 100)).all("a")
    let chapters = links.filter { $0["href"] != "index.html" }
    #expect(chapters.map { $0["href"] } == (first...last).map { "\($0)-x.html" })
    #expect(links.first { $0["aria-current"] != nil }?["href"] == "\(current)-x.html")
    #expect((links.first?["href"] == "index.html") == hasBefore)
    #expect((links.last?["href"] == "index.html") == hasAfter)
  }

  @Test func aPageSaysWhereItIs() throws {
    let crumbs = try #require(page("2-x.html", in: book(of: 3)).first("nav", class: "crumbs"))
    #expect(crumbs["aria-label"] == "You are here")
    #expect(crumbs.first("a")?["href"] == "index.html")
    let here = try #require(crumbs.first(class: "here"))
    #expect(here.text == "Chapter 2")
    #expect(here["aria-current"] == "page")
    #expect(try page("index.html", in: book(of: 3)).first(class: "here") == nil)
  }

  @Test func everyHeadingHasALinkThatIsNoPartOfItsText() throws {
    let page = try page("# One\n\n## 둘 <b>x</b> & `c`\n\n> ### Quoted\n")
    let headings = ["h1", "h2", "h3"].compactMap { page.first($0) }
    let links = headings.map { $0.first("a", class: "anchor")?["href"] }
    #expect(links == ["#one", "#%EB%91%98-x--c", "#quoted"])
    let texts = headings.map { $0.text.split(separator: "\n").joined() }
    #expect(texts == ["One", "둘 x & c", "Quoted"])
    #expect(headings.allSatisfy { $0.first("a")?["aria-label"] == "Link to this heading" })
  }

  @Test func anAnchorStaysWhenAnotherHeadingIsInserted() throws {
    func anchors(_ markdown: String) throws -> [String] {
      try page(markdown).all("h2").compactMap { $0["id"] }
    }
    let before = try anchors("# One\n\n## 왜 그럴까\n\n## Why\n")
    let after = try anchors("# One\n\n## 새 절\n\n## 왜 그럴까\n\n## New\n\n## Why\n")
    #expect(before == ["왜-그럴까", "why"])
    #expect(after.filter(before.contains) == before)
  }

  private func switchLink(_ original: String, _ translation: String) throws -> HTMLTree.Element {
    let input = SiteInput(editions: [
      SiteEdition(language: "en", title: "A book", chapters: [try chapter(original)]),
      SiteEdition(language: "ko", title: "책", chapters: [try chapter(translation)]),
    ])
    let page = try page("01-one.html", in: input)
    return try #require(page.first("nav", class: "languages")?.first("a"))
  }

  @Test func theSwitchKnowsTheHeadingsThatCorrespond() throws {
    let link = try switchLink(
      "# One\n\n## Two\n\n> ### Three\n", "# 하나\n\n## 둘 & 반\n\n> ### 셋\n")
    #expect(link["href"] == "ko/01-one.html")
    #expect(link["data-anchors"] == "하나 둘--반 셋")
  }

  @Test func headingsOfAnotherStructureDoNotCorrespond() throws {
    let link = try switchLink("# One\n\n## Two\n", "# 하나\n\n### 둘\n")
    #expect(link["href"] == "ko/01-one.html")
    #expect(link["data-anchors"] == nil)
  }
}
