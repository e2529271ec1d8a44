import LessonRunner
import LessonSite
import LessonSyntax

/// A chapter from Markdown, with what its cells gave.
func chapter(
  _ markdown: String, name: String = "01-one", _ results: [CellResult] = []
) throws -> SiteChapter {
  let chapter = try Chapter(SourceText(path: "lessons/\(name).md", text: markdown))
  return SiteChapter(
    name: name, run: RunChapter(chapter: chapter, result: ChapterResult(cells: results)))
}

/// The English book with these chapters.
func book(_ chapters: [SiteChapter]) -> SiteInput {
  SiteInput(editions: [SiteEdition(language: "en", title: "A book", chapters: chapters)])
}

/// A page of the site, as its text.
func text(of path: String, in input: SiteInput) throws -> String {
  let files = try Site.files(for: input)
  guard let file = files.first(where: { $0.path == path }) else {
    throw HTMLTree.Problem(description: "no \(path) among \(files.map(\.path))")
  }
  return String(decoding: file.bytes, as: UTF8.self)
}

/// A page of the site, read.
func page(_ path: String, in input: SiteInput) throws -> HTMLTree.Element {
  try HTMLTree(text(of: path, in: input)).root
}

/// The page of a chapter that stands alone.
func page(_ markdown: String, _ results: [CellResult] = []) throws -> HTMLTree.Element {
  try page("01-one.html", in: book([chapter(markdown, results)]))
}

/// A cell that ran.
func ran(_ outputs: [CellOutput] = [], shapes: [LineShape] = []) -> CellResult {
  CellResult(status: .ran, outputs: outputs, shapes: shapes)
}
