import LessonRunner
import LessonSyntax

extension SiteInput {
  /// The site of `book`, of which `runs` are the chapters that it shows.
  ///
  /// - Throws: every link of them to a file that the site cannot have, and every chapter that cannot have
  ///   a page of its name.
  public init(
    book: Book, runs: [RunChapter], theme: BookTheme, showsTimes: Bool = false
  ) throws(Diagnostics) {
    let configuration = book.configuration
    let original = BookConfiguration.Translation(language: configuration.language)
    let runs = Dictionary(runs.map { ($0.chapter.path, $0) }) { first, _ in first }
    var linked = LinkedFiles(of: book)
    var problems: [Diagnostic] = []
    var editions: [SiteEdition] = []
    for translation in [original] + configuration.translations {
      var edition = SiteEdition(
        language: translation.language, title: translation.title ?? configuration.title,
        summary: translation.description ?? configuration.description)
      var names: [String: String] = [:]
      for file in book.chapters where file.language == translation.language {
        guard let run = runs[file.path] else { continue }
        let other = names.updateValue(file.path, forKey: file.chapterName.lowercased())
        if let problem = Self.problem(withNameOf: file, other) {
          problems.append(Diagnostic(path: file.path, message: problem))
        }
        if file.isFrontPage {
          edition.front = run
        } else {
          edition.chapters.append(SiteChapter(name: file.chapterName, run: run))
        }
        linked.add(run.chapter, name: file.name)
      }
      editions.append(edition)
    }
    problems += linked.problems
    guard problems.isEmpty else { throw Diagnostics(problems) }
    self.init(
      editions: editions, theme: theme, showsTimes: showsTimes, files: linked.files,
      publication: Publication(
        url: configuration.url, repository: configuration.repository,
        redirects: configuration.redirects))
  }

  /// Why the chapter in `file` cannot have a page of its name.
  ///
  /// - Parameter other: the path of a chapter in the same folder, whose name differs in capitals alone.
  private static func problem(withNameOf file: Book.ChapterFile, _ other: String?) -> String? {
    let name = file.chapterName
    if !file.isFrontPage, PageAddress.isReserved(name) {
      return
        "every site has a page `\(name.lowercased()).html` of its own: give this file another name"
    }
    if !PageAddress.isFileName(name) {
      return "a page cannot have this file's name: give it one of letters, digits and hyphens"
    }
    return other.map { "this file and \($0) are one to some systems: rename one of them" }
  }
}
