import Foundation
import TestSupport
import Testing

@Suite struct DumpCommandTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
  }

  private func dump(_ stage: String, _ chapter: String) async throws -> BuiltProgram.Run {
    try folder.write(chapter, to: "a.md")
    return try await program.run(["dump", "--stage", stage, "a.md"], in: folder.url)
  }

  private static let chapter = """
    # T

    ```swift
    let x = Tensor.ones([2, 3])
    print("a"); x.sum().item()
    ```

    ```swift error
    struct Refused: Error {}
    throw Refused()
    ```
    """

  @Test func recordsComeInOrderWithWhatWasPrinted() async throws {
    for _ in 1...2 {
      let dump = try await dump("records", Self.chapter)
      #expect(dump.exitCode == 0, "\(dump.errors)")
      let lines = dump.output.replacing(/after \d+ ns/, with: "after N ns")
        .replacing(/0x[0-9a-f]+/, with: "0xN")
      #expect(
        lines == """
          cell 1 began
          shape 4:5 x [2, 3]
          printed "a\\n"
          value 5:13-5:27 "6.0"
          cell 1 ended after N ns
          cell 2 began
          threw "Refused()" at [0xN]
          error cell 2 ended after N ns: exited with 1
          finished

          """)
    }
    #expect(try cache.files().allSatisfy { !$0.hasPrefix("results/") }, "nothing is kept")
  }

  @Test func theCellsBeforeABadOneAreTold() async throws {
    let dump = try await dump("records", "```swift\n1\n```\n\n```swift\nnope\n```\n")
    #expect(dump.exitCode == 1)
    #expect(dump.output.contains("value 2:1-2:2 \"1\"\n"))
    #expect(dump.errors.contains("a.md:6:1: error: cannot find 'nope' in scope"))
    let trap = try await self.dump("records", "```swift\nfatalError(\"no\")\n```\n")
    #expect(trap.output.contains("crashed of signal"))
    #expect(trap.errors.contains("a.md:2: error: no"))
  }

  @Test func aChapterIsATree() async throws {
    let dump = try await dump("chapter", Self.chapter)
    #expect(dump.exitCode == 0)
    #expect(dump.output.hasPrefix("chapter \"T\"\n  front matter\n"))
    #expect(dump.output.contains("  cell 2, lines 8-11\n    options error\n"))
  }

  @Test func theBodyOfThePageIsThatOfTheSite() async throws {
    try folder.write("title: B\n", to: "book/lessons.yml")
    try folder.write("# Two\n", to: "book/b.md")
    try folder.write("# One\n\n[next](b.md)\n\n```swift\n1\n```\n", to: "book/a.md")
    let body = try await program.run(["dump", "--stage", "html", "book/a.md"], in: folder.url)
    #expect(body.exitCode == 0, "\(body.errors)")
    #expect(body.output.contains("<a href=\"b.html\">next</a>"))
    let build = try await program.run(["build", "--book", "book"], in: folder.url)
    #expect(build.exitCode == 0)
    let page = try folder.read("site/a.html")
    for part in body.output.components(separatedBy: "</h1>\n") { #expect(page.contains(part)) }
  }

  @Test(arguments: ["chapter", "swift", "records", "html"])
  func everyStageSaysWhatIsWrong(_ stage: String) async throws {
    let dump = try await dump(stage, "```swift frob\n1\n```\n\n```output\n1\n")
    #expect(dump.exitCode == 1)
    #expect(dump.output == "")
    #expect(dump.errors.contains("a.md:1: error: `frob` is no option of a cell"))
  }

  @Test func anUnknownStageIsAUsageError() async throws {
    #expect(try await dump("soup", "text").exitCode == 64)
    let help = try await program.run(["help", "dump"], in: folder.url)
    for stage in ["chapter", "swift", "records", "html"] { #expect(help.output.contains(stage)) }
  }
}
