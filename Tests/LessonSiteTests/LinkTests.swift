import LessonSite
import Testing

@Suite struct LinkTests {
  /// A book in two languages: `01-one` in both, `02-two` only in English.
  private func bilingual(english: String = "Hi.", korean: String = "안녕.") throws -> SiteInput {
    try SiteInput(editions: [
      SiteEdition(
        language: "en", title: "A book",
        chapters: [chapter(english), chapter("# Two", name: "02-two")]),
      SiteEdition(language: "ko", title: "책", chapters: [chapter(korean)]),
    ])
  }

  private func links(in page: HTMLTree.Element) -> [String?] {
    page.first(class: "text")?.all("a").map { $0["href"] } ?? []
  }

  @Test func linksToChaptersLeadToTheirPages() throws {
    let english = """
      [a](02-two.md) [b](./02-two.md#in-it) [c](ko/01-one.md) [d](ko/../01-one.md?x#y) [e](#here)
      [f](02%2Dtwo.md)
      """
    let page = try page("01-one.html", in: bilingual(english: english))
    #expect(
      links(in: page) == [
        "02-two.html", "02-two.html#in-it", "ko/01-one.html", "01-one.html?x#y", "#here",
        "02-two.html",
      ])
  }

  @Test func linksBetweenEditionsLeadToTheirPages() throws {
    let page = try page(
      "ko/01-one.html", in: bilingual(korean: "[a](../02-two.md#x) [b](../ko/01-one.md)"))
    #expect(links(in: page) == ["../02-two.html#x", "01-one.html"])
  }

  @Test(arguments: [
    "03-none.md", "../README.md", "../../02-two.md", "/02-two.md", "https://a.org/02-two.md",
    "02-two.html", "data.csv", "mailto:a@b.c", "%FF.md", "x/02-two.md", "?02-two.md", "",
  ])
  func otherLinksStayAsTheyAre(_ link: String) throws {
    let page = try page("01-one.html", in: bilingual(english: "[x](<\(link)>)"))
    #expect(links(in: page) == [link])
  }

  @Test func pagesLeadToTheirTranslations() throws {
    let input = try bilingual()
    let twins = try ["index", "01-one", "02-two", "ko/index", "ko/01-one"].map { name in
      try page("\(name).html", in: input).first("nav", class: "languages")?.all("a")
        .map { [$0["href"], $0["lang"], $0.text] as [String?] }
    }
    #expect(
      twins == [
        [["ko/index.html", "ko", "한국어"]], [["ko/01-one.html", "ko", "한국어"]], nil,
        [["../index.html", "en", "English"]], [["../01-one.html", "en", "English"]],
      ])
  }

  @Test func pagesLeadToTheChaptersAroundThem() throws {
    let chapters = try ["01", "02", "03"].map { try chapter("# Title \($0)", name: $0) }
    let steps = try ["01", "02", "03"].map { name in
      try page("\(name).html", in: book(chapters)).first("nav", class: "steps")?.all("a")
        .map { [$0["href"], $0.text] as [String?] }
    }
    #expect(
      steps == [
        [["02.html", "Next Title 02"]],
        [["01.html", "Previous Title 01"], ["03.html", "Next Title 03"]],
        [["02.html", "Previous Title 02"]],
      ])
  }

  /// Every link of every page leads to a file of the site and an element there, or out of it.
  @Test func noLinkOfTheSiteItselfIsBroken() throws {
    let english = "# One\n\n## 둘 & `two`\n\n### Three\n\n```swift\nf()\n```\n\n[x](02-two.md)\n"
    let files = try Site.files(for: bilingual(english: english, korean: english))
    let pages = try files.filter { $0.path.hasSuffix(".html") }.map { file in
      (file.path, try HTMLTree(String(decoding: file.bytes, as: UTF8.self)).root)
    }
    let ids = Dictionary(
      uniqueKeysWithValues: pages.map { path, page in
        (path, Set(page.descendants.compactMap { $0["id"] }))
      })
    for (path, page) in pages {
      for link in page.descendants.compactMap({ $0["href"] }) where !link.hasPrefix("data:") {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false)
        let isInKorean = path.hasPrefix("ko/")
        var target = parts[0].isEmpty ? path : (isInKorean ? "ko/" : "") + parts[0]
        if target.hasPrefix("ko/../") { target = String(target.dropFirst(6)) }
        // The Korean edition has no second chapter, and its link stays as the author wrote it.
        if link == "02-two.md", isInKorean { continue }
        #expect(files.contains { $0.path == target }, "\(path) links to \(link)")
        guard parts.count > 1, let id = decoded(parts[1]) else { continue }
        #expect(ids[target]?.contains(id) == true, "\(path) links to \(link)")
      }
    }
  }

  private func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(rest.prefix(2)) ?? "", radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
