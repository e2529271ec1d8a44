import LessonRunner
import LessonSite
import Testing

@Suite struct SiteTests {
  private func bilingual() throws -> SiteInput {
    let shapes = (0..<50).map { LineShape(line: 4, name: "x\($0)", shape: [$0 % 7, 3]) }
    let one = try chapter(
      "# One\n\n```swift\nf()\n```\n", [ran([.printed("1\n")], shapes: shapes)])
    return SiteInput(editions: [
      SiteEdition(language: "en", title: "A book", chapters: [one]),
      SiteEdition(language: "ko", title: "책", chapters: [one]),
    ])
  }

  @Test func theFilesAreTwoIndexesAndPagesForEachEditionAndTheTheme() throws {
    #expect(
      try Site.files(for: bilingual()).map(\.path) == [
        "index.html", "search-index.js", "01-one.html", "ko/index.html", "ko/search-index.js",
        "ko/01-one.html", "lesson.css", "lesson.js", "search.css", "search.js",
        "search-engine.js", "search-panel.js", "404.html",
      ])
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let first = try Site.files(for: bilingual())
    for _ in 0..<5 { #expect(try Site.files(for: bilingual()) == first) }
  }

  @Test func pagesFindTheirStyleAndScriptAndAskForNothingElse() throws {
    for file in try Site.files(for: bilingual()) where file.path.hasSuffix(".html") {
      let page = try HTMLTree(String(decoding: file.bytes, as: UTF8.self)).root
      let root = file.path.hasPrefix("ko/") ? "../" : ""
      let styles = page.all("link").filter { $0["rel"] == "stylesheet" }.map { $0["href"] }
      #expect(styles == [root + "lesson.css", root + "search.css"])
      #expect(
        page.all("script").compactMap { $0["src"] } == [root + "lesson.js", root + "search.js"])
      let index = root.isEmpty ? "search-index.js" : "../ko/search-index.js"
      #expect(page.first("button", class: "search")?["data-index"] == index)
      for element in page.descendants {
        #expect(element["src"] == nil || element.name == "script")
        #expect(!["style", "iframe", "img"].contains(element.name))
        let link = element["href"] ?? ""
        #expect(!link.hasPrefix("/") && (!link.contains(":") || link == "data:,"))
      }
    }
    let css = try text(of: "lesson.css", in: bilingual())
    #expect(!css.contains("url(") && !css.contains("@import"))
    let script = try text(of: "lesson.js", in: bilingual())
    for request in ["fetch(", "XMLHttpRequest", "import(", "http", "src="] {
      #expect(!script.contains(request))
    }
  }

  @Test func pagesSpeakTheirLanguage() throws {
    let korean = try page("ko/01-one.html", in: bilingual())
    #expect(korean.first("div", class: "cell")?["aria-label"] == "셀 1")
    let index = try page("ko/index.html", in: bilingual())
    #expect(index.first("h2")?.text == "차례")
  }

  @Test func aLanguageThatTheSiteDoesNotSpeakIsSpokenOfInEnglish() throws {
    var input = try bilingual()
    input.editions[1].language = "pt-BR"
    let page = try page("pt-BR/01-one.html", in: input)
    #expect(page.first("html")?["lang"] == "pt-BR")
    #expect(page.first("div", class: "cell")?["aria-label"] == "Cell 1")
    let english = try LessonSiteTests.page("01-one.html", in: input)
    #expect(english.first("nav", class: "languages")?.first("a")?.text == "pt-BR")
  }

  @Test(arguments: ["", "../x", "a\\b", ".hidden", "index", "INDEX", "a\0", "404", "a\nb"])
  func aNameThatIsNoFileIsRefused(_ name: String) throws {
    let chapter = try chapter("Hi.", name: name)
    #expect(throws: SiteError.chapterNameIsNoFile(name)) {
      try Site.files(for: book([chapter]))
    }
  }

  @Test func twoChaptersOfOneNameAreRefused() throws {
    let chapters = try [chapter("Hi.", name: "One"), chapter("Hi.", name: "one")]
    #expect(throws: SiteError.chapterNameComesTwice("one", language: "en")) {
      try Site.files(for: book(chapters))
    }
  }

  @Test(arguments: ["", "../ko", "e n", "\"", "한"])
  func aLanguageThatIsNoTagIsRefused(_ language: String) throws {
    let input = SiteInput(editions: [SiteEdition(language: language, title: "A book")])
    #expect(throws: SiteError.languageIsNoTag(language)) { try Site.files(for: input) }
  }

  @Test func twoEditionsInOneLanguageAreRefused() throws {
    let edition = SiteEdition(language: "en", title: "A book")
    var other = edition
    other.language = "EN"
    #expect(throws: SiteError.languageComesTwice("EN")) {
      try Site.files(for: SiteInput(editions: [edition, other]))
    }
  }
}
