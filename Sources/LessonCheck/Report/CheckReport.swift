import LessonRunner
import LessonSyntax

/// What a check found: one value that every format is made from.
public struct CheckReport: Equatable, Sendable {
  /// Every chapter that the check is about, in the order in which they were named.
  public var chapters: [CheckedChapter]

  /// What is wrong with no chapter of its own: files of the site.
  public var otherFindings: [Finding] = []

  /// What an author may want to know, and what is no error.
  public var hints: [String] = []

  /// The revision since which chapters that did not change were left out.
  public var revision: String?

  /// How long all of it took.
  public var duration = Duration.zero

  /// The report of `run`, with what links and translations are found to be in it and in the chapters
  /// that did not run.
  ///
  /// - Parameters:
  ///   - scope: the chapters that were to run, and those that were not.
  ///   - book: the book whose translations are held to be complete; nil where chapters were named.
  public init(of run: BookRun, _ scope: CheckScope, book: Book?) {
    let links = LinkChecker(known: run.runs.map(\.chapter))
    let runs = Dictionary(run.runs.map { ($0.chapter.path, $0) }) { first, _ in first }
    let unreadable = Dictionary(grouping: run.unreadable, by: \.path)
    chapters = scope.all.map { path in
      var checked = CheckedChapter(path: path)
      var chapter: Chapter?
      if let run = runs[path] {
        chapter = run.chapter
        checked = CheckedChapter(run)
      } else if let diagnostics = unreadable[path] {
        checked.add(diagnostics.map { Finding(.chapter, $0) })
      } else {
        do throws(Diagnostics) {
          chapter = try Chapter(contentsOf: path)
        } catch {
          checked.add(error.all.map { Finding(.chapter, $0) })
        }
      }
      if let chapter {
        checked.add(links.findings(in: chapter))
        checked.add(TranslationCheck.findings(in: chapter))
      }
      return checked
    }
    hints = run.hints
    if let book { hints += TranslationCheck.missingChapters(of: book) }
  }

  /// Adds what else is wrong with the chapters; what is known of them already is not said twice.
  public mutating func add(_ diagnostics: [Diagnostic], as kind: Finding.Kind) {
    for (path, problems) in Dictionary(grouping: diagnostics, by: \.path)
      .sorted(by: { $0.key < $1.key })
    {
      guard let index = chapters.firstIndex(where: { $0.path == path }) else {
        otherFindings += problems.map { Finding(kind, $0) }
        continue
      }
      let known = Set(chapters[index].findings.map(\.diagnostic))
      chapters[index].add(problems.filter { !known.contains($0) }.map { Finding(kind, $0) })
    }
  }

  /// Everything that is wrong.
  public var findings: [Finding] { chapters.flatMap(\.findings) + otherFindings }

  /// All is as it must be.
  public var isPassed: Bool { findings.isEmpty }
}
