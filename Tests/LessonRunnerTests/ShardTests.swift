import Foundation
import LessonRunner
import LessonSyntax
import TestSupport
import Testing

/// Splitting a book: no compiler runs.
@Suite struct ShardTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func chapter(_ name: String, cells: Int) throws {
    let text = (0..<cells).map { "```swift\n\"\(name)\".count + \($0)\n```\n\n" }.joined()
    try folder.write("# \(name)\n\n\(text)", to: "book/\(name)")
  }

  private func shard(_ text: String) throws -> [String] {
    let book = try Book(path: folder.url.appending(path: "book").path)
    let shard: Shard = try #require(Shard(text))
    let selection = try ChapterSelection(book, shard: shard)
    let root = folder.url.appending(path: "book").path + "/"
    return selection.chapters.map { String($0.path.dropFirst(root.count)) }
  }

  private func split(into count: Int) throws -> [[String]] {
    try (1...count).map { try shard("\($0)/\(count)") }
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2", "1/99999", "1 /2"])
  func whatIsNoShardIsNone(_ text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func everyChapterIsInOneShard() throws {
    for number in 1...9 { try chapter("0\(number).md", cells: number % 4) }
    for count in 1...12 {
      let all = try split(into: count).flatMap { $0 }
      #expect(all.sorted() == (1...9).map { "0\($0).md" }, "\(count) shards")
    }
  }

  @Test func withoutTimesEachHasAsManyCells() throws {
    for (name, cells) in [("1.md", 8), ("2.md", 4), ("3.md", 3), ("4.md", 1)] {
      try chapter(name, cells: cells)
    }
    #expect(try split(into: 2) == [["1.md"], ["2.md", "3.md", "4.md"]])
  }

  @Test func withTimesEachTakesAsLong() throws {
    for name in ["1.md", "2.md", "3.md", "4.md"] { try chapter(name, cells: 1) }
    try folder.write("1.md: 1\n2.md: 2\n3.md: 3\n4.md: 6\ngone.md: 9\n", to: "book/times.yml")
    #expect(try split(into: 2) == [["4.md"], ["1.md", "2.md", "3.md"]])
  }

  /// Without a time a chapter counts as long as its cells take elsewhere, 4 s here.
  @Test func aNewChapterHasATimeLikeTheOthers() throws {
    try chapter("1.md", cells: 2)
    try chapter("2.md", cells: 1)
    try chapter("3.md", cells: 1)
    try chapter("4.md", cells: 1)
    try folder.write("1.md: 10\n3.md: 1\n4.md: 1\n", to: "book/times.yml")
    #expect(try split(into: 2) == [["1.md"], ["2.md", "3.md", "4.md"]])
  }

  /// A translation with the same cells is the same program, which one shard computes for both.
  @Test func aTranslationGoesWithItsOriginal() throws {
    for name in ["1.md", "2.md", "3.md"] {
      try chapter(name, cells: 2)
      let text = try folder.read("book/\(name)")
      try folder.write("앞말\n\n" + text, to: "book/ko/\(name)")
    }
    try folder.write("translations: [ko]\n", to: "book/lessons.yml")
    for shard in try split(into: 3) {
      #expect(shard.count == 2)
      #expect(shard.last == "ko/" + (shard.first ?? ""))
    }
  }

  @Test func aChapterThatCannotBeReadIsSaidInOneShard() throws {
    try chapter("1.md", cells: 2)
    try folder.write("```swift nonsense\n```\n", to: "book/2.md")
    let book = try Book(path: folder.url.appending(path: "book").path)
    let said = try (1...3).flatMap { number -> [Diagnostic] in
      let shard: Shard = try #require(Shard("\(number)/3"))
      return try ChapterSelection(book, shard: shard).unreadable
    }
    #expect(said.count == 1)
  }
}
