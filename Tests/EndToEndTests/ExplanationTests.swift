import Foundation
import TestSupport
import Testing

/// `lessons build --explain`: why each chapter ran or did not.
@Suite struct ExplanationTests {
  private static let chapter = """
    ---
    data: [data/a.txt]
    ---
    # One

    ```swift
    let x = 1
    x
    ```

    ```swift
    print("slow", x)
    ```

    """

  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: folder.url.appending(path: "cache"))
    try folder.write(Self.chapter, to: "book/01-one.md")
    try folder.write("# Two\n\nOnly words.\n", to: "book/02-two.md")
    try folder.write("1", to: "book/data/a.txt")
    try folder.write("", to: "book/lessons.yml")
  }

  /// The lines about chapter one, without times and with single spaces.
  private func explanation() async throws -> [String] {
    let run = try await program.run(["build", "--book", "book", "--explain"], in: folder.url)
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    return run.output.split(separator: "\n").map { line in
      line.replacing(#/ [0-9.]+ s /#, with: " ").split(separator: " ").joined(separator: " ")
    }.filter { $0.contains("01-one.md") && !$0.hasPrefix("slow") }
  }

  private func edit(_ old: String, _ new: String) throws {
    let text = try folder.read("book/01-one.md")
    #expect(text.contains(old))
    try folder.write(
      text.replacingOccurrences(of: old, with: new), to: "book/01-one.md")
  }

  @Test func eachReasonIsNamed() async throws {
    #expect(try await explanation() == ["ran book/01-one.md never ran here"])
    #expect(try await explanation() == ["cached book/01-one.md unchanged"])

    // Prose, and the lines that it moves, are no reason.
    try edit("# One\n", "# One\n\nMore words.\n")
    #expect(try await explanation() == ["cached book/01-one.md unchanged"])

    try edit("\"slow\"", "\"quick\"")
    #expect(try await explanation() == ["ran book/01-one.md:14 this cell's code changed"])

    try edit("let x = 1", "let x = 2")
    try edit("\"quick\"", "\"fast\"")
    #expect(try await explanation() == ["ran book/01-one.md:9 the code of 2 cells changed"])

    try folder.write("2", to: "book/data/a.txt")
    #expect(try await explanation() == ["ran book/01-one.md data/a.txt changed"])

    try edit("data: [data/a.txt]\n", "seed: 7\n")
    #expect(
      try await explanation() == ["ran book/01-one.md the seed changed, reads data/a.txt no more"])

    try edit("print(\"fast\", x)\n", "print(\"fast\", x)\n```\n\n```swift\n3\n")
    #expect(try await explanation() == ["ran book/01-one.md:18 this cell is new"])

    // Back to what was computed before.
    try edit("\n```\n\n```swift\n3\n", "\n")
    #expect(try await explanation() == ["cached book/01-one.md unchanged"])
    try edit("print(\"fast\", x)", "print(\"fast\", x + 1)")
    #expect(try await explanation() == ["ran book/01-one.md:14 this cell's code changed"])
  }

  @Test func optionsThatDecideNothingAreNoReason() async throws {
    _ = try await explanation()
    try edit(
      "```swift\nprint", "```swift fold caption=\"A figure\" tolerance=1e-3 timeout=9s slow\nprint")
    #expect(try await explanation() == ["cached book/01-one.md unchanged"])
    try edit("```swift fold caption=\"A figure\" tolerance=1e-3 timeout=9s slow", "```swift error")
    #expect(try await explanation() == ["failed book/01-one.md:12 this cell's options changed"])
  }

  @Test func aFailureIsNeverKept() async throws {
    try edit("let x = 1", "let x = [1][3]")
    #expect(try await explanation() == ["failed book/01-one.md never ran here"])
    #expect(try await explanation() == ["failed book/01-one.md the last run failed"])
    try FileManager.default.removeItem(at: folder.url.appending(path: "cache/chapters"))
    #expect(try await explanation() == ["failed book/01-one.md never ran here"])
    #expect(!(try folder.files().contains { $0.hasPrefix("cache/results") }))
  }

  @Test func aResultThatIsGoneIsSaid() async throws {
    _ = try await explanation()
    try FileManager.default.removeItem(at: folder.url.appending(path: "cache/results"))
    #expect(try await explanation() == ["ran book/01-one.md its results left the cache"])
  }

  /// A translation with the same cells is computed with its original, wherever its cells stand.
  @Test func theSameCellsRunOnce() async throws {
    try folder.write("translations: [ko]\n", to: "book/lessons.yml")
    try folder.write(
      Self.chapter.replacingOccurrences(of: "# One", with: "# 하나\n\n앞말"), to: "book/ko/01-one.md")
    #expect(
      try await explanation() == [
        "ran book/01-one.md never ran here",
        "cached book/ko/01-one.md same cells as book/01-one.md",
      ])
    #expect(try folder.files().filter { $0.hasPrefix("cache/results") }.count == 1)
  }

  @Test func whatTakesLongIsNamed() async throws {
    try edit("print(\"slow\", x)", "import Foundation\nThread.sleep(forTimeInterval: 1.1)")
    for _ in 0..<2 {
      let run = try await program.run(["build", "--book", "book", "--explain"], in: folder.url)
      let slow = run.output.split(separator: "\n").filter { $0.hasPrefix("slow") }
      #expect(slow.count == 2)
      #expect(slow.first?.hasSuffix("book/01-one.md  the whole chapter") == true)
      #expect(slow.last?.hasSuffix("s  book/01-one.md:12  cell 2 of 2") == true)
    }
  }
}
