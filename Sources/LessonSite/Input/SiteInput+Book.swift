import LessonRunner
import LessonSyntax

extension SiteInput {
  /// The site of `book`, of which `runs` are the chapters that it shows.
  ///
  /// - Throws: every link of them to a file that the site cannot have.
  public init(
    book: Book, runs: [RunChapter], theme: BookTheme, showsTimes: Bool = false
  ) throws(Diagnostics) {
    let configuration = book.configuration
    let original = BookConfiguration.Translation(language: configuration.language)
    let runs = Dictionary(runs.map { ($0.chapter.path, $0) }) { first, _ in first }
    var linked = LinkedFiles(of: book)
    var editions: [SiteEdition] = []
    for translation in [original] + configuration.translations {
      var edition = SiteEdition(
        language: translation.language, title: translation.title ?? configuration.title,
        summary: translation.description ?? configuration.description)
      for file in book.chapters where file.language == translation.language {
        guard let run = runs[file.path] else { continue }
        if file.isFrontPage {
          edition.front = run
        } else {
          edition.chapters.append(SiteChapter(name: file.chapterName, run: run))
        }
        linked.add(run.chapter, name: file.name)
      }
      editions.append(edition)
    }
    guard linked.problems.isEmpty else { throw Diagnostics(linked.problems) }
    self.init(
      editions: editions, theme: theme, showsTimes: showsTimes, files: linked.files,
      publication: Publication(
        url: configuration.url, repository: configuration.repository,
        redirects: configuration.redirects))
  }
}
