import CellProtocol
import LessonRunner
import LessonSyntax
import Testing

/// What `output=` and `tolerance=` mean for checking, recording and the page, with made-up results.
@Suite struct OutputOptionTests {
  private func run(
    _ options: String, recorded: String?, _ outputs: CellOutput...
  ) throws -> RunChapter {
    let fence = recorded.map { "````output\n\($0)\n````\n" } ?? ""
    let text = "```swift \(options)\n1\n```\n\(fence)"
    return RunChapter(
      chapter: try Chapter(SourceText(path: "a.md", text: text)),
      result: ChapterResult(cells: [CellResult(status: .ran, outputs: outputs)]))
  }

  private func holds(_ recorded: String, _ computed: String, tolerance: String) throws -> Bool {
    let run = try run("tolerance=\(tolerance)", recorded: recorded, .printed(computed))
    if run.differences.isEmpty { #expect(try run.accepted() == run.chapter.source.text) }
    return run.differences.isEmpty
  }

  @Test(arguments: [
    ("0.6931", "0.6935"), ("0.6931", "0.6927"), ("-0.0004", "0.0004"), ("1000", "1001"),
    ("1e3", "1000.5"), ("1e-05", "0"), ("loss 1.0, 2.0", "loss 1.0001, 2"), ("nan", "-nan"),
    ("nan inf -inf", "nan inf -inf"), ("[1., 2.]", "[1.0003, 2.]"), ("a [ 9.999]", "a [10.001]"),
    ("3 × 4 = 12", "3 × 4 = 12.001"), ("(1.)", "(1.0001)"), ("x=+1", "x=1"), ("5 s", "5.001 s"),
    ("1..<5", "1..<5.001"), ("한글 1", "한글 1.0005"),
  ])
  func withinTheTolerance(_ recorded: String, _ computed: String) throws {
    #expect(try holds(recorded, computed, tolerance: "1e-3"))
  }

  @Test(arguments: [
    ("0.6931", "0.6942"), ("1000", "1002"), ("loss 1", "lost 1"), ("1 2", "12"), ("1 2", "1 2 3"),
    ("1", "1\n2"), ("conv2d", "conv2.0001d"), ("v1.2", "v1.2001"), ("x1", "x1.0001"),
    ("1-2", "1+2"), ("nan", "0"), ("0", "nan"), ("inf", "1e308"), ("1e308", "inf"),
    ("inf", "-inf"), ("nana", "nanb"), ("1,000", "1;000"), ("0x1F", "0x2F"), ("a 1", "a1"),
    ("It is 5.", "It is 5"), ("", "1"),
  ])
  func beyondTheTolerance(_ recorded: String, _ computed: String) throws {
    #expect(try !holds(recorded, computed, tolerance: "1e-3"))
  }

  /// The tolerance is relative to the recorded number, whichever of the two is larger.
  @Test func theRecordedNumberIsTheMeasure() throws {
    #expect(try holds("100", "110", tolerance: "0.1"))
    #expect(try !holds("100", "110.5", tolerance: "0.1"))
    #expect(try holds("110.5", "100", tolerance: "0.1"))
  }

  @Test func anIgnoredOutputIsRecordedOnce() throws {
    let first = try run("output=ignore", recorded: nil, .printed("12:00"))
    #expect(first.differences.isEmpty)
    #expect(first.unrecorded.map(\.computed) == ["12:00"])
    #expect(try first.accepted() == "```swift output=ignore\n1\n```\n```output\n12:00\n```\n")
    let later = try run("output=ignore", recorded: "12:00", .printed("13:00"))
    #expect(later.differences.isEmpty && later.unrecorded.isEmpty)
    #expect(try later.accepted() == later.chapter.source.text)
  }

  @Test func aHiddenOutputIsNotRecorded() throws {
    let without = try run("output=hide", recorded: nil, .printed("noise"))
    #expect(without.differences.isEmpty)
    let with = try run("output=hide", recorded: "noise", .printed("noise"))
    #expect(with.differences.map(\.line) == [4])
    #expect(
      with.differences[0].message == "this recorded output is of a cell whose output is hidden")
    #expect(try with.accepted() == without.chapter.source.text)
  }

  /// The page is the same wherever it is built, though other numbers may be computed there.
  @Test func aPageHasWhatIsRecordedWhereThatMayStay() throws {
    let old: [CellOutput] = [.printed("0.5")]
    for options in ["output=ignore", "tolerance=1e-3"] {
      #expect(
        try run(options, recorded: "0.5", .printed("0.5001\n")).pageOutputs(ofCell: 0) == old)
      #expect(
        try run(options, recorded: nil, .printed("0.5")).pageOutputs(ofCell: 0) == old)
      let drawing = CellOutput.value(text: "0.5001", html: "<svg></svg>")
      #expect(try run(options, recorded: "0.5", drawing).pageOutputs(ofCell: 0) == [drawing])
    }
    #expect(try run("", recorded: "0.4", .printed("0.5")).pageOutputs(ofCell: 0) == old)
    #expect(
      try run("tolerance=1e-3", recorded: "0.4", .printed("0.5")).pageOutputs(ofCell: 0) == old)
    #expect(try run("output=hide", recorded: nil, .printed("0.5")).pageOutputs(ofCell: 0) == [])
  }

  @Test func slowCellsThatDoNotSaySoAreNamedOnce() throws {
    let text = "```swift\n1\n```\n\n```swift\n2\n```\n\n```swift slow\n3\n```\n\n```swift\n4\n```\n"
    let chapter = try Chapter(SourceText(path: "a.md", text: text))
    let seconds = [4.9, 5.1, 60, 7.6]
    let cells = seconds.map { CellResult(status: .ran, nanoseconds: Int($0 * 1e9)) }
    #expect(
      RunChapter(chapter: chapter, result: ChapterResult(cells: cells)).slowHint
        == "a.md:5: hint: mark the cells that take more than 5 s with `slow`: line 5 (5 s), "
        + "line 13 (8 s)")
    let quick = ChapterResult(cells: Array(cells.prefix(1)))
    #expect(RunChapter(chapter: chapter, result: quick).slowHint == nil)
  }
}
