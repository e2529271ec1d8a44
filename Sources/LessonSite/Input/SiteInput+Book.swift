import LessonRunner
import LessonSyntax

extension SiteInput {
  /// The site of `book`, of which `runs` are the chapters that could be read.
  public init(book: Book, runs: [RunChapter]) {
    let configuration = book.configuration
    editions = ([configuration.language] + configuration.translations).map { language in
      let files = book.chapters.filter { $0.language == language }
      let chapters = files.compactMap { file in
        runs.first { $0.chapter.path == file.path }.map { run in
          SiteChapter(name: file.pageName, run: run)
        }
      }
      return SiteEdition(
        language: language, title: configuration.title, summary: configuration.description,
        chapters: chapters)
    }
  }
}

extension Book.ChapterFile {
  /// `04-vanishing-gradients` of `ko/04-vanishing-gradients.md`.
  fileprivate var pageName: String {
    let file = name.split(separator: "/").last ?? ""
    return String(file.hasSuffix(".md") ? file.dropLast(3) : file)
  }
}
