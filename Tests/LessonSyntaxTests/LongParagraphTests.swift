import LessonSyntax
import Testing

/// Paragraphs of any length take time in proportion: what took its square would hold this test for
/// minutes.
@Suite struct LongParagraphTests {
  @Test func formulasByTheThousandKnowTheirColumns() throws {
    let count = 30_000
    let line = String(repeating: "a $x$ ", count: count)
    let chapter = try Chapter(SourceText(path: "x.md", text: "가 " + line + "\n"))
    guard case .paragraph(let inlines)? = chapter.blocks.first?.kind else {
      Issue.record("no paragraph")
      return
    }
    let columns = inlines.compactMap { inline in
      if case .math(let span) = inline { span.column } else { nil }
    }
    #expect(columns.count == count)
    #expect(columns.prefix(2) == [5, 11])
    #expect(columns.last == 5 + 6 * (count - 1))
  }
}
