import LessonSite
import Testing

struct ExtensionTests {
  private func page(_ markdown: String, language: String) throws -> HTMLTree.Element {
    let edition = SiteEdition(
      language: language, title: "A book", chapters: [try chapter(markdown)])
    let input = SiteInput(editions: [edition])
    let path = try Site.files(for: input).map(\.path).first { $0.hasSuffix("01-one.html") }
    return try LessonSiteTests.page(path ?? "", in: input)
  }

  @Test func aWideTableScrollsByKey() throws {
    let narrow = try LessonSiteTests.page("| a |\n|---|\n| b |\n")
    let wide = try LessonSiteTests.page("| a | b |\n|---|--:|\n| one that is long | 1234567890 |\n")
    #expect(narrow.all("div", class: "table").map { $0.attributes["tabindex"] } == [nil])
    #expect(wide.all("div", class: "table").map { $0.attributes["tabindex"] } == ["0"])
  }

  @Test(arguments: [("en", "Warning", "Done"), ("ko", "경고", "완료")])
  func wordsAreThePages(_ language: String, title: String, label: String) throws {
    let page = try page("> [!WARNING]\n> Mind.\n\n- [x] a\n", language: language)
    let titles = page.all("p", class: "callout-title")
    #expect(titles.map(\.text) == [title])
    let boxes = page.all("input")
    #expect(boxes.map { $0.attributes["aria-label"] } == [label])
    #expect(
      boxes.allSatisfy { $0.attributes["disabled"] != nil && $0.attributes["checked"] != nil })
  }

  @Test func footnotesLinkThereAndBack() throws {
    let page = try LessonSiteTests.page("# A[^a]\n\nb[^b] c[^a]\n\n[^b]: B\n[^a]: A\n")
    let ids = page.descendants.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    let links = page.all("a").compactMap { $0["href"] }.filter { $0.hasPrefix("#fn") }
    #expect(links.count == 6)
    for link in links { #expect(ids.contains(String(link.dropFirst()))) }
    #expect(page.all("section", class: "footnotes").map { $0["aria-label"] } == ["Footnotes"])
  }
}
