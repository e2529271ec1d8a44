import Foundation
import LessonCheck
import LessonRunner
import LessonSyntax
import TestSupport
import Testing

@Suite struct TranslationTests {
  /// What drifted between the chapter `original` and `translation`.
  private func problems(_ original: String, _ translation: String) throws -> [String] {
    try MadeUpBook([
      "lessons.yml": "translations: [ko]", "a.md": original, "ko/a.md": translation,
    ]).problems(.translation, in: "ko/a.md")
  }

  private func cell(_ code: String, _ options: String = "") -> String {
    "```swift\(options)\n\(code)\n```\n"
  }

  private func problemOfCells(_ original: String, _ translation: String) throws -> [String] {
    try problems(cell(original), cell(translation))
  }

  @Test func commentsAndTextsMayDiffer() throws {
    let original = """
      # One

      ```swift hide caption="A loss"
      // The loss
      let loss = f(x, named: "loss") // of all
      print("loss \\(loss) of \\(n + 1)")
      ```

      ```swift error="too \\"small\\""
      let text = \"\"\"
        two
        lines
        \"\"\"
      if a { b }
      model
        .forward(x)
      ```
      """
    let translation = """
      # 하나

      앞의 글.

      ```swift hide caption="손실"
      let loss = f(
        x, named: "손실")

      /* 주석이
         더 길어요 */
      print("\\(n + 1) 중 \\(loss)")
      ```

      ```swift error="작아요"
      let text = "한 줄"
      if a {
        b  // 여기
      }
      model.forward(x)
      ```
      """
    #expect(try problems(original, translation) == [])
  }

  @Test(arguments: [
    ("let a = 1", "let a = 2", "this cell has `2` where its original has `1`, at a.md:2"),
    ("f(a)", "f(b)", "this cell has `b` where its original has `a`, at a.md:2"),
    ("f(\n  a)", "f(a, b)", "this cell has `,` where its original has `)`, at a.md:3"),
    ("a", "\"a\"", "this cell has `\"…\"` where its original has `a`, at a.md:2"),
    (
      "\"\\(a)\"", "\"\\(b)\"",
      "this cell has `\"…\"\\(b)` where its original has `\"…\"\\(a)`, at a.md:2"
    ),
    (
      "\"\\(f(\"x\"))\"", "\"\\(f(x))\"",
      "this cell has `\"…\"\\(f ( x ))` where its original has `\"…\"\\(f ( \"…\" ))`, at a.md:2"
    ),
    (
      "a - b", "a -b",
      "before `b` this cell has another space or line break than its original, at a.md:2"
    ),
    (
      "a\n-b", "a - b",
      "before `-` this cell has another space or line break than its original, at a.md:3"
    ),
    ("a\nb", "a", "this cell ends here, and its original goes on with `b` at a.md:3"),
    ("a", "a; b", "`;` is not in this cell's original, which ends at a.md:2"),
  ])
  func oneTokenThatDiffersIsNamed(_ original: String, _ translation: String, _ message: String)
    throws
  {
    let problems = try problemOfCells(original, translation)
    #expect(problems.map { $0.replacing(#/^\d+: /#, with: "") } == [message])
  }

  @Test func theLineIsThatOfTheTranslation() throws {
    let problems = try problems(
      "# A\n\n" + cell("let a = 1\n\nlet b = 2"), "# A\n\nMore.\n\n" + cell("let a = 1\nlet b = 3"))
    #expect(problems == ["7: this cell has `3` where its original has `2`, at a.md:6"])
  }

  @Test func everyDriftedCellIsNamed() throws {
    let problems = try problems(cell("a") + "\n" + cell("b"), cell("x") + "\n" + cell("y"))
    #expect(
      problems == [
        "2: this cell has `x` where its original has `a`, at a.md:2",
        "6: this cell has `y` where its original has `b`, at a.md:6",
      ])
  }

  @Test func optionsMustBeTheSame() throws {
    #expect(
      try problems(cell("a", " hide"), cell("a", "  fold  seed=3")) == [
        "1: this cell's options are not those of its original, a.md:1: here `swift fold seed=3`, "
          + "there `swift hide`"
      ])
    #expect(try problems(cell("a", " error"), cell("a", " error=\"x\"")).count == 1)
  }

  @Test func aMissingOrAddedCellIsNamed() throws {
    let (one, two) = (cell("a"), cell("a") + "\n" + cell("b"))
    #expect(
      try problems(two, one) == [
        "3: the cell at a.md:5 has no translation here; the original has 2 cells and this "
          + "translation 1"
      ])
    #expect(
      try problems(one, two) == [
        "5: this cell is not in a.md; the original has 1 cell and this translation 2"
      ])
    #expect(
      try problems(cell("z") + "\n" + two, two) == [
        "2: this cell has `a` where its original has `z`, at a.md:2; the original has 3 cells and "
          + "this translation 2"
      ])
    #expect(try problems(one, "Nothing.\n").count == 1)
  }

  @Test func seedAndDataMustBeTheSame() throws {
    let problems = try problems("---\nseed: 1\n---\n", "---\nseed: 2\ndata: [x]\n---\n")
    #expect(
      problems == [
        "1: the seed here is 2 and 1 in the original, a.md: a translation computes the same",
        "1: the data files here are not those of the original, a.md: a translation computes the "
          + "same",
      ])
  }

  @Test func aTranslationOfNothingIsNamed() throws {
    let book = try MadeUpBook(["lessons.yml": "translations: [ko]", "ko/b.md": "# B"])
    #expect(
      try book.problems(.translation, in: "ko/b.md") == [
        "-: this is a translation of b.md, which is not there: give it the original's name"
      ])
  }

  @Test func whatIsNoTranslationIsLeftAlone() throws {
    let book = try MadeUpBook([
      "lessons.yml": "translations: [ko]", "a.md": "", "en/a.md": cell("a"),
    ])
    #expect(try book.problems(.translation, in: "en/a.md") == [])
    #expect(try book.problems(.translation, in: "a.md") == [])
  }

  @Test func whatIsNotTranslatedYetIsAHint() throws {
    let made = try MadeUpBook([
      "lessons.yml": "translations: [ko]", "a.md": "", "b.md": "", "c.md": "", "ko/b.md": "",
      "d.md": "---\ndraft: true\n---\n",
    ])
    let book = try Book(path: made.folder.url.path)
    let report = CheckReport(of: BookRun(runs: []), CheckScope([]), book: book)
    #expect(report.hints == ["\(made.path("ko")): hint: not translated yet: a, c"])
    #expect(report.isPassed)
  }
}
