import LessonSyntax
import Testing

struct FootnoteTests {
  @Test func numberedByFirstUseWithLinksBack() throws {
    let text = """
      One[^b] two[^a], again[^B].

      [^a]: Word
      [^b]: More *text*,
      lazy.

          - a list

      After
      """
    #expect(
      try pageBody(text) == """
        <p>One<sup><a href="#fn.1" id="fnref.1" role="doc-noteref">1</a></sup> two<sup>\
        <a href="#fn.2" id="fnref.2" role="doc-noteref">2</a></sup>, again<sup>\
        <a href="#fn.1" id="fnref.1.2" role="doc-noteref">1</a></sup>.</p>
        <p>After</p>
        <section>
        <ol>
        <li id="fn.1">
        <p>More <em>text</em>,
        lazy.</p>
        <ul>
        <li>a list</li>
        </ul>
        <p><a href="#fnref.1">↩</a> <a href="#fnref.1.2">↩</a></p>
        </li>
        <li id="fn.2">
        <p>Word <a href="#fnref.2">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func aFootnoteMayReferToAnother() throws {
    let chapter = try Chapter(
      SourceText(path: "a.md", text: "a[^x]\n\n[^y]: $y$\n[^x]: see[^y]\n"))
    #expect(chapter.footnotes.map(\.uses) == [1, 1])
    #expect(
      chapter.footnotes.first?.blocks.map(\.kind) == [
        .paragraph([.text("see"), .footnote(number: 2, use: 1)])
      ])
    #expect(chapter.footnotes.last?.blocks.first?.lines.lowerBound == 3)
  }

  @Test func definitionsAndReferencesStandWhereTheyMay() throws {
    let text = """
      > | a[^1] |
      > |---|
      >
      > [^1]: in a quote
      - item[^2] `[^2]` \\[^2]

        [^2]: in a list
      - next

      ```
      [^3]: code
      ```
      """
    let body = try pageBody(text)
    #expect(body.contains("a<sup><a href=\"#fn.1\""))
    #expect(body.contains("<code>[^2]</code> [^2]"))
    #expect(body.contains("[^3]: code"))
    #expect(body.contains("<p>in a quote <a href"))
    #expect(body.contains("<p>in a list <a href"))
    #expect(body.contains("next"))
    // Nothing is left of a quote that held a definition only.
    #expect(try !pageBody("a[^1]\n\n> [^1]: b\n").contains("blockquote"))
  }

  @Test(arguments: [
    ("a\n\n[^x]: b", 3, "nothing refers to the footnote `[^x]`"),
    ("a[^x]\n\n[^x]: b\n[^X]: c", 4, "the footnote `[^X]` is defined on line 3 already"),
    ("a[^not] b[^note]\n\n[^note]: b", 1, "there is no footnote `[^not]`: did you mean `note`?"),
    ("a[^x]\n\n[^x]:\n    ```swift\n    1\n    ```", 4, "a cell cannot stand in a footnote"),
    ("a[^x]\n\n[^x]: [1](=1)", 3, "a claim cannot stand in a footnote"),
    ("![a[^x]](b)\n\n[^x]: b", 1, "a footnote in the text of an image"),
  ])
  func mistakesAreNamed(_ text: String, line: Int, message: String) {
    let problems = problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("a.md:\(line)") == true)
    #expect(problems.first?.contains("error: " + message) == true)
  }

  @Test(arguments: ["a [^1] b [^a b]", "[^", "[^]", "`[^1]`\n\n    [^1]: a"])
  func whatIsNoFootnoteIsCommonMarks(_ text: String) throws {
    #expect(try pageBody(text) == commonMark(text))
  }
}
