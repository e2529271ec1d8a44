import LessonSyntax
import Testing

@Suite struct ExerciseTests {
  private func chapter(_ text: String) throws -> Chapter {
    try Chapter(SourceText(path: "a.md", text: text))
  }

  private func exercise(_ code: String) throws -> Exercise {
    let text = "# Chapter\n\n```swift exercise name=a\n\(code)\n```\n\n```swift solution\n1\n```\n"
    return try #require(try chapter(text).exercises.first)
  }

  @Test func neighbouringCellsAreOneExercise() throws {
    let chapter = try chapter(
      """
      ```swift
      let a = 1
      ```
      ```swift exercise name=first
      expect(false, "")
      ```
      Prose.
      > ```swift wrong="One."
      > 1
      > ```
      ```swift solution
      2
      ```
      ```swift wrong="Behind it."
      3
      ```
      ```swift exercise name=second
      expect(false, "")
      ```
      ```swift solution
      4
      ```
      """)
    #expect(chapter.exercises.map(\.name) == ["first", "second"])
    #expect(chapter.exercises.map(\.cell) == [1, 5])
    #expect(chapter.exercises.map(\.wrongAnswers) == [[2, 4], []])
    #expect(chapter.exercises.map(\.solution) == [3, 6])
    #expect(chapter.exercise(ofCell: 0) == nil)
    #expect(chapter.exercise(ofCell: 4)?.name == "first")
    #expect(chapter.exercise(ofCell: 6)?.name == "second")
  }

  @Test func theChecksBeginAtTheFirstExpect() throws {
    let exercise = try exercise(
      """
      func f() -> Int {
        expect(true, "inside braces")
        return 0
      }

      // Two checks.
      try expect(
        f() == 1,
        "one")
      let two = 2

      // The second.
      expect(f() == two, "two")
      """)
    #expect(exercise.starter.firstLine == 4)
    #expect(exercise.starter.text.hasSuffix("  return 0\n}\n"))
    #expect(exercise.checks.firstLine == 9)
    #expect(exercise.checks.text.hasPrefix("// Two checks.\ntry expect("))
    #expect(exercise.check(onLine: 10) == ["try expect(", "  f() == 1,", "  \"one\")"])
    #expect(exercise.check(onLine: 12) == exercise.check(onLine: 10))
    #expect(exercise.check(onLine: 16) == ["expect(f() == two, \"two\")"])
    #expect(exercise.check(onLine: 4) == [])
  }

  @Test(arguments: [
    "let text = \"\"\"\nexpect(\n\"\"\"", "let a = [\nexpect(true)]", "expected(1)",
    "a.expect(true)",
    "let a = 1; expect(true, \"\")", "// expect(true, \"\")", "",
  ])
  func whatBeginsNoStatementIsNoCheck(_ code: String) throws {
    let error = #expect(throws: Diagnostics.self) { try exercise(code) }
    #expect(error?.all.first?.message.hasPrefix("this exercise checks nothing") == true)
  }

  @Test func anExerciseMayStartFromNothing() throws {
    let exercise = try exercise("expect(answer == 4, \"\")")
    #expect(exercise.starter.text == "")
  }

  @Test func theTaskGoesUpToTheHeadingOrTheCellAbove() throws {
    let chapter = try chapter(
      """
      Before.

      ## Task

      Do this:

      - and that.

      ```swift exercise name=first
      expect(false, "")
      ```

      <details>

      ```swift solution
      1
      ```

      So much for that.

      </details>

      Then this.

      ```swift exercise name=second
      expect(false, "")
      ```
      ```swift solution
      1
      ```
      """)
    let tasks = chapter.exercises.map { chapter.task(of: $0).map(\.lines.lowerBound) }
    #expect(tasks == [[3, 5, 7], [23]])
    #expect(chapter.cells.map(\.isInDetails) == [false, true, false, false])
  }
}
