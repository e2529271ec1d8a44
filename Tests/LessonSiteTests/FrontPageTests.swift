import Foundation
import LessonRunner
import LessonSite
import LessonSyntax
import TestSupport
import Testing

/// The front page with a text of its own, and the list of chapters below it.
@Suite struct FrontPageTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("title: A book\ndescription: On it.\ntranslations: [ko]\n", to: "lessons.yml")
    try folder.write(
      "---\nprerequisites: [02-two]\norder: 3\n---\n# One\n\nGo [home](index.md).\n",
      to: "01-one.md")
    try folder.write("---\norder: 2\n---\n# Two\n\n안녕. [Start](index.md)\n", to: "02-two.md")
    try folder.write("# 하나\n\n[처음](index.md) [home](../index.md)\n", to: "ko/01-one.md")
  }

  private func input() throws -> SiteInput {
    let book = try Book(path: folder.url.path)
    let runs = try book.chapters.map { file in
      let chapter = try Chapter(contentsOf: file.path)
      let cells = chapter.cells.map { _ in ran([.printed("computed")]) }
      return RunChapter(chapter: chapter, result: ChapterResult(cells: cells))
    }
    return try SiteInput(book: book, runs: runs, theme: .builtIn)
  }

  @Test func itsTextStandsAboveTheChapters() throws {
    try folder.write(
      "# Welcome *all*\n\nRead [one](01-one.md).\n\n```swift\nf()\n```\n", to: "index.md")
    let page = try page("index.html", in: input())
    #expect(page.all("h1").map(\.ownText) == ["Welcome all"])
    #expect(page.first("div", class: "text")?.first("a")?["href"] == "01-one.html")
    #expect(page.first(class: "output")?.text.contains("computed") == true)
    #expect(page.first("ol", class: "chapters")?.all("a").map { $0["href"] }.first == "02-two.html")
    #expect(page.first("p", class: "summary") == nil)
    // It is no chapter: nothing leads on to it, and it is written once.
    let paths = try Site.files(for: input()).map(\.path)
    #expect(paths.count { $0 == "index.html" } == 1)
    let first = try LessonSiteTests.page("02-two.html", in: input())
    #expect(first.first("nav", class: "steps")?.all("a").map { $0["href"] } == ["01-one.html"])
  }

  @Test func withoutAHeadingItHasTheBooksTitle() throws {
    try folder.write("Only text.\n\n## Part\n", to: "index.md")
    #expect(try page("index.html", in: input()).all("h1").map(\.ownText) == ["A book"])
  }

  @Test func chaptersLinkToIt() throws {
    try folder.write("# Welcome\n", to: "index.md")
    try folder.write("# 어서 오세요\n", to: "ko/index.md")
    let input = try input()
    func links(_ name: String) throws -> [String?] {
      try page(name, in: input).first("div", class: "text")?.all("a").map { $0["href"] } ?? []
    }
    #expect(try links("01-one.html") == ["index.html"])
    #expect(try links("ko/01-one.html") == ["index.html", "../index.html"])
    #expect(try page("ko/index.html", in: input).all("h1").map(\.ownText) == ["어서 오세요"])
  }

  @Test func itIsFirstAndNoPrerequisite() throws {
    try folder.write("# Welcome\n", to: "index.md")
    let book = try Book(path: folder.url.path)
    #expect(book.chapters.map(\.name) == ["index.md", "02-two.md", "01-one.md", "ko/01-one.md"])
    try folder.write("---\nprerequisites: [index]\n---\n# Three\n", to: "03-three.md")
    let error = #expect(throws: Diagnostics.self) { try Book(path: folder.url.path) }
    #expect(error?.all.first?.message.hasPrefix("`index` is no chapter of the book") == true)
  }

  @Test func theListNamesWhatToReadFirst() throws {
    let list = try #require(page("index.html", in: input()).first("ol", class: "chapters"))
    #expect(list.all("p", class: "prerequisites").map(\.text) == ["Read first: Two"])
  }

  @Test(arguments: [
    ("Short.", "Short."),
    // Whole sentences, as many as fit.
    (
      "One sentence here. " + String(repeating: "word ", count: 42) + "end. Another one.",
      "One sentence here. " + String(repeating: "word ", count: 42) + "end."
    ),
    ("A first one. Then " + String(repeating: "word ", count: 60) + "end.", "A first one."),
    // Abbreviations, numbers and formulas end none.
    (
      "The rate, e.g. 0.1, of J. Doe matters. So " + String(repeating: "long ", count: 60),
      "The rate, e.g. 0.1, of J. Doe matters."
    ),
    // A long first sentence is shown whole, a very long one in part, never a part of a word.
    (
      String(repeating: "many ", count: 60) + "ends. More.",
      String(repeating: "many ", count: 60) + "ends."
    ),
    (
      String(repeating: "many ", count: 200) + "ends.",
      String(repeating: "many ", count: 47) + "many…"
    ),
    ("첫 문장이에요. " + String(repeating: "긴 ", count: 200) + "글.", "첫 문장이에요."),
    ("*All* of `it.` Next. So " + String(repeating: "long ", count: 60), "All of it. Next."),
  ])
  func openingsEndWithASentence(_ paragraph: String, _ shown: String) throws {
    let one = try chapter("# One\n\n\(paragraph)\n")
    let list = try page("index.html", in: book([one])).first("ol", class: "chapters")
    #expect(list?.first("p")?.text == shown)
  }

  @Test(arguments: [
    ("One word.", 1), (String(repeating: "word ", count: 500), 3),
    (String(repeating: "**word** ", count: 2000), 10),
    (String(repeating: "가나다라마 ", count: 500), 5),
    (String(repeating: "$x$ and ", count: 300), 3),
    ("```text\n" + String(repeating: "line\n\n", count: 60) + "```", 3),
    ("~~~swift\n" + String(repeating: "f()\n", count: 60) + "~~~", 3),
    ("~~~swift hide\n" + String(repeating: "f()\n", count: 60) + "~~~", 1),
    (
      "~~~swift exercise name=x\nf()\nexpect(true, \"x\")\n~~~\n\n~~~swift solution\n"
        + String(repeating: "f()\n", count: 60) + "~~~", 1
    ),
  ])
  func theReadingTimeIsThatOfTextAndCode(_ markdown: String, _ minutes: Int) throws {
    let results = try Chapter(SourceText(path: "x.md", text: markdown)).cells.map { _ in ran() }
    let page = try page("# One\n\n" + markdown + "\n", results)
    #expect(page.first("p", class: "reading-time")?.text == "\(minutes) min read")
  }
}

extension HTMLTree.Element {
  /// The text without the line breaks at its ends.
  fileprivate var ownText: String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
