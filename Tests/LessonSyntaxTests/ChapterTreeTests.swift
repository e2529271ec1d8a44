import LessonSyntax
import Testing

@Suite struct ChapterTreeTests {
  @Test func everyNodeIsNamed() throws {
    let chapter = try Chapter(
      SourceText(
        path: "a.md",
        text: """
          ---
          seed: 3
          data: [d.csv]
          ---
          # T *e*

          a\\
          **b** `c` <i>d</i> [l](u "t") ![i](p)
          $x$ and

          $$
          y
          $$

          > - q

          1. n

          ```py
          code

          ```

          <p>

          ---

          ```swift error="no" fold
          1
          ```
          ```output
          2
          ```
          """))
    #expect(
      ChapterTree(chapter).description == """
        chapter "T e"
          front matter
            seed 3
            timeout 60 s
            data "d.csv"
          heading 1 #t-e, line 5
            text "T "
            emphasis
              text "e"
          paragraph, lines 7-9
            text "a"
            line break
            strong
              text "b"
            text " "
            code "c"
            text " "
            html "<i>"
            text "d"
            html "</i>"
            text " "
            link "u" titled "t"
              text "l"
            text " "
            image "p"
              text "i"
            soft break
            formula "x", line 9:1
            text " and"
          paragraph, lines 11-13
            display formula "y", line 11:1
          quote, line 15
            tight list, line 15
              item
                paragraph, line 15
                  text "q"
          tight numbered list from 1, lines 17-18
            item
              paragraph, line 17
                text "n"
          code "py", lines 19-22
            | code
            |
          html, line 24
            | <p>
          thematic break, lines 26-27
          cell 1, lines 28-30
            options fold error="no"
            code
              | 1
            output, lines 31-33
              | 2

        """)
  }

  @Test func optionsReadBackAsTheyPrint() throws {
    for options in [
      "fold error", "hide compile-error=\"a b\"", "no-run name=x", "skip",
      "output=ignore", "tolerance=0.001", "timeout=5s caption=\"C *d*\" seed=9", "output=hide",
    ] {
      let chapter = try Chapter(
        SourceText(path: "a.md", text: "```swift \(options)\n1\n```\n"))
      #expect(chapter.cells[0].options.description == options)
    }
    let roles = ["name=x exercise", "wrong=\"a hint\"", "solution"]
    let cells = roles.map { "```swift \($0)\nlet a = 1\n```\n" }
    let text = cells.joined().replacing(/1/, with: "1\nexpect(a == 2, \"two\")", maxReplacements: 1)
    let exercise = try Chapter(SourceText(path: "a.md", text: text))
    #expect(exercise.cells.map(\.options.description) == roles)
  }
}
