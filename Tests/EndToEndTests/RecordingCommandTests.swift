import Foundation
import TestSupport
import Testing

/// The author's round: check, accept, check.
@Suite struct RecordingCommandTests {
  private static let chapter = """
    # Loss

    ```swift
    let p = Tensor([0.25, 0.5])
    p
    -log(p)
    ```

    Text that nobody may touch.

    ```swift
    print("done")
    ```

    """

  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
    try folder.write(Self.chapter, to: "a.md")
  }

  private func lessons(_ arguments: String...) async throws -> BuiltProgram.Run {
    try await program.run(arguments, in: folder.url)
  }

  @Test func oneChangedDigitFailsAndIsRestoredToTheByte() async throws {
    #expect(try await lessons("accept", "a.md").exitCode == 0)
    let recorded = try folder.read("a.md")
    #expect(recorded.contains("tensor([1.3863, 0.6931])  shape [2]"))
    #expect(try await lessons("check", "a.md").exitCode == 0)

    try folder.write(recorded.replacing("0.6931", with: "0.6932"), to: "a.md")
    let check = try await lessons("check", "a.md")
    #expect(check.exitCode == 1)
    #expect(check.output.contains("a.md:8: this recorded output is not what the cell computes"))
    #expect(check.output.contains("-tensor([1.3863, 0.6932])  shape [2]"))
    #expect(check.output.contains("+tensor([1.3863, 0.6931])  shape [2]"))
    #expect(!check.output.contains("done"))

    #expect(try await lessons("accept", "a.md").exitCode == 0)
    #expect(try folder.read("a.md") == recorded)
    #expect(try await lessons("accept", "a.md").errors.contains("nothing to record"))
    #expect(try folder.read("a.md") == recorded)
  }

  @Test func checkAndRunAndBuildWriteNoChapter() async throws {
    let before = try folder.bytes("a.md")
    for arguments in [
      ["check", "a.md"], ["run", "a.md"], ["build", "--book", ".", "--output", "out"],
    ] {
      _ = try await program.run(arguments, in: folder.url)
      #expect(try folder.bytes("a.md") == before)
    }
  }

  @Test func aChapterThatFailsIsLeftAsItIs() async throws {
    let bad = Self.chapter + "\n```swift\nfatalError(\"no\")\n```\n"
    try folder.write(bad, to: "bad.md")
    let accept = try await lessons("accept", "a.md", "bad.md")
    #expect(accept.exitCode == 1)
    #expect(accept.errors.contains("bad.md:16: error: no"))
    #expect(try folder.read("bad.md") == bad)
    // The other chapter is recorded all the same.
    #expect(try folder.read("a.md").contains("```output\ndone\n```"))
  }

  @Test func everyNamedChapterIsChecked() async throws {
    try folder.write("no cells\n", to: "plain.md")
    let check = try await lessons("check", "plain.md", "missing.md", "a.md")
    #expect(check.exitCode == 1)
    #expect(check.errors.contains("missing.md: error: there is no such file"))
    #expect(check.output.contains("a.md:3: the output of this cell is not recorded"))
  }

  @Test func aFolderIsNoChapter() async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "sub"), withIntermediateDirectories: true)
    let check = try await lessons("check", "sub")
    #expect(check.exitCode == 1)
    #expect(check.errors.contains("sub: error: this is a folder"))
  }

  @Test func acceptKeepsTheFilesPermissions() async throws {
    let path = folder.url.appending(path: "a.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(try await lessons("accept", "a.md").exitCode == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  /// What the compiler says of a cell names no line of the file, so that prose may move it.
  @Test func aRefusalHoldsWhereverTheCellStands() async throws {
    let text = "# T\n\n```swift\nlet a = 1\n```\n\n```swift compile-error\nlet b: String = a\n```\n"
    try folder.write(text, to: "b.md")
    #expect(try await lessons("accept", "b.md").exitCode == 0)
    let recorded = try folder.read("b.md")
    #expect(recorded.contains("```output\nerror: cannot convert value of type 'Int' to specified"))
    try folder.write("Prose.\n\n" + recorded, to: "b.md")
    #expect(try await lessons("check", "b.md").exitCode == 0)
    // Compiled anew, at its new line.
    try folder.write("Prose.\n\n" + recorded.replacing("let a = 1", with: "let a = 2"), to: "b.md")
    #expect(try await lessons("check", "b.md").exitCode == 0)
    // And it depends on the cells above.
    try folder.write(recorded.replacing("let a = 1", with: "let a = \"1\""), to: "b.md")
    #expect(
      try await lessons("check", "b.md").errors.contains(
        "b.md:7: error: this cell is marked `compile-error` and compiles"))
  }

  @Test func runShowsAllWhenAsked() async throws {
    try folder.write("```swift hide name=one\nlet a = 1\n```\n", to: "c.md")
    #expect(try await lessons("run", "c.md").output == "  ... Hidden cell: one\n")
    #expect(try await lessons("run", "--all", "c.md").output == "  let a = 1\n")
  }

  /// A reader never sees half a file: a new one takes the old one's place, and who holds the old one
  /// still has it whole.
  @Test func acceptPutsAWholeFileInPlace() async throws {
    let old = folder.url.appending(path: "old.md")
    try FileManager.default.linkItem(at: folder.url.appending(path: "a.md"), to: old)
    #expect(try await lessons("accept", "a.md").exitCode == 0)
    #expect(try folder.read("a.md") != Self.chapter)
    #expect(try folder.read("old.md") == Self.chapter)
    #expect(try folder.files() == ["a.md", "old.md"])
  }

  @Test func aFileThatCannotBeWrittenStopsNoOther() async throws {
    try folder.write(Self.chapter, to: "locked/b.md")
    let locked = folder.url.appending(path: "locked").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: locked)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: locked)
    }
    // Whoever may write anywhere, as root may, has nothing to be stopped by.
    guard !FileManager.default.isWritableFile(atPath: locked) else { return }
    let run = try await lessons("accept", "locked/b.md", "a.md")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("locked/b.md: error: not recorded: "))
    #expect(try folder.read("locked/b.md") == Self.chapter)
    #expect(try folder.read("a.md").contains("```output\ndone\n```"))
  }
}
