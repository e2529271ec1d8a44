import LessonSyntax
import Testing

@Suite struct PlainMarkdownTests {
  private func body(_ text: String) throws -> String {
    try Chapter(SourceText(path: "a.md", text: text)).html(
      with: PageParts(
        cells: [], formula: { "<math>\(HTML.escape($0.tex))</math>" },
        code: { info, text in "<pre>\(HTML.escape(text))</pre>" },
        destination: { $0.replacing(".md", with: ".html") }))
  }

  @Test func plainMarkdownIsCommonMarks() throws {
    #expect(
      try body("A *b* `c <d>`\n\n- x\n- y\n\n<b>raw</b> & \"quotes\"\n") == """
        <p>A <em>b</em> <code>c &lt;d&gt;</code></p>
        <ul>
        <li>x</li>
        <li>y</li>
        </ul>
        <p><b>raw</b> &amp; &quot;quotes&quot;</p>

        """)
  }

  @Test func headingsLinksAndFormulasGetTheirPlaces() throws {
    #expect(
      try body("## A $x_1$ *b*\n\n[next](05-init.md#a) $a<b$\n") == """
        <h2 id="a-x_1-b">
        A <math>x_1</math> <em>b</em>
        </h2>
        <p><a href="05-init.html#a">next</a> <math>a&lt;b</math></p>

        """)
  }
}
