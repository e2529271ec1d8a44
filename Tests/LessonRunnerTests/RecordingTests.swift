import Foundation
import LessonRunner
import LessonSyntax
import TestSupport
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

  /// Edits go by place: what looks the same elsewhere stays.
  @Test func ofEqualOutputsTheRightOneIsReplaced() throws {
    let text = """
      ~~~text
      ```output
      1
      ```
      ~~~

      ```swift
      1
      ```
      ```output
      1
      ```

      ```swift
      1
      ```
      ```output
      1
      ```

      """
    let new = try run(text, ["1", "2"]).accepted()
    let end = try #require(text.range(of: "1\n```\n", options: .backwards))
    #expect(new == text.replacingCharacters(in: end, with: "2\n```\n"))
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
  /// and claims stays, whatever the chapter, its options, the outputs and the values.
  @Test func acceptThenCheckPassesAlways() throws {
    var random = SeededRandom(seed: 11)
    var accepted = 0
    var kinds: Set<CellOptions> = []
    var changedClaims = 0
    var refused = 0
    for _ in 0..<10_000 {
      let text = RandomChapter.text(&random)
      guard let chapter = try? chapter(text) else { continue }
      let result = RandomChapter.result(of: chapter, &random)
      let run = RunChapter(chapter: chapter, result: result)
      guard let new = try? run.accepted() else {
        // Stray dollar signs and backticks around a claim may pair with those of its value: then
        // nothing is written.
        refused += 1
        continue
      }
      let again = RunChapter(chapter: try self.chapter(new), result: result)
      let fences = zip(chapter.cells, again.chapter.cells).map {
        ($0.options, $0.recorded, $1.recorded)
      }
      for (options, before, after) in fences {
        if options.outputUse == .hidden { #expect(after == nil) }
        if options.outputUse == .ignored, let before { #expect(after?.text == before.text) }
        kinds.insert(options)
      }
      #expect(again.differences.isEmpty, "\(text.debugDescription)\n\(new.debugDescription)")
      #expect(again.claimDifferences.isEmpty, "\(text.debugDescription)\n\(new.debugDescription)")
      #expect(try again.accepted() == new)
      #expect(Self.withoutOutputs(chapter) == Self.withoutOutputs(again.chapter))
      accepted += 1
      changedClaims += run.claimDifferences.count
    }
    #expect(accepted > 3_000, "too few of the random chapters can be read to mean anything")
    #expect(kinds.count > 200, "too few combinations of options to mean anything")
    #expect(refused < 5)
    #expect(changedClaims > 3_000, "too few claims change to mean anything")
  }

  /// Recording some of the changes leaves the others, and all else, as they were.
  @Test func someChangesCanBeRecordedAlone() throws {
    var random = SeededRandom(seed: 12)
    var left = 0
    for _ in 0..<6_000 {
      guard let chapter = try? chapter(RandomChapter.text(&random)) else { continue }
      let result = RandomChapter.result(of: chapter, &random)
      let run = RunChapter(chapter: chapter, result: result)
      let changes = run.changes
      let taken = changes.filter { _ in Bool.random(using: &random) }
      // Some texts of claims cannot be written at all; the test above counts them.
      guard let new = try? run.accepted(taken) else { continue }
      let again = RunChapter(chapter: try self.chapter(new), result: result)
      #expect(again.changes.map(\.message) == changes.filter { !taken.contains($0) }.map(\.message))
      #expect(Self.withoutOutputs(chapter) == Self.withoutOutputs(again.chapter))
      left += changes.count - taken.count
    }
    #expect(left > 2_000, "too few changes were left to mean anything")
  }

  /// The chapter's lines, with their endings, but for those of output fences and without the texts of
  /// claims. The last line's ending may move to a fence that follows it.
  private static func withoutOutputs(_ chapter: Chapter) -> [String] {
    let fences = chapter.cells.compactMap(\.recorded?.lines)
    var lines: [String] = []
    for (index, line) in chapter.source.lines.enumerated()
    where !fences.contains(where: { $0.contains(index + 1) }) {
      let isInside = chapter.claims.contains { claim in
        (claim.textRange.lowerBound.line..<claim.textRange.upperBound.line).contains(index + 1)
      }
      let ending = isInside ? "" : chapter.source.lineEndings[index]
      lines.append(withoutClaims(line, index + 1, chapter) + ending)
    }
    // A text of several lines may have become one.
    lines = lines.joined().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    if let last = lines.popLast() { lines.append(last.filter { !$0.isNewline }) }
    return lines
  }
}

extension RecordingTests {
  /// The line without what claims say on it.
  private static func withoutClaims(_ line: Substring, _ number: Int, _ chapter: Chapter) -> String
  {
    var bytes = Array(line.utf8)
    for claim in chapter.claims.reversed() {
      let (start, end) = (claim.textRange.lowerBound, claim.textRange.upperBound)
      guard (start.line...end.line).contains(number) else { continue }
      let first = number == start.line ? start.offset : 0
      let last = number == end.line ? end.offset : bytes.count
      bytes.removeSubrange(first..<last)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
