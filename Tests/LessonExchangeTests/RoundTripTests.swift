import CellProtocol
import LessonExchange
import LessonRunner
import LessonSyntax
import TestSupport
import Testing

@Suite struct RoundTripTests {
  private func imported(_ run: RunChapter) throws -> String {
    let notebook = try export(run, as: .ipynb)
    return try NotebookImport(Array(notebook.utf8), path: "a.ipynb", name: "a").text
  }

  @Test func aChapterComesBackToTheByte() throws {
    let chapter = """
      ---
      title: "The \\"title\\""
      seed: 7
      ---

      # 제목과 *marks*

      Prose with `code`, $x_1$, [a link](#제목과-marks) and [another][one].

      ```swift
      let x = 1 // ```
      x
      ```
      ```output
      1
      ```

      - a list
      - with items

      ~~~swift fold error="no" caption="A `caption`"
      fail()
      ~~~
      ```output
      printed
      error: no
      ```

      $$
      \\sum_i x_i
      $$

      ```python
      code()
      ```

      | no | table |

      [one]: https://example.org "Title"

      """
    let run = try sample(
      chapter, [[.value(text: "1", html: "")], [.printed("printed\n"), .error("no")]])
    let back = try imported(run)
    #expect(back == chapter, "\(lineDifference(expected: chapter, actual: back))")
  }

  @Test func frontMatterIsAsItWas() throws {
    for chapter in ["# T\n\ntext\n", "---\ndata: [x]\n---\n\ntext\n"] {
      #expect(try imported(sample(chapter)) == chapter)
    }
  }

  @Test(arguments: 0..<300)
  func proseOfAnyChapterIsTheSame(_ seed: Int) throws {
    var numbers = SeededRandom(seed: UInt64(seed))
    let pieces = [
      "Text *with* `marks` and $x_1$.", "# Heading \(seed)", "- a\n- b\n\n  more", "1. one\n2. two",
      "> quote\n> more", "    indented code", "```text\n```", "~~~~\n```\n~~~~",
      "<div>\n\nx\n\n</div>",
      "***", "[x]: y", "see [x] and [X][x]", "![p](q.png)", "$$\na\n$$", "line\\\nbreak",
    ]
    var chapter = ""
    for _ in 0..<Int.random(in: 1...8, using: &numbers) {
      chapter += pieces.randomElement(using: &numbers)! + "\n\n"
      if Bool.random(using: &numbers) { chapter += "```swift\n1\n```\n\n" }
    }
    let run = try sample(chapter)
    let back = try Chapter(SourceText(path: "a.md", text: imported(run)))
    #expect(back.cells.map(\.code) == run.chapter.cells.map(\.code))
    #expect(back.blocks.map(\.kind) == run.chapter.blocks.map(\.kind), "\(chapter)")
  }

  /// What stands in a list stays text of its own, wherever the list ends in the notebook.
  @Test func cellsInListsAndQuotes() throws {
    let chapter = """
      1. first

         ```swift
         1
         ```

         below it

      > quoted
      >
      > ```swift
      > 2
      > ```
      >
      > below it
      """
    let text = try imported(sample(chapter))
    #expect(
      text == """
        1. first

        ```swift
        1
        ```

        below it

        > quoted

        ```swift
        2
        ```

        > below it

        """)
  }
}
