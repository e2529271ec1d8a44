import Foundation
import LessonRunner
import LessonSite
import LessonSyntax
import TestSupport
import Testing

/// The files of a book that its pages show or link to.
@Suite struct LinkedFileTests {
  private let folder: TemporaryFolder
  private let picture: [UInt8] = [0x89, 0x50, 0, 0xFF, 0x0A]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("translations: [ko]\n", to: "lessons.yml")
    try folder.write(picture, to: "figure.png")
    try folder.write("a,b\n", to: "data/x y.csv")
    try folder.write("k", to: "ko/own.svg")
    try folder.write("unused", to: "unused.png")
    try folder.write("# Two\n", to: "02-two.md")
    try folder.write("# 하나\n\n![x](../figure.png) ![y](own.svg)\n", to: "ko/01-one.md")
  }

  private func files(_ english: String) throws -> [SiteFile] {
    try folder.write("# One\n\n" + english, to: "01-one.md")
    let book = try Book(path: folder.url.path)
    let runs = try book.chapters.map {
      RunChapter(chapter: try Chapter(contentsOf: $0.path), result: ChapterResult(cells: []))
    }
    return try Site.files(for: SiteInput(book: book, runs: runs, theme: .builtIn))
  }

  private func copies(_ english: String) throws -> [String: [UInt8]] {
    let copies = try files(english).filter {
      !$0.path.hasSuffix(".html") && !$0.path.hasSuffix(".js") && !$0.path.hasSuffix(".css")
    }
    return Dictionary(uniqueKeysWithValues: copies.map { ($0.path, $0.bytes) })
  }

  private func problems(_ english: String) throws -> [String] {
    let error = #expect(throws: Diagnostics.self) { try files(english) }
    return (error?.all ?? []).map { problem in
      #expect(problem.path.hasSuffix("01-one.md"))
      return "\(problem.line ?? 0): \(problem.message)"
    }
  }

  @Test func whatPagesReferToIsCopiedOnceWithItsBytes() throws {
    let english = """
      ![a](figure.png) ![b](./figure.png "caption") [d](data/x%20y.csv#row) <img src="figure.png">
      [page](02-two.md) [elsewhere](https://example.org/x.png) [anchor](#one)

      ![c](data/../figure.png?v=2)
      """
    #expect(
      try copies(english) == [
        "figure.png": picture, "data/x y.csv": Array("a,b\n".utf8), "ko/own.svg": Array("k".utf8),
      ])
  }

  @Test func pagesLeadToTheCopies() throws {
    let files = try files("![a](figure.png)\n")
    let page = try #require(files.first { $0.path == "ko/01-one.html" })
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("src=\"../figure.png\""))
  }

  @Test(arguments: [
    (
      "![a](figuer.png)",
      "this image leads to `figuer.png`, which is not there: did you mean `figure.png`?"
    ),
    ("<img src=\"gone.png\">", "this image leads to `gone.png`, which is not there"),
    ("[a](data)", "`data` is a folder, of which the site shows nothing: link to a file in it"),
    ("![a](data)", "this image is a folder, `data`: name a file in it"),
    // What is not there is nowhere else, either.
    ("![a](../x.png)", "this image leads to `../x.png`, which is not there"),
    ("<video src=\"gone.mp4\"></video>", "this link leads to `gone.mp4`, which is not there"),
    ("<video poster=\"gone.png\"></video>", "this image leads to `gone.png`, which is not there"),
  ])
  func aFileThatTheSiteCannotHaveIsAnError(_ link: String, _ message: String) throws {
    #expect(try problems("Text.\n\n" + link + "\n") == ["5: " + message])
  }

  @Test func aFileOutsideOfTheBookIsAnError() throws {
    let path = "../\(folder.url.lastPathComponent)/figure.png"
    #expect(
      try problems("![a](\(path))\n") == [
        "3: `\(path)` is outside of the book, and the site has nothing of it: move it into the book, or "
          + "link to an address that starts with https://"
      ])
  }

  @Test func whatIsNoFileToCopyIsAnError() throws {
    #expect(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
    try folder.write("x", to: "a\nb.csv")
    #expect(
      try problems("[a](pipe)\n[b](a%0Ab.csv)\n") == [
        "3: `pipe` is no file that can be copied, such as a pipe or a device: link to another",
        "4: `a\nb.csv` has a line break in its name: give the file another",
      ])
  }

  @Test func whatPagesPlayIsCopied() throws {
    let names = ["film.mp4", "still.jpg", "sound.ogg", "sound.mp3", "words.vtt"]
    for name in names { try folder.write(name, to: name) }
    let english = """
      <video src="film.mp4" poster="still.jpg"><track src="words.vtt"></video>

      Listen: <audio><source src="sound.ogg"><source src='sound.mp3'></audio>
      """
    let copies = try copies(english)
    #expect(copies.keys.sorted() == (names + ["figure.png", "ko/own.svg"]).sorted())
    #expect(copies["film.mp4"] == Array("film.mp4".utf8))
  }

  @Test func theSitesOwnFilesAreItsOwn() throws {
    for name in ["lesson.css", "Index.HTML", "02-two.html", ".lessons-site", "FIGURE.png"] {
      try folder.write("x", to: name)
    }
    let own = ["lesson.css", "Index.HTML", "02-two.html", ".lessons-site"]
    let english = (own + ["figure.png", "FIGURE.png"]).map { "[x](\($0))\n" }.joined()
    #expect(
      try problems(english)
        == zip(3..., own).map {
          "\($0): the site has a file of its own called `\($1)`: give this one another name"
        } + ["8: `FIGURE.png` and `figure.png` are one file to some systems: rename one of them"])
  }

  @Test func aFileThatIsNoLongerReferredToGoes() throws {
    let site = SiteFolder(path: folder.url.appending(path: "out").path)
    try site.write(files("![a](figure.png) [d](data/x%20y.csv)\n"))
    #expect(try folder.bytes("out/figure.png") == picture)
    #expect(try folder.read("out/data/x y.csv") == "a,b\n")
    try site.write(files("![a](figure.png)\n"))
    #expect(try folder.files().contains("out/data/x y.csv") == false)
    #expect(try folder.files().contains("out/figure.png"))
    #expect(site.differences(from: try files("![a](figure.png)\n")).isEmpty)
    try folder.write("other", to: "figure.png")
    let stale = site.differences(from: try files("![a](figure.png)\n"))
    #expect(stale.map(\.path) == [folder.url.path + "/out/figure.png"])
  }
}
