import Foundation
import LessonRunner
import LessonSite
import LessonSyntax
import TestSupport
import Testing

/// What a site has besides its pages, made of books in folders.
@Suite struct PublishingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# One\n\nThe *first*.\n", to: "01-one.md")
    try folder.write("---\nchanged: 2026-11-21\n---\n# Two & 3 < 4\n\nText.\n", to: "02-two.md")
    try folder.write("# 하나\n\n글.\n", to: "ko/01-one.md")
  }

  private var path: String { folder.url.path }

  private func configure(_ lines: String...) throws {
    try folder.write(
      (["title: A book", "translations: {ko: {title: 책}}"] + lines).joined(separator: "\n"),
      to: "lessons.yml")
  }

  private func files() throws -> [String: String] {
    let book = try Book(path: path)
    let runs = try book.chapters.filter { !$0.isDraft }.map {
      RunChapter(chapter: try Chapter(contentsOf: $0.path), result: ChapterResult(cells: []))
    }
    let files = try Site.files(for: SiteInput(book: book, runs: runs, theme: .builtIn))
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// What is wrong with the book, `file:line: message`.
  private func problems() throws -> [String] {
    do {
      _ = try files()
      return []
    } catch let error as Diagnostics {
      return error.all.map { problem in
        let file = problem.path.replacing(path + "/", with: "")
        return "\(file):\(problem.line ?? 0): \(problem.message)"
      }
    }
  }

  // MARK: Addresses

  @Test func withoutAnAddressThereIsNeitherSitemapNorFeed() throws {
    try configure()
    let files = try files()
    #expect(
      files.keys.filter { !$0.contains("search") }.sorted() == [
        "01-one.html", "02-two.html", "404.html", "index.html", "ko/01-one.html", "ko/index.html",
        "lesson.css", "lesson.js",
      ])
    let page = try #require(files["01-one.html"])
    #expect(!page.contains("canonical"))
    #expect(!page.contains("og:url"))
    #expect(page.contains("<meta property=\"og:title\" content=\"One\">"))
    #expect(page.contains("<meta property=\"og:locale\" content=\"en_US\">"))
    #expect(page.contains("Made with lessons \(Release.version)"))
    #expect(!page.contains("Edit this page"))
  }

  @Test(arguments: ["https://example.org/a%20b", "https://example.org/a%20b/"])
  func everyPageHasItsOneAddress(_ url: String) throws {
    try configure("url: \(url)")
    let files = try files()
    let root = "https://example.org/a%20b/"
    for (name, address) in [
      ("index.html", root), ("02-two.html", root + "02-two.html"),
      ("ko/index.html", root + "ko/"), ("ko/01-one.html", root + "ko/01-one.html"),
    ] {
      let page = try #require(files[name])
      #expect(page.contains("<link rel=\"canonical\" href=\"\(address)\">"))
      #expect(page.contains("<meta property=\"og:url\" content=\"\(address)\">"))
      #expect(try #require(files["sitemap.xml"]).contains("<loc>\(address)</loc>"))
    }
  }

  @Test(arguments: [
    "example.org", "ftp://example.org", "https://", "https:///x", "https://example.org/?q",
    "https://example.org/#x", "https://exa mple.org/", "\"https://example.org/\\\"><script>\"",
    "https://example.org/../x", "https://.org", "4", "[x]",
  ])
  func whatIsNoAddressIsRefused(_ url: String) throws {
    try configure("url: \(url)")
    #expect(throws: Diagnostics.self) { try Book(path: path) }
    #expect(try problems().first?.hasPrefix("lessons.yml:3: `url` must be the address") == true)
  }

  @Test func theSitemapIsXMLAndNamesTranslationsAndDays() throws {
    try configure("url: https://example.org/")
    let text = try #require(try files()["sitemap.xml"])
    let urls = try XMLShape(text).children(of: "urlset", "url")
    #expect(urls.count == 5)
    let page = "<loc>https://example.org/02-two.html</loc>"
    #expect(text.contains(page + "\n<lastmod>2026-11-21</lastmod>"))
    #expect(text.components(separatedBy: "hreflang=\"ko\"").count == 5)
  }

  // MARK: The feed

  @Test func theFeedHasWhatChangedTheNewestFirst() throws {
    try configure("url: https://example.org/b", "description: A & B")
    try folder.write(
      "---\ndate: 2026-01-02\nchanged: 2026-12-01\n---\n# 3 > 2\n\nThe third.\n",
      to: "03-three.md")
    try folder.write("---\ndate: 2026-11-21\n---\n# Four\n", to: "04-four.md")
    let files = try files()
    #expect(files["ko/feed.xml"] == nil)
    #expect(
      files["01-one.html"]?.contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"A book\" href=\"feed.xml\">")
        == true)
    #expect(files["ko/01-one.html"]?.contains("atom+xml") == false)
    let text = try #require(files["feed.xml"])
    let feed = try XMLShape(text)
    let entries = feed.children(of: "feed", "entry")
    #expect(entries.count == 3)
    // RFC 4287, sections 4.1.1 and 4.1.2: what each must have.
    for name in ["id", "title", "updated", "author"] {
      #expect(feed.children(of: "feed", name).count == 1, "\(name)")
    }
    #expect(
      feed.texts("id") == [
        "https://example.org/b/", "https://example.org/b/03-three.html",
        "https://example.org/b/02-two.html", "https://example.org/b/04-four.html",
      ])
    #expect(feed.texts("title") == ["A book", "3 > 2", "Two & 3 < 4", "Four"])
    #expect(
      feed.texts("updated")
        == ["2026-12-01", "2026-12-01", "2026-11-21", "2026-11-21"].map { $0 + "T00:00:00Z" })
    #expect(feed.texts("published") == ["2026-01-02T00:00:00Z", "2026-11-21T00:00:00Z"])
  }

  @Test(arguments: [
    ("changed: yesterday", "`changed` must be a day, such as `changed: 2026-11-20`"),
    ("date: 2026-02-29", "`date` must be a day, such as `date: 2026-11-20`"),
    ("date: 2026-1-2", "`date` must be a day, such as `date: 2026-11-20`"),
    (
      "date: 2026-02-03\nchanged: 2026-02-02",
      "`changed` must not be before `date`, which is 2026-02-03"
    ),
  ])
  func daysAreDays(_ keys: String, _ message: String) throws {
    let source = SourceText(path: "x.md", text: "---\n\(keys)\n---\n# X\n")
    let error = #expect(throws: Diagnostics.self) { try Chapter(source) }
    #expect(error?.all.map(\.message) == [message])
    #expect(CalendarDate("2024-02-29")?.description == "2024-02-29")
  }

  // MARK: Editing

  @Test(arguments: [
    ("https://github.com/a/b", "https://github.com/a/b/edit/main/lessons/"),
    ("https://gitlab.com/a/b/c/", "https://gitlab.com/a/b/c/-/edit/main/lessons/"),
    ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/lessons/"),
  ])
  func everyChapterLeadsToItsMarkdown(_ repository: String, _ start: String) throws {
    try configure("repository: \(repository)", "folder: ./lessons/")
    let files = try files()
    #expect(files["01-one.html"]?.contains("href=\"\(start)01-one.md\">Edit this page") == true)
    #expect(files["ko/01-one.html"]?.contains("href=\"\(start)ko/01-one.md\">이 페이지") == true)
    #expect(files["404.html"]?.contains(start) == false)
  }

  @Test func whatIsAboutTheRepositoryIsHeldToIt() throws {
    try configure("branch: main", "folder: x")
    #expect(
      try problems() == [
        "lessons.yml:3: `branch` is about a `repository`, which this book does not name",
        "lessons.yml:4: `folder` is about a `repository`, which this book does not name",
      ])
    try configure("repository: github.com", "branch: a b", "folder: ../x")
    #expect(
      try problems().map { $0.prefix(14) } == [
        "lessons.yml:3:", "lessons.yml:4:", "lessons.yml:5:",
      ])
  }

  // MARK: Links that lead nowhere any more

  @Test func redirectsLeadToTheirChapters() throws {
    try configure(
      "url: https://example.org", "redirects:", "  old one: 01-one.md", "  b.md: 02-two")
    let files = try files()
    for (name, link, canonical, heading) in [
      ("old one.html", "01-one.html", "01-one.html", "One"),
      ("b.html", "02-two.html", "02-two.html", "Two &amp; 3 &lt; 4"),
      ("ko/old one.html", "01-one.html", "ko/01-one.html", "하나"),
    ] {
      let page = try #require(files[name])
      #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=\(link)\">"))
      #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/\(canonical)\">"))
      #expect(page.contains("<a href=\"\(link)\">\(heading)</a>"))
    }
    // The translation has no such chapter.
    #expect(files["ko/b.html"] == nil)
    #expect(files["sitemap.xml"]?.contains("old") == false)
  }

  @Test func redirectsThatLeadNowhereAreRefused() throws {
    try configure(
      "redirects:", "  a: b", "  b: a", "  c: c", "  01-one: 02-two", "  d: 02-twoo", "  e: d",
      "  x/y: 02-two", "  index: 01-one")
    #expect(
      try problems() == [
        "lessons.yml:10: a redirect is an old name and a chapter's, each that of a file without "
          + "`.md`, such as `04-old: 04-new`"
      ])
    try configure(
      "redirects:", "  a: b", "  b: a", "  c: c", "  01-one: 02-two", "  d: 02-twoo", "  e: d",
      "  index: 01-one")
    let taken = "which a redirect would take away: a redirect starts at a name that no chapter has"
    #expect(
      try problems() == [
        "lessons.yml:4: `a` leads to `b`, which leads back to it: name a chapter",
        "lessons.yml:5: `b` leads to `a`, which leads back to it: name a chapter",
        "lessons.yml:6: `c` leads to `c`, which leads back to it: name a chapter",
        "lessons.yml:7: there is a page called `01-one`, \(taken)",
        "lessons.yml:8: `02-twoo` is no chapter of the book: did you mean `02-two`?",
        "lessons.yml:9: `d` is a redirect, too: name the chapter, `02-twoo`",
        "lessons.yml:10: there is a page called `index`, \(taken)",
      ])
  }

  @Test func redirectsAreHeldToSystemsThatDoNotTellCapitals() throws {
    try configure("redirects:", "  01-One: 02-two", "  a: 02-two")
    #expect(
      try problems() == [
        "lessons.yml:4: there is a page called `01-One`, which a redirect would take away: a redirect "
          + "starts at a name that no chapter has"
      ])
    try configure("redirects:", "  a: 02-two", "  A: 01-one")
    #expect(try problems() == ["lessons.yml:5: `A` is redirected twice: keep one of them"])
  }

  // MARK: Names of chapters

  @Test func aChapterWithoutAPageOfItsOwnIsNamed() throws {
    try configure()
    try folder.write("# x\n", to: "404.md")
    try folder.write("# x\n", to: "ko/Index.md")
    try folder.write("# x\n", to: "01-ONE.md")
    try folder.write("# x\n", to: "a\nb.md")
    #expect(
      try problems() == [
        "01-one.md:0: this file and \(path)/01-ONE.md are one to some systems: rename one of them",
        "404.md:0: every site has a page `404.html` of its own: give this file another name",
        "a\nb.md:0: a page cannot have this file's name: give it one of letters, digits and hyphens",
        "ko/Index.md:0: every site has a page `index.html` of its own: give this file another name",
      ])
  }

  /// Editors keep such files beside those that they edit.
  @Test func hiddenFilesAreNoChapters() throws {
    try configure()
    try folder.write("# x\n", to: ".#01-one.md")
    #expect(
      try Book(path: path).chapters.map(\.name) == ["01-one.md", "02-two.md", "ko/01-one.md"])
  }

  @Test func aTranslationIsInOneOtherLanguage() throws {
    try folder.write("title: T\ntranslations: [en, ko, ko]\n", to: "lessons.yml")
    try folder.write("# One\n", to: "en/01-one.md")
    #expect(
      try problems() == [
        "lessons.yml:2: `en` is the book's own language, and so no translation of it: take it out of "
          + "`translations`",
        "lessons.yml:2: `ko` stands twice among the `translations`: take one of them out",
      ])
  }

  @Test(arguments: [("", ""), ("url: https://example.org/a/b", "/a/b/")])
  func thePageForDeadLinksReadsAtAnyAddress(_ url: String, _ base: String) throws {
    try configure(url)
    let page = try HTMLTree(#require(try files()["404.html"])).root
    let links = page.descendants.compactMap { $0["href"] }
    for link in links where link != "data:," && !link.hasPrefix("#") {
      #expect(link.hasPrefix(base))
      #expect(base != "" || !link.hasPrefix("/"))
    }
    #expect(links.contains(base + "lesson.css"))
    #expect(links.contains(base + "ko/index.html"))
  }
}
