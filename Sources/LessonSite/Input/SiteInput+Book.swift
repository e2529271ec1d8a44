import LessonRunner
import LessonSyntax

extension SiteInput {
  /// The site of `book`, of which `runs` are the chapters that could be read.
  public init(
    book: Book, runs: [RunChapter], theme: BookTheme, showsTimes: Bool = false
  ) {
    let configuration = book.configuration
    let original = BookConfiguration.Translation(language: configuration.language)
    let editions = ([original] + configuration.translations).map { translation in
      let files = book.chapters.filter { $0.language == translation.language }
      let chapters = files.compactMap { file in
        runs.first { $0.chapter.path == file.path }.map { run in
          SiteChapter(name: file.chapterName, run: run)
        }
      }
      return SiteEdition(
        language: translation.language, title: translation.title ?? configuration.title,
        summary: translation.description ?? configuration.description, chapters: chapters)
    }
    self.init(editions: editions, theme: theme, showsTimes: showsTimes)
  }
}
