import ArgumentParser
import Foundation
import LessonRunner
import LessonSite
import LessonSyntax

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write every chapter of a book as a page of a site.",
    discussion: """
      Runs the chapters whose cells, data or engine changed, side by side, and takes the others' \
      results from the cache. A page appears whole or not at all; one that has not changed is not \
      written. A chapter whose cell fails still gets its page, which shows the failure, and the exit \
      code is 1.

      With --shard only results are computed and kept, and no site is written: copy the shards' \
      caches into one folder, and build from that.

      Examples:
        lessons build --book notes --output public
        lessons build --explain
        lessons build --shard 2/3 --cache results
      """)

  @OptionGroup var book: BookOption

  @Option(help: "The folder to write the pages into.", completion: .directory)
  var output = "site"

  @Flag(help: "Write the pages of chapters that are drafts, too.")
  var drafts = false

  @Flag(help: "Say why each chapter ran or did not, and which chapters and cells are slow.")
  var explain = false

  @Flag(help: "Show in each cell's corner how long it ran; not the same twice.")
  var times = false

  @OptionGroup var shard: ShardOption

  @OptionGroup var cache: CacheOption

  func validate() throws { try NamedPath.confirm(output, "the folder for the pages") }

  func run() async throws {
    try await reportingErrors {
      let started = ContinuousClock.now
      let theme = try BookTheme(ofBookAt: book.path)
      let book = try Book(path: book.path)
      guard URL(filePath: output).standardizedFileURL.path != book.folder.standardizedFileURL.path
      else {
        throw WholeFile.Failure(
          path: output, reason: "the chapters are there: choose another folder with --output")
      }
      let chapters = book.chapters.filter { drafts || !$0.isDraft }
      let selection = try ChapterSelection(chapters, of: book, shard: shard.shard) {
        $0.outline(inLanguage: $1.language)
      }
      let outcome = try await BookRun(showingProgressOf: selection, cache: cache.folder)
      if explain {
        for line in outcome.explanation { StandardOutput.write(line + "\n") }
      }
      if let part = selection.summary(of: shard.shard) {
        let time = (ContinuousClock.now - started).shortText
        StandardError.write(
          "\(part): results kept, no site written, in \(time)\n")
      } else {
        try write(book, outcome, theme, started)
      }
      for hint in outcome.hints { StandardError.write("\(hint)\n") }
      guard outcome.diagnostics.isEmpty else { throw Diagnostics(outcome.diagnostics) }
    }
  }

  private func write(
    _ book: Book, _ outcome: BookRun, _ theme: BookTheme, _ started: ContinuousClock.Instant
  ) throws {
    // A chapter that cannot be read has no page, and its old one must not go for it.
    guard outcome.unreadable.isEmpty else {
      StandardError.write("\(output) is left as it was: a chapter cannot be read\n")
      throw Diagnostics(outcome.diagnostics)
    }
    let files: [SiteFile]
    do {
      files = try Site.files(
        for: SiteInput(book: book, runs: outcome.runs, theme: theme, showsTimes: times))
    } catch let error as Diagnostics {
      StandardError.write(
        "\(output) is left as it was: it cannot have all that the chapters ask for\n")
      throw Diagnostics(outcome.diagnostics + error.all)
    }
    let changes = try SiteFolder(path: output).write(files)
    let time = (ContinuousClock.now - started).shortText
    let frontPage = (output.hasSuffix("/") ? output : output + "/") + "index.html"
    StandardError.write("\(outcome.summary): \(changes) in \(time): \(frontPage)\n")
  }
}
