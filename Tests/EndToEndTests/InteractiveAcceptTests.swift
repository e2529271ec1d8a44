import Foundation
import TestSupport
import Testing

/// `lessons accept --interactive`, from a pipe and in a terminal.
@Suite struct InteractiveAcceptTests {
  private static let chapter = """
    ```swift
    1
    ```

    ```swift
    2
    ```

    ```swift
    3
    ```

    """

  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
    for name in ["a.md", "b.md"] { try folder.write(Self.chapter, to: name) }
  }

  /// Answers from a pipe, and what they made of the chapters: the outputs that are recorded.
  private func recorded(
    _ answers: String
  ) async throws -> (run: BuiltProgram.Run, a: [String], b: [String]) {
    let run = try await program.run(
      ["accept", "--interactive", "a.md", "b.md"], in: folder.url, input: answers)
    return (run, try outputs(of: "a.md"), try outputs(of: "b.md"))
  }

  private func outputs(of name: String) throws -> [String] {
    try folder.read(name).matches(of: /```output\n(.*)\n```/).map { String($0.1) }
  }

  @Test func eachOutputIsAskedFor() async throws {
    let (run, a, b) = try await recorded("y\nn\nyes\n n \nY\nno\n")
    #expect(run.exitCode == 0)
    #expect(a == ["1", "3"])
    #expect(b == ["2"])
    #expect(run.errors == "recorded 3 outputs, left 3 outputs as they were\n")
    // The diff comes before its question, and the answer behind it.
    let start = """
      a.md:1: the output of this cell is not recorded
      --- a.md (recorded)
      +++ a.md (computed)
      @@ -3,0 +4,1 @@
      +1

      record change 1 of 3? [y]es, [n]o, [a]ll of this chapter, [q]uit, [?] y
      a.md:5: the output of this cell is not recorded
      """
    #expect(run.output.hasPrefix(start))
    let check = try await program.run(["check", "a.md", "b.md"], in: folder.url)
    #expect(check.errors.contains("3 outputs are not as recorded"))
  }

  @Test func allIsOfOneChapter() async throws {
    let (run, a, b) = try await recorded("n\na\nn\nn\na\n")
    #expect(run.exitCode == 0)
    #expect(a == ["2", "3"])
    #expect(b == ["3"])
  }

  @Test func quittingKeepsWhatWasAccepted() async throws {
    let (run, a, b) = try await recorded("y\nq\ny\ny\ny\ny\n")
    #expect(run.exitCode == 0)
    #expect(a == ["1"])
    #expect(b == [])
    #expect(run.errors == "recorded 1 output, left 5 outputs as they were\n")
  }

  @Test func theEndOfTheAnswersIsAQuit() async throws {
    let (run, a, b) = try await recorded("a\ny")
    #expect(run.exitCode == 0)
    #expect(a == ["1", "2", "3"])
    #expect(b == ["1"])
    #expect(run.errors == "recorded 4 outputs, left 2 outputs as they were\n")
    #expect(try await recorded("").run.errors == "left 2 outputs as they were\n")
  }

  @Test func anythingElseIsAskedAgainWithHelp() async throws {
    let (run, a, _) = try await recorded("?\nwhat\n\u{0}\n\ny\nq\n")
    #expect(a == ["1"])
    #expect(run.output.components(separatedBy: "y  record this change\n").count == 5)
    #expect(run.output.components(separatedBy: "record change 1 of 3?").count == 6)
  }

  @Test func whereNothingChangedNothingIsAsked() async throws {
    _ = try await program.run(["accept", "a.md", "b.md"], in: folder.url)
    let (run, _, _) = try await recorded("")
    #expect(run.output == "")
    #expect(run.errors == "nothing to record: every output is as recorded\n")
  }

  @Test func claimsAreAskedAboutInTheirPlace() async throws {
    try folder.write(
      "```swift\nlet a = 2\na\n```\n\n[1](=a), [3](<=a + 1>) and [true](<=a == 2>) [4](=a)\n",
      to: "a.md")
    let run = try await program.run(
      ["accept", "--interactive", "a.md"], in: folder.url, input: "y\nn\ny\n")
    #expect(
      run.output.matches(of: /a\.md:\d+(:\d+)?: [^\n]*/).map { String($0.0) } == [
        "a.md:1: the output of this cell is not recorded",
        "a.md:6:2: this claim says 1, and `a` is 2", "a.md:6:47: this claim says 4, and `a` is 2",
      ])
    #expect(run.errors == "recorded 1 output and 1 claim, left 1 claim as it was\n")
    #expect(
      try folder.read("a.md").hasSuffix(
        "```output\n2\n```\n\n[1](=a), [3](<=a + 1>) and [true](<=a == 2>) [2](=a)\n"))
  }

  @Test func aChapterThatFailsIsNotAskedAbout() async throws {
    try folder.write(Self.chapter + "\n```swift\nfatalError(\"no\")\n```\n", to: "a.md")
    let (run, a, b) = try await recorded("a\n")
    #expect(run.exitCode == 1)
    #expect(a == [])
    #expect(b == ["1", "2", "3"])
    #expect(run.errors.contains("recorded 3 outputs; a chapter with an error is left as it is"))
    #expect(run.errors.contains("a.md:14: error: no"))
  }

  /// Whoever saves the file in an editor while the questions wait does not lose it.
  @Test func aFileThatChangedMeanwhileIsLeftAlone() async throws {
    let path = folder.url.appending(path: "a.md").path
    let shell = BuiltProgram(executable: URL(filePath: "/bin/sh"), cache: cache.url)
    // The first answer comes when the first question is there.
    let script = """
      mkfifo answers
      (exec >answers; until grep -q '1 of 3' seen 2>/dev/null; do sleep 0.05; done
       echo edited >>'\(path)'; echo a) &
      "$0" accept --interactive a.md <answers >seen
      """
    let run = try await shell.run(
      ["-c", script, BuiltProgram.buildFolder.appending(path: "lessons").path], in: folder.url)
    #expect(run.exitCode == 1)
    #expect(
      run.errors.contains(
        "a.md: error: this file changed while its cells ran, so nothing is recorded: accept it again"
      ))
    #expect(try folder.read("a.md") == Self.chapter + "edited\n")
  }

  #if os(Linux)
    @Test func aTerminalAsksAndIsAnswered() async throws {
      let terminal = try PseudoTerminal()
      try terminal.start(
        ["accept", "--interactive", "a.md"], in: folder.url, cache: cache.url, takesInput: true)
      let question = "of 3? [y]es, [n]o, [a]ll of this chapter, [q]uit, [?] "
      for (number, answer) in [(1, "y\n"), (2, "n\n"), (3, "\u{4}")] {
        #expect(try await terminal.shows("record change \(number) \(question)").contains(question))
        terminal.type(answer)
      }
      #expect(try await terminal.exitCode() == 0)
      #expect(try outputs(of: "a.md") == ["1"])
      #expect(terminal.shown().contains("\u{1B}[32m+2\u{1B}[0m"))
    }
  #endif
}
