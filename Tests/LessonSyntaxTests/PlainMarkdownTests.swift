import LessonSyntax
import Testing

@Suite struct PlainMarkdownTests {
  @Test func plainMarkdownIsCommonMarks() throws {
    #expect(
      try pageBody("A *b* `c <d>`\n\n- x\n- y\n\n<b>raw</b> & \"quotes\"\n") == """
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
      try pageBody("## A $x_1$ *b*\n\n[next](05-init.md#a) $a<b$\n") == """
        <h2 id="a-x_1-b">
        A <math>x_1</math> <em>b</em>
        </h2>
        <p><a href="05-init.html#a">next</a> <math>a&lt;b</math></p>

        """)
  }
}
