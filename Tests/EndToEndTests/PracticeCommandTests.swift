import Foundation
import TestSupport
import Testing

/// A reader's round, checked once each time.
@Suite struct PracticeCommandTests {
  static let chapter = """
    # Functions

    A chapter with two exercises, and a cell above them that both of them
    see.

    ```swift
    let offset = 1
    ```

    ## A successor

    The number after $x$, with `offset`.

    ```swift exercise name=successor
    func successor(_ x: Int) -> Int {
      x
    }

    expect(
      successor(2), equals: 3,
      "3 comes after 2")
    expect(successor(-1) == 0, "0 comes after -1")
    ```

    ```swift wrong="That is the number before."
    func successor(_ x: Int) -> Int { x - offset }
    ```

    ```swift wrong="An index must be in the array."
    func successor(_ x: Int) -> Int { [1, 2][x] }
    ```

    ```swift solution
    func successor(_ x: Int) -> Int { x + offset }
    ```

    ## A sum

    ```swift exercise name=sum
    func sum(_ numbers: [Int]) -> Int { 0 }
    expect(sum([1, 2]), equals: 3, "1 and 2 make 3")
    ```

    ```swift solution
    func sum(_ numbers: [Int]) -> Int { numbers.reduce(0, +) }
    ```

    """

  private static let successor = "practice/chapter/successor.swift"

  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
    try folder.write(Self.chapter, to: "chapter.md")
  }

  private func practice(_ arguments: String...) async throws -> BuiltProgram.Run {
    try await program.run(["practice"] + arguments + ["chapter.md"], in: folder.url)
  }

  /// The run's output after `answer` was saved as the answer to the first exercise.
  private func check(_ answer: String) async throws -> BuiltProgram.Run {
    try folder.write(answer, to: Self.successor)
    let run = try await practice("--once", "--exercise", "successor")
    // Never written again.
    #expect(try folder.read(Self.successor) == answer)
    return run
  }

  @Test func theFileHoldsTheTaskAndTheStarter() async throws {
    let run = try await practice("--once")
    #expect(run.exitCode == 1)
    #expect(
      try folder.read(Self.successor) == """
        // Exercise `successor` of chapter.md
        //
        // A successor
        // -----------
        //
        // The number after x, with `offset`.

        func successor(_ x: Int) -> Int {
          x
        }

        """)
    #expect(
      run.output == """
        Exercise 1 of 2: successor  chapter.md:14
        Your answer: practice/chapter/successor.swift

        FAIL  3 comes after 2: found 2, expected 3
              chapter.md:19
              expect(
                successor(2), equals: 3,
                "3 comes after 2")

        """)
    #expect(run.errors.isEmpty)
    #expect(try folder.read("chapter.md") == Self.chapter)
  }

  @Test func anAnswerPassesAndTheNextExerciseFollows() async throws {
    try folder.write("func successor(_ x: Int) -> Int { offset + x }", to: Self.successor)
    let open = try await practice("--once")
    #expect(open.exitCode == 1)
    #expect(open.output.contains("PASS  successor\n"))
    #expect(open.output.contains("Exercise 2 of 2: sum  chapter.md:39\n"))
    #expect(open.output.contains("FAIL  1 and 2 make 3: found 0, expected 3\n"))

    let list = try await practice("--list")
    #expect(
      list.output == """
        done  successor  practice/chapter/successor.swift
        open  sum        practice/chapter/sum.swift

        """)
    let solution = try await practice("--solution", "--exercise", "sum")
    #expect(solution.output == "func sum(_ numbers: [Int]) -> Int { numbers.reduce(0, +) }\n")
    try folder.write(solution.output, to: "practice/chapter/sum.swift")
    let done = try await practice("--once")
    #expect(done.exitCode == 0)
    #expect(done.output.hasSuffix("\nAll 2 exercises of this chapter are done.\n"))
  }

  @Test func theHintIsOfTheWrongAnswerThatGoesWrongInTheSameWay() async throws {
    let before = "Hint: That is the number before.\n"
    let alike = try await check("func successor(_ x: Int) -> Int { x - 1 }")
    #expect(alike.output.contains("FAIL  3 comes after 2: found 1, expected 3\n"))
    #expect(alike.output.contains(before))
    // The same check fails with another value.
    let other = try await check("func successor(_ x: Int) -> Int { x * 2 }")
    #expect(other.output.contains("FAIL  3 comes after 2: found 4, expected 3\n"))
    #expect(!other.output.contains("Hint"))
    let trap = try await check("func successor(_ x: Int) -> Int {\n  [7][x]\n}")
    #expect(trap.output.contains("\(Self.successor):2: error: Index out of range\n2 |   [7][x]\n"))
    #expect(trap.output.contains("Hint: An index must be in the array.\n"))
  }

  @Test func theSecondCheckMustHoldToo() async throws {
    let run = try await check("func successor(_ x: Int) -> Int { x < 0 ? x : x + 1 }")
    #expect(run.exitCode == 1)
    #expect(
      run.output.hasSuffix(
        """
        FAIL  0 comes after -1
              chapter.md:22
              expect(successor(-1) == 0, "0 comes after -1")

        """))
  }

  @Test func whatDoesNotCompileIsNamedInTheReadersFile() async throws {
    let run = try await check("func successor(_ x: Int) -> Int {\n  x + ofset\n}\n")
    #expect(run.exitCode == 1)
    #expect(
      run.output.contains(
        "ERROR successor\n\(Self.successor):2:7: error: cannot find 'ofset' in scope\n"))
    let open = try await check("func successor(_ x: Int) -> Int {\n  (x\n}\n")
    #expect(
      open.output.contains(
        "\(Self.successor):2: error: this `(` is never closed in this file\n"))
    let comment = try await check("\n/* open\nfunc successor(_ x: Int) -> Int { x + 1 }\n")
    #expect(
      comment.output.contains(
        "\(Self.successor):2: error: this `/*` is never closed in this file\n"))
    let nested = try await check("func successor(_ x: Int) -> Int { x + 1 }\n/* one /* two */")
    #expect(nested.output.contains("\(Self.successor): error: unterminated '/*' comment\n"))
    let imported = try await check("import Glibc\nfunc successor(_ x: Int) -> Int { x + 1 }\n")
    #expect(
      imported.output.contains(
        "\(Self.successor):1:1: error: declaration is only valid at file scope, and an answer stands "
          + "inside braces: take it out\n"))
    let renamed = try await check("func next(_ x: Int) -> Int { x + 1 }\n")
    #expect(
      renamed.output.contains(
        "chapter.md:20:3: error: this check does not compile with your answer: cannot find "
          + "'successor' in scope\n"))
  }

  @Test func whatStopsTheAnswerIsNamedInTheReadersFile() async throws {
    try folder.write("---\ntimeout: 2s\n---\n" + Self.chapter, to: "chapter.md")
    let loop = try await check("func successor(_ x: Int) -> Int {\n  while true {}\n}\n")
    #expect(loop.exitCode == 1)
    #expect(
      loop.output.contains(
        "\(Self.successor): error: this answer ran longer than 2 s and was stopped"))
    let thrown = try await check(
      "struct No: Error {}\nfunc successor(_ x: Int) -> Int { x }\nthrow No()\n")
    #expect(
      thrown.output.contains("\(Self.successor):3: error: nothing caught this error: No()\n"))
    let left = try await check(
      "func successor(_ x: Int) -> Int { x }\nLessonRuntime.errorCellPassed()\n")
    #expect(left.exitCode == 1)
    #expect(
      left.output.contains(
        "\(Self.successor): error: this answer ended the program before its checks\n"))
  }

  @Test func whatTheAnswerPrintsIsShownWithoutControlCharacters() async throws {
    let run = try await check(
      #"print("a\u{1B}[31mb")"# + "\nfunc successor(_ x: Int) -> Int { x + 1 }\nsuccessor(4)\n")
    #expect(run.exitCode == 0)
    #expect(run.output.hasSuffix("Printed:\n| a␛[31mb\n| 5\n"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aChapterThatDoesNotRunIsNotTheReadersFault() async throws {
    try folder.write(
      Self.chapter.replacing("let offset = 1", with: "let offset = [1][1]"), to: "chapter.md")
    let run = try await practice("--once")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("ERROR the chapter itself does not run"))
    #expect(run.output.contains("chapter.md:7: error: Index out of range"))
  }

  @Test func anEditorsBytesAreRead() async throws {
    let marked = "\u{FEFF}func successor(_ x: Int) -> Int {\r\n  x + 1\r\n}\r\n"
    #expect(try await check(marked).exitCode == 0)
    try folder.write([0x61, 0xFF], to: Self.successor)
    let run = try await practice("--once")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("\(Self.successor):1: error: this line is not UTF-8 text"))
  }

  @Test func aFolderIsTheReadersToChoose() async throws {
    let run = try await practice("--once", "--folder", "mine/")
    #expect(run.output.contains("Your answer: mine/successor.swift\n"))
    #expect(try folder.files().contains("mine/successor.swift"))
    try folder.write("", to: "file")
    let blocked = try await practice("--once", "--folder", "file")
    #expect(blocked.exitCode == 1)
    #expect(blocked.errors.contains("error: file/successor.swift cannot be written"))
  }

  /// The guide's own exercise, with its first wrong answer as the reader's.
  @Test func theGuideShowsWhatIsPrinted() async throws {
    let docs = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/exercises.md")
    let guide = try String(contentsOf: docs, encoding: .utf8)
    try folder.write(guide, to: "docs/exercises.md")
    let fences = guide.components(separatedBy: "```swift wrong=")
    let code = fences[1].split(separator: "```").first?.drop { $0 != "\n" } ?? ""
    try folder.write(String(code), to: "practice/exercises/accuracy.swift")
    let run = try await program.run(
      ["practice", "--once", "docs/exercises.md"], in: folder.url)
    let verdict = try #require(run.output.firstRange(of: "FAIL")).lowerBound
    #expect(guide.contains("```text\n\(run.output[verdict...])```"))
  }

  @Test func whatIsAskedForMustBeThere() async throws {
    let unknown = try await practice("--exercise", "succesor")
    #expect(unknown.exitCode == 1)
    #expect(
      unknown.errors
        == "chapter.md: error: no exercise is called `succesor`: did you mean `successor`?\n")
    try folder.write("# Nothing\n", to: "chapter.md")
    let none = try await practice()
    #expect(none.exitCode == 1)
    #expect(none.errors.hasPrefix("chapter.md: error: this chapter has no exercise"))
    #expect(try await practice("--solution").exitCode == 64)
    #expect(try await practice("--once", "--list").exitCode == 64)
    #expect(try !folder.files().contains { $0.hasPrefix("practice/") })
  }
}

#if os(Linux)
  /// A reader's round in a terminal, which waits for the file to be saved.
  @Suite struct PracticeWatchTests {
    @Test func savingChecksAgain() async throws {
      let cache = try TemporaryFolder()
      let folder = try TemporaryFolder()
      try folder.write(PracticeCommandTests.chapter, to: "chapter.md")
      let terminal = try PseudoTerminal()
      try terminal.start(
        ["practice", "chapter.md"], in: folder.url, cache: cache.url, showsErrors: true)
      let file = "practice/chapter/successor.swift"
      let opening = try await terminal.shows("Save the file to check it again; Ctrl-C ends.")
      #expect(opening.contains("found 2, expected 3"))
      #expect(opening.contains("\u{1B}["))

      // As some editors save: a new file in place of the old one.
      try folder.write("func successor(_ x: Int) -> Int { x - 1 }\n", to: "new")
      try FileManager.default.removeItem(at: folder.url.appending(path: file))
      try FileManager.default.moveItem(
        at: folder.url.appending(path: "new"), to: folder.url.appending(path: file))
      #expect(try await terminal.shows("the number before").contains("found 1, expected 3"))
      terminal.forget()

      // A save while an answer runs gives that one up.
      try folder.write("func successor(_ x: Int) -> Int { while true {} }\n", to: file)
      _ = try await terminal.shows("compiling")
      try folder.write("func successor(_ x: Int) -> Int { x + offset }\n", to: file)
      let next = try await terminal.shows("Exercise 2 of 2: sum")
      #expect(next.contains("PASS"))

      _ = try await terminal.shows("1 and 2 make 3")
      terminal.send(SIGINT)
      #expect(try await terminal.exitCode() == 130)
      #expect(
        terminal.shown().hasSuffix(
          "Your answers are kept; the same command goes on with them.\r\n"))
      #expect(try folder.read(file) == "func successor(_ x: Int) -> Int { x + offset }\n")
    }
  }
#endif
