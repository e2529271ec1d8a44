import Foundation
import LessonExchange
import LessonSyntax
import Testing

@Suite struct NotebookImportTests {
  private static let picture = Data([0x89, 0x50, 0x4E, 0x47]).base64EncodedString()
  private static let other = Data([0x89, 0x50, 0x4E, 0x48]).base64EncodedString()
  private static var python: [String: Any] { ["language_info": ["name": "python"]] }

  private func read(_ cells: [[String: Any]]) throws -> NotebookImport {
    try NotebookImport(notebook(cells: cells), path: "n.ipynb", name: "n")
  }

  // MARK: Markdown

  @Test func markdownComesOverAsItIs() throws {
    let source = "## 제목\n\n- *a*\n    - b  \n\n$x_1$ \\* <b>c</b>\n\n```python\nx\n```"
    #expect(try body([markdown(source)]) == source + "\n")
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
    #expect(try body([markdown(lines)]) == source + "\n")
  }

  @Test func theTitleIsTheNotebooksOrTheFirstHeading() throws {
    func title(_ cells: [[String: Any]], _ metadata: [String: Any] = [:]) throws -> String? {
      let text = try NotebookImport(
        notebook(cells: cells, metadata: metadata), path: "n.ipynb", name: "n"
      ).text
      return try Chapter(SourceText(path: "a.md", text: text)).frontMatter.title
    }
    #expect(try title([markdown("# A *b* \"c\": d")]) == "A b \"c\": d")
    #expect(try title([markdown("# A")], ["title": "B\\"]) == "B\\")
    #expect(try title([markdown("text")]) == "n")
    let raw: [String: Any] = ["cell_type": "raw", "source": "---\nlayout: x\ntitle: 'C'\n---"]
    #expect(try title([raw, markdown("text")]) == "C")
  }

  @Test func picturesBecomeFiles() throws {
    let both = ["image.png": ["image/png": Self.picture], "a b.png": ["image/png": Self.picture]]
    let imported = try read([
      markdown(
        "![x](attachment:image.png) ![y](attachment:a%20b.png)\n<img src=\"attachment:image.png\">\n`attachment:image.png`",
        attachments: both),
      markdown("![x](attachment:image.png)", attachments: ["image.png": ["image/png": Self.other]]),
      markdown(
        "![x](<attachment:../../etc/x.png>)",
        attachments: ["../../etc/x.png": ["image/png": Self.other]]),
    ])
    #expect(
      imported.pictures.map(\.path) == [
        "n-images/a-b.png", "n-images/image.png", "n-images/image-2.png", "n-images/x.png",
      ])
    #expect(imported.text.contains("![x](n-images/image.png) ![y](n-images/a-b.png)"))
    #expect(imported.text.contains("<img src=\"n-images/image.png\">"))
    #expect(imported.text.contains("`attachment:image.png`"), "code stays as it is")
    #expect(imported.text.contains("![x](n-images/image-2.png)"))
    #expect(imported.text.contains("![x](<n-images/x.png>)"))
  }

  @Test func namesThatDifferInCaseAloneAreTwoFiles() throws {
    let imported = try read([
      markdown("![x](attachment:A.png)", attachments: ["A.png": ["image/png": Self.picture]]),
      markdown("![x](attachment:a.png)", attachments: ["a.png": ["image/png": Self.other]]),
    ])
    #expect(imported.pictures.map(\.path) == ["n-images/A.png", "n-images/a-2.png"])
  }

  @Test func aMissingPictureIsSaid() throws {
    #expect(
      try read([markdown("![x](attachment:gone.png)")]).notes
        == ["the picture `gone.png` is not in the notebook, so a link to it leads nowhere"])
  }

  @Test func linksToHeadingsLeadThere() throws {
    let text = try body([
      markdown("# My Heading, 제목!\n\n[a](#My-Heading,-제목!) [b](#elsewhere) [c](#my-heading-제목)")
    ])
    #expect(text.contains("[a](#my-heading-제목) [b](#elsewhere) [c](#my-heading-제목)"))
  }

  // MARK: What a lesson would read otherwise

  @Test func nothingInTheTextBecomesACell() throws {
    let imported = try read([
      markdown("```swift\nlet x = 1\n```"), markdown("> ~~~ swift error\n> x\n> ~~~"),
      markdown("- ````output\n  1\n  ````"), markdown("&#32;\n```&#115;wift\nx\n```"),
      markdown("```text\n```swift\n```"),
    ])
    let chapter = try Chapter(SourceText(path: "a.md", text: imported.text))
    #expect(chapter.cells.isEmpty)
    #expect(imported.text.contains("```Swift\nlet x = 1"))
    #expect(imported.text.contains("> ~~~ Swift error"))
    #expect(imported.text.contains("- ````text\n"))
    #expect(imported.text.contains("```text\n```swift\n```"), "code that holds a fence stays")
    #expect(imported.notes.first?.hasPrefix("3 blocks of Swift in the text stayed text") == true)
  }

  @Test func nothingInTheTextBecomesAClaim() throws {
    let text = try body([
      markdown(
        "[0.9](=accuracy) [x](<=abs(v) < 1>) ![y](=z) [z]( <=a > b>) <i title='[t](=t)'> `[a](=b)` [c]\n\n[c]: =d\n\n    [e](=f)"
      )
    ])
    #expect(
      text == """
        [0.9](%3Daccuracy) [x](<%3Dabs(v) < 1>) ![y](%3Dz) [z]( <%3Da > b>) <i title='[t](%3Dt)'> `[a](=b)` [c]

        [c]: %3Dd

            [e](=f)

        """)
  }

  @Test(arguments: [
    "```python\nopen", "~~~~\nopen", "<!-- open", "<script>\nopen", "<pre>\n\nopen", "<?open",
    "<![CDATA[ open", "`````\n```\n", "- item\n\n  ```\n  open", "> ```\n> open", "<!DOCTYPE",
    "````\n~~~~~~\n```", "<style>\nopen",
  ])
  func whatIsLeftOpenSwallowsNothing(_ open: String) throws {
    let text = try body(
      [markdown(open), markdown("Last *words*."), code("x")], metadata: Self.python)
    let chapter = try Chapter(SourceText(path: "a.md", text: text))
    let kinds = chapter.blocks.suffix(2).map(\.kind)
    #expect(kinds.first == .paragraph([.text("Last "), .emphasis([.text("words")]), .text(".")]))
    #expect(kinds.last == .code(info: "python", "x\n"))
  }

  /// The chapter's blocks in words, without their lines.
  private func tree(_ text: String) throws -> [String] {
    let chapter = try Chapter(SourceText(path: "a.md", text: text))
    return ChapterTree(chapter).description.split(separator: "\n").dropFirst(4)
      .map { String($0).replacing(/, lines? [0-9-]+$/, with: "") }
  }

  @Test func neighboursStayTwoCells() throws {
    for (first, second) in [("- a", "- b"), ("- a", "    code"), ("1. a", "1. b")] {
      let together = try tree(body([markdown(first), markdown(second)]))
      let separator = ["  html", "    | <!-- -->"]
      #expect(together == (try tree(first)) + separator + (try tree(second)), "\(first), \(second)")
    }
    #expect(
      try !body([markdown("- a"), markdown("b")]).contains("<!--"), "only where it is needed")
  }

  @Test func frontMatterOfTheNotebooksOwnIsNone() throws {
    let text = try body([markdown("text"), markdown("---\nseed: 9\n---\nmore")])
    let chapter = try Chapter(SourceText(path: "a.md", text: "---\ntitle: T\n---\n\n" + text))
    #expect(chapter.frontMatter.seed == 0)
    #expect(text.contains("---\nseed: 9\n---\nmore"))
  }

  // MARK: Code

  @Test func codeOfAnotherLanguageIsShown() throws {
    #expect(
      try body([code("%matplotlib inline\n!ls\nx = '```'")], metadata: Self.python)
        == "```python\n%matplotlib inline\n!ls\nx = '```'\n```\n")
    #expect(try body([code("a\n ```")], metadata: Self.python) == "````python\na\n ```\n````\n")
    #expect(
      try body([code("x <- 1")], metadata: ["language_info": ["name": "R"]])
        == "```r\nx <- 1\n```\n")
    #expect(
      try body([code("x")], metadata: ["language_info": ["name": "output"]]) == "```text\nx\n```\n")
    #expect(try body([code("  \n")]) == "")
  }

  @Test func swiftCodeBecomesCells() throws {
    let imported = try NotebookImport(
      notebook(cells: [code("1")], metadata: ["kernelspec": ["language": "swift"]]),
      path: "n.ipynb", name: "n")
    #expect(imported.cellCount == 1)
    #expect(imported.text.hasSuffix("```swift\n1\n```\n"))
  }

  @Test func outputsAreTextAndPictures() throws {
    let outputs: [[String: Any]] = [
      ["output_type": "stream", "name": "stdout", "text": ["\u{1B}[31mred\u{1B}[0m\n", "two\n"]],
      [
        "output_type": "execute_result", "data": ["text/plain": "3", "text/html": "<b>3</b>"],
      ],
      [
        "output_type": "display_data",
        "data": ["text/plain": "<Figure>", "image/png": Self.picture + "\n"],
      ],
      ["output_type": "error", "ename": "ValueError", "evalue": "bad", "traceback": ["…"]],
    ]
    let imported = try read([code("x", outputs)])
    #expect(
      imported.text.hasSuffix(
        """
        ```python
        x
        ```

        ```text
        red
        two
        3
        ```

        ![Output 1](n-images/output-1.png)

        ```text
        ValueError: bad
        ```

        """))
    #expect(imported.pictures.map(\.path) == ["n-images/output-1.png"])
  }

  @Test func formatThreeIsRead() throws {
    let old: [String: Any] = [
      "nbformat": 3, "nbformat_minor": 0, "metadata": ["name": ""],
      "worksheets": [
        [
          "cells": [
            ["cell_type": "heading", "level": 2, "source": ["Old ", "title"]],
            ["cell_type": "markdown", "source": "text"],
            [
              "cell_type": "code", "language": "python", "input": ["x = 1\n", "x"],
              "outputs": [
                ["output_type": "pyout", "text": ["1"]],
                ["output_type": "display_data", "png": Self.picture, "text": "<fig>"],
                ["output_type": "pyerr", "ename": "E", "evalue": "v"],
              ],
            ],
          ]
        ]
      ],
    ]
    let bytes = Array(try JSONSerialization.data(withJSONObject: old))
    let imported = try NotebookImport(bytes, path: "n.ipynb", name: "n")
    #expect(
      imported.text == """
        ---
        title: "Old title"
        ---

        ## Old title

        text

        ```python
        x = 1
        x
        ```

        ```text
        1
        ```

        ![Output 1](n-images/output-1.png)

        ```text
        E: v
        ```

        """)
  }
}
