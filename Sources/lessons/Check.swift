import ArgumentParser
import LessonCheck
import LessonRunner
import LessonSite
import LessonSyntax

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Does everything that the chapters say still hold?",
    discussion: """
      Runs the chapters and compares what every cell computes with the `output` fence under it, \
      exactly where the cell's options do not say otherwise, and what every claim computes with its \
      text. Holds links and images to the files and headings that they lead to, and translations to \
      the cells of their originals. Prints a unified diff for each output that differs, a line for \
      everything else, with file and line, and exits with 1. Never writes a chapter: `lessons \
      accept` does.

      --changed-since runs the cells of the chapters alone that are not as they were at a revision \
      of git: where the Markdown, a data file that it names, the original of a translation or \
      lessons.yml is another, committed or not. Links and translations are held in all of them. A \
      new engine or compiler changes no file of a book: check it without --changed-since, which \
      runs what the cache does not know.

      Examples:
        lessons check
        lessons check lessons/04-vanishing-gradients.md notes.md
        lessons check --site
        lessons check --changed-since origin/main
        lessons check --format github --format junit=report.xml
        lessons check --shard 2/3
      """)

  @OptionGroup var chapters: ChapterArguments

  @Option(
    help: """
      `text`, `github` or `json` for standard output, or a form and a file: `junit=FILE`, \
      `json=FILE`. May be given several times.
      """,
    completion: .list(ReportFormat.allCases.map(\.rawValue)),
    transform: ReportDestination.init(argument:))
  var format: [ReportDestination] = []

  @OptionGroup var shard: ShardOption

  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp("Run only the chapters that changed since then.", valueName: "revision"))
  var revision: String?

  @Option(
    defaultAsFlag: "site",
    help: "The folder of the site must be what `lessons build` writes, to the byte.",
    completion: .directory)
  var site: String?

  func validate() throws {
    if let problem = ReportDestination.problem(with: format) { throw ValidationError(problem) }
    try NamedPath.confirm(site, "the site's folder")
    if site != nil, !chapters.chapters.isEmpty {
      throw ValidationError("--site is about a whole book: name no chapter with it.")
    }
    if shard.shard != nil, !chapters.chapters.isEmpty {
      throw ValidationError("--shard splits a whole book: leave out the chapters.")
    }
    if site != nil, revision != nil || shard.shard != nil {
      let other = revision == nil ? "--shard" : "--changed-since"
      throw ValidationError("--site needs every chapter's results: leave \(other) out.")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let started = ContinuousClock.now
      let subject = try chapters.subject(shard: shard.shard)
      let scope =
        if let revision {
          try await CheckScope(subject.paths, changedSince: revision)
        } else {
          CheckScope(subject.paths)
        }
      let theme = site == nil ? .builtIn : try BookTheme(ofBookAt: chapters.book.path)
      let run = try await BookRun(
        showingProgressOf: ChapterSelection(scope.running), cache: chapters.cache.folder)
      var report = CheckReport(of: run, scope, book: subject.book)
      report.revision = revision
      if let book = subject.book, scope.running == scope.all {
        try hold(site, of: book, theme, run, in: &report)
      }
      report.duration = ContinuousClock.now - started
      try show(report)
      guard report.isPassed else { throw ExitCode(1) }
    }
  }

  /// Holds the chapters to what a site of them needs and, where `path` names one, compares the site
  /// in that folder with what a build would write there.
  private func hold(
    _ path: String?, of book: Book, _ theme: BookTheme, _ run: BookRun,
    in report: inout CheckReport
  ) throws {
    guard run.unreadable.isEmpty else {
      if let path {
        report.hints.append("\(path): hint: not compared, since a chapter cannot be read")
      }
      return
    }
    let published = run.runs.filter { !$0.chapter.frontMatter.isDraft }
    do {
      let files = try Site.files(for: SiteInput(book: book, runs: published, theme: theme))
      guard let path else { return }
      report.otherFindings = SiteFolder(path: path).differences(from: files)
        .map { Finding(.site, $0) }
    } catch let error as Diagnostics {
      // Links stand on lines; what stands on none is wrong with a chapter's file.
      report.add(error.all.filter { $0.line != nil }, as: .link)
      report.add(error.all.filter { $0.line == nil }, as: .chapter)
      guard let path else { return }
      report.hints.append(
        "\(path): hint: not compared, since it cannot have all that the chapters ask for")
    }
  }

  /// Writes the reports into their files, and says the rest where a person, or a program, reads it.
  private func show(_ report: CheckReport) throws {
    let workspace = Workspace(environment: Surroundings.environment)
    for destination in format {
      guard let file = destination.file else { continue }
      let text = destination.format.text(of: report, workspace: workspace)
      try WholeFile.write(Array(text.utf8), to: file)
    }
    let printed = format.first { $0.file == nil }?.format ?? .text
    if printed == .text {
      StandardOutput.writeDiffs(report.diffText)
      StandardError.write(report.errorText)
    } else {
      StandardOutput.write(printed.text(of: report, workspace: workspace))
    }
    for hint in report.hints { StandardError.write("\(hint)\n") }
    StandardError.write(report.summary + "\n")
  }
}
