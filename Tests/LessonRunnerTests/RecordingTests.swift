import LessonRunner
import LessonSyntax
import Testing

/// Recording with made-up results: no compiler runs.
@Suite struct RecordingTests {
  private func chapter(_ text: String) throws -> Chapter {
    try Chapter(SourceText(path: "a.md", text: text))
  }

  /// The chapter with each cell's output.
  private func run(_ text: String, _ outputs: [String]) throws -> RunChapter {
    let chapter = try chapter(text)
    #expect(chapter.cells.count == outputs.count)
    let cells = outputs.map { CellResult(status: .ran, outputs: $0.isEmpty ? [] : [.printed($0)]) }
    return RunChapter(chapter: chapter, result: ChapterResult(cells: cells))
  }

  @Test func whatIsRecordedAsComputedIsLeftAlone() throws {
    let text = "```swift\n1\n```\n\n~~~~ output\n1\n~~~~\n"
    let run = try run(text, ["1\n"])
    #expect(run.differences.isEmpty)
    #expect(try run.accepted() == text)
  }

  @Test func oneChangedDigitIsFoundAndRestored() throws {
    let good = "# T\n\n```swift\nloss\n```\n```output\n0.6931\n```\n\nEnd, without a line ending"
    let bad = good.replacing("0.6931", with: "0.6932")
    let run = try run(bad, ["0.6931"])
    #expect(run.differences.map(\.line) == [6])
    #expect(
      run.differences[0].description == """
        a.md:6: this recorded output is not what the cell computes
        --- a.md (recorded)
        +++ a.md (computed)
        @@ -7,1 +7,1 @@
        -0.6932
        +0.6931
        """)
    #expect(try run.accepted() == good)
  }

  @Test func anOutputThatIsGoneIsTakenAway() throws {
    let run = try run("```swift\n1\n```\n```output\n1\n```\n\nText\n", [""])
    #expect(run.differences.count == 1)
    #expect(try run.accepted() == "```swift\n1\n```\n\nText\n")
  }

  @Test func theFenceIsLongerThanAnyInTheOutput() throws {
    let run = try run("```swift\n1\n```\n", ["a\n````\nb"])
    #expect(try run.accepted() == "```swift\n1\n```\n`````output\na\n````\nb\n`````\n")
  }

  @Test func listsAndQuotesKeepTheirMarks() throws {
    let run = try run(
      "1. ```swift\n   1\n   ```\n\n>```swift\n>2\n>```\n", ["a\n\n b", "  c\n\nd"])
    #expect(
      try run.accepted() == """
        1. ```swift
           1
           ```
           ```output
           a

            b
           ```

        >```swift
        >2
        >```
        > ```output
        >   c
        >
        > d
        > ```

        """)
  }

  @Test func carriageReturnsAndAMissingFinalNewlineStay() throws {
    let run = try run("```swift\r\n1\r\n```", ["x\ny"])
    #expect(try run.accepted() == "```swift\r\n1\r\n```\r\n```output\r\nx\r\ny\r\n```")
  }

  @Test func aFailureIsNeverRecorded() throws {
    var run = try run("```swift\n1\n```\n\n```swift\n2\n```\n", ["1", ""])
    run.result.cells[1].status = .failed(
      CellFailure(kind: .trap, line: 6, message: "Index out of range"))
    #expect {
      try run.accepted()
    } throws: { error in
      error as? AcceptanceError
        == .failed([Diagnostic(path: "a.md", line: 6, message: "Index out of range")])
    }
  }

  @Test func spacesAtLineEndsAreNoChange() throws {
    let run = try run("```swift\n1\n```\n```output\na  \nb\n\n```\n", ["a\nb   \n\n\n"])
    #expect(run.differences.isEmpty)
  }

  /// Accepting makes the check pass, a second time changes nothing, and text outside output fences
  /// stays, whatever the chapter and the outputs.
  @Test func acceptThenCheckPassesAlways() throws {
    var random = Random(seed: 11)
    var accepted = 0
    for _ in 0..<10_000 {
      let text = RandomChapter.text(&random)
      guard let chapter = try? chapter(text) else { continue }
      let outputs = chapter.cells.map { _ in RandomChapter.output(&random) }
      let result = ChapterResult(
        cells: outputs.map { CellResult(status: .ran, outputs: $0) })
      let run = RunChapter(chapter: chapter, result: result)
      let new = try run.accepted()
      let again = RunChapter(chapter: try self.chapter(new), result: result)
      #expect(again.differences.isEmpty, "\(text.debugDescription)\n\(new.debugDescription)")
      #expect(try again.accepted() == new)
      #expect(Self.withoutOutputs(chapter) == Self.withoutOutputs(again.chapter))
      accepted += 1
    }
    #expect(accepted > 3_000, "too few of the random chapters can be read to mean anything")
  }

  /// The chapter's lines, with their endings, but for those of output fences. The last line's ending
  /// may move to a fence that follows it.
  private static func withoutOutputs(_ chapter: Chapter) -> [String] {
    let fences = chapter.cells.compactMap(\.recorded?.lines)
    var lines: [String] = []
    for (index, line) in chapter.source.lines.enumerated()
    where !fences.contains(where: { $0.contains(index + 1) }) {
      lines.append(String(line) + chapter.source.lineEndings[index])
    }
    if let last = lines.popLast() { lines.append(last.filter { !$0.isNewline }) }
    return lines
  }
}

/// Random numbers that are the same in every run.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Chapters with cells and outputs in odd places.
enum RandomChapter {
  static func text(_ random: inout Random) -> String {
    var blocks: [String] = []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let prefix = ["", "", "> ", "- ", "1. ", "> > ", ">", "- > "].randomElement(using: &random)!
      let rest = prefix.replacing(/[-1.]/, with: " ")
      let block = block(&random)
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      blocks.append(
        lines.map { ($0 == 0 ? prefix : rest) + $1 }.joined(separator: "\n"))
    }
    var text = blocks.joined(separator: "\n\n")
    if Bool.random(using: &random) { text += "\n" }
    if Int.random(in: 0..<4, using: &random) == 0 { text.replace("\n", with: "\r\n") }
    return text
  }

  private static func block(_ random: inout Random) -> String {
    let fence = ["```", "````", "~~~"].randomElement(using: &random)!
    let cell = "\(fence)swift\nlet a = 1\n\n  b\n\(fence)"
    let gap = ["\n", "\n\n"].randomElement(using: &random)!
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: "Text with `code` and *emphasis*."
    case 1: "# Heading"
    case 2: cell
    case 3: cell + gap + "```output\nold\n\n  text\n```"
    default: cell + gap + "~~~~output\n```\n~~~~"
    }
  }

  static func output(_ random: inout Random) -> [CellOutput] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        [
          "a", "한글", "```", "~~~~", "\n", "\n\n", "  ", "\t", "\r", "\r\n", "> ", "- ", "\u{1B}[1m",
          "\u{0}", "# ", "````output", "\u{FEFF}", "e\u{301}", "    x", "`", "$x$", "|",
        ].randomElement(using: &random)!
      }.joined()
      return switch Int.random(in: 0..<3, using: &random) {
      case 0: .value(text: text, html: "")
      case 1: .error(text)
      default: .printed(text)
      }
    }
  }
}
