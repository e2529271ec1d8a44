import LessonSyntax
import Testing

struct FigureTests {
  @Test func anImageWithATitleIsAFigure() throws {
    #expect(
      try pageBody("> ![a *b*](c.png 'D < \"e\"')\n\nx\n![y][z]\n\n![y][z]\n\n[z]: z.png \"Z\"\n")
        == """
        <blockquote>
        <figure class="picture">
        <img src="c.png" alt="a b" />
        <figcaption>1. D &lt; &quot;e&quot;</figcaption>
        </figure>
        </blockquote>
        <p>x
        <img src="z.png" alt="y" title="Z" /></p>
        <figure class="picture">
        <img src="z.png" alt="y" />
        <figcaption>2. Z</figcaption>
        </figure>

        """)
    #expect(
      try blocks("![a](b 'C')").map(\.kind) == [
        .figure(source: "b", alternative: [.text("a")], caption: "C")
      ])
  }
}
