import LessonRunner
import LessonSite
import LessonSyntax
import Testing

/// What is left of a chapter for its page makes the same site as all of it: a build keeps the one, a
/// check of the site the other.
@Suite struct OutlineTests {
  static let texts = [
    "# One\n\nOpening *text*.\n\nMore.\n\n## Part\n\n> ### Quoted\n\n- #### Listed\n\nLast.[^a]\n\n"
      + "[^a]: A note.\n",
    "- a list first\n\n## Part\n\nThe opening.\n", "Only text.\n", "",
    "---\ntitle: T\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "# $x_1$ and `y`\n\n$$\na\n$$\n\n![x](x.png \"caption\")\n\n[a](02-two.md) <a id=\"z\"></a>\n",
    "# One\n\nSee [](#a-part) and [](#norms).\n\n## A part\n\n$$\nx \\label{norms}\n$$\n",
    "> [!NOTE]\n> # Inside\n\n```text\nf\n```\n\n## 둘\n\n글.\r\n",
  ]

  @Test(arguments: texts)
  func anOutlineMakesTheSamePages(_ markdown: String) throws {
    let whole = try Chapter(SourceText(path: "lessons/01-one.md", text: markdown))
    func files(_ chapter: (_ language: String) -> Chapter) throws -> [SiteFile] {
      let editions = [("en", "A book"), ("ko", "책")].map { language, title in
        let run = RunChapter(chapter: chapter(language), result: ChapterResult(cells: []))
        return SiteEdition(
          language: language, title: title, chapters: [SiteChapter(name: "01-one", run: run)])
      }
      return try Site.files(for: SiteInput(editions: editions))
    }
    #expect(try files { whole.outline(inLanguage: $0) } == files { _ in whole })
    #expect(whole.outline(inLanguage: "en").blocks.count <= whole.blocks.count)
  }

  @Test func aChapterWithCodeIsLeftWhole() throws {
    for markdown in ["# One\n\n```swift\nf()\n```\n\nMore.\n", "# One\n\n[1](=x)\n\nMore.\n"] {
      let whole = try Chapter(SourceText(path: "x.md", text: markdown))
      let outline = whole.outline(inLanguage: "en")
      #expect(outline.blocks == whole.blocks)
      #expect(outline.cells == whole.cells)
      #expect(outline.claims == whole.claims)
      #expect(outline.source == whole.source)
    }
  }
}
