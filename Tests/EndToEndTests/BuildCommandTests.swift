import Foundation
import TestSupport
import Testing

@Suite struct BuildCommandTests {
  private static let chapter =
    "# One\n\n```swift\nlet x = Tensor.randn([2, 3])\nx\nplot([1, 2, 4])\n```\n"

  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
    try folder.write(Self.chapter, to: "book/01-one.md")
    try folder.write("# 하나\n\n```swift\nTensor.ones([2])\n```\n", to: "book/ko/01-one.md")
    try folder.write("title: A book\ntranslations: [ko]\n", to: "book/lessons.yml")
  }

  private func build(_ output: String = "site") async throws -> BuiltProgram.Run {
    try await program.run(["build", "--book", "book", "--output", output], in: folder.url)
  }

  private func site(_ name: String) throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try folder.files().filter { $0.hasPrefix(name + "/") }.map {
        (String($0.dropFirst(name.count + 1)), try folder.bytes($0))
      })
  }

  @Test func twoFoldersGetTheSameBytes() async throws {
    #expect(try await build("first").exitCode == 0)
    // Elsewhere, and from nothing.
    let other = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: folder.url.appending(path: "book"), to: other.url.appending(path: "lessons"))
    let otherCache = try TemporaryFolder()
    let run = try await BuiltProgram(cache: otherCache.url).run(["build"], in: other.url)
    #expect(run.exitCode == 0)
    let first = try site("first")
    #expect(first.keys.contains("01-one.html"))
    #expect(first.keys.contains("ko/01-one.html"))
    #expect(first.keys.contains("index.html"))
    for (name, bytes) in first {
      #expect(try other.bytes("site/" + name) == bytes, "\(name)")
    }
    #expect(try other.files().filter { $0.hasPrefix("site/") }.count == first.count)
  }

  @Test func aFunctionHasTheShapesOfItsFirstCall() async throws {
    try folder.write(
      "# Two\n\n```swift\nfunc half(_ x: Tensor) -> Tensor {\n  let y = x / 2\n  return y\n}\n```\n\n"
        + "```swift\nhalf(Tensor.ones([4]))\n```\n\n```swift\nhalf(Tensor.ones([7]))\n```\n",
      to: "book/02-two.md")
    #expect(try await build().exitCode == 0)
    let page = try folder.read("site/02-two.html")
    #expect(page.contains("title=\"y: [4]\">[4]</span></span>"))
    #expect(page.contains("[7]"))
    #expect(!page.contains("y: [7]") && !page.contains("[4], [7]"))
  }

  @Test func nothingIsWrittenWhereNothingChanged() async throws {
    _ = try await build()
    let page = folder.url.appending(path: "site/01-one.html").path
    let before = try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
    let again = try await build()
    #expect(
      again.errors.contains("2 chapters, 2 cells: all 13 files of the site are up to date in"))
    let after = try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
    #expect(before == after)
  }

  @Test func thePageOfAChapterThatIsGoneGoes() async throws {
    try folder.write("# Two\n", to: "book/02-two.md")
    _ = try await build()
    #expect(try site("site")["02-two.html"] != nil)
    try FileManager.default.removeItem(at: folder.url.appending(path: "book/02-two.md"))
    #expect(try await build().errors.contains("1 removed"))
    #expect(try site("site")["02-two.html"] == nil)
  }

  @Test func aFileOfSomebodyElseIsNeverTouched() async throws {
    try folder.write("mine", to: "site/index.html")
    let run = try await build()
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("site/index.html cannot be written: a file is there that"))
    #expect(try site("site") == ["index.html": Array("mine".utf8)])
    // One beside the site's own stays.
    try folder.write("mine", to: "other/CNAME")
    #expect(try await build("other").exitCode == 0)
    #expect(try folder.read("other/CNAME") == "mine")
  }

  @Test func aChapterThatCannotBeReadKeepsItsOldPage() async throws {
    _ = try await build()
    let before = try site("site")
    try folder.write("```swift nonsense\n```\n", to: "book/01-one.md")
    let run = try await build()
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("book/01-one.md:1: error: `nonsense` is no option of a cell"))
    #expect(try site("site") == before)
  }

  @Test func aChapterThatFailsShowsItAndFailsTheBuild() async throws {
    try folder.write(Self.chapter + "\n```swift\n[1][3]\n```\n", to: "book/01-one.md")
    let run = try await build()
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("book/01-one.md:10: error: Index out of range"))
    #expect(try folder.read("site/01-one.html").contains("Index out of range"))
  }

  @Test func aDraftHasNoPageUntilAskedForAndIsChecked() async throws {
    try folder.write("---\ndraft: true\n---\n# Two\n\n```swift\n2\n```\n", to: "book/02-two.md")
    #expect(try await build().errors.hasPrefix("2 chapters, 2 cells: "))
    #expect(try site("site")["02-two.html"] == nil)
    let all = try await program.run(
      ["build", "--drafts", "--book", "book", "--output", "all"], in: folder.url)
    #expect(all.errors.hasPrefix("3 chapters, 3 cells: "))
    #expect(try site("all")["02-two.html"] != nil)
    let check = try await program.run(["check", "--book", "book"], in: folder.url)
    #expect(check.output.contains("book/02-two.md:6: the output of this cell is not recorded"))
  }

  @Test func chaptersComeInTheOrderThatTheyGive() async throws {
    try folder.write("---\norder: 1\n---\n# Zero\n", to: "book/zero.md")
    _ = try await build()
    let index = try folder.read("site/index.html")
    let zero = try #require(index.firstRange(of: "zero.html"))
    let one = try #require(index.firstRange(of: "01-one.html"))
    #expect(zero.lowerBound < one.lowerBound)
  }

  @Test func aBookThatIsNotThereIsSaid() async throws {
    let run = try await program.run(["build"], in: folder.url)
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("lessons: error: there is no such folder"))
    let empty = try TemporaryFolder()
    let other = try await program.run(["check", "--book", empty.url.path], in: folder.url)
    #expect(other.exitCode == 1)
    #expect(other.errors.contains("no chapter is here"))
  }

  @Test func aWrongConfigurationIsSaidWithItsLine() async throws {
    try folder.write("title: A book\ntranslatoins: [ko]\n", to: "book/lessons.yml")
    let run = try await build()
    #expect(run.exitCode == 1)
    #expect(
      run.errors.contains(
        "book/lessons.yml:2: error: `translatoins` is no key of a book's configuration: did you "
          + "mean `translations`?"))
  }

  @Test func aTranslationHasItsOwnTitle() async throws {
    try folder.write(
      "title: A book\ntranslations:\n  ko:\n    title: 책\n    description: 첫 책\n",
      to: "book/lessons.yml")
    #expect(try await build().exitCode == 0)
    #expect(try folder.read("site/ko/index.html").contains("<title>책</title>"))
    #expect(try folder.read("site/index.html").contains("<title>A book</title>"))
  }

  @Test func aTranslationWithoutChaptersOrWithSettingsOfItsOwnIsSaid() async throws {
    try folder.write("translations: [ko, fr]\n", to: "book/lessons.yml")
    let missing = try await build()
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("book/fr/: error: no chapter is here, and book/lessons.yml"))
    try folder.write("translations: [ko]\n", to: "book/lessons.yml")
    try folder.write("title: 책\n", to: "book/ko/lessons.yml")
    let own = try await build()
    #expect(own.exitCode == 1)
    #expect(own.errors.contains("book/ko/lessons.yml: error: a translation has no settings"))
  }

  @Test func anOutputThatIsNoFolderForPagesIsSaid() async throws {
    try folder.write("x", to: "file")
    let file = try await build("file")
    #expect(file.exitCode == 1)
    #expect(file.errors.contains("file cannot be written: this is a file: name a folder"))
    let book = try await build("book")
    #expect(book.exitCode == 1)
    #expect(book.errors.contains("book cannot be written: the chapters are there"))
  }

  @Test func aDataFileThatIsMissingIsSaid() async throws {
    try folder.write("---\ndata: [digits.csv]\n---\n```swift\n1\n```\n", to: "book/01-one.md")
    let run = try await build()
    #expect(run.exitCode != 0)
    #expect(run.errors.contains("digits.csv"))
  }
}
