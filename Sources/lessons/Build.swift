import ArgumentParser
import Foundation
import LessonRunner
import LessonSite
import LessonSyntax

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write every chapter of a book as a page of a site.",
    discussion: """
      Runs the chapters whose cells, data or engine changed, and takes the others' results from the \
      cache. A page appears whole or not at all; one that has not changed is not written. A chapter \
      whose cell fails still gets its page, which shows the failure, and the exit code is 1.

      Example: lessons build --book notes --output public
      """)

  @OptionGroup var book: BookOption

  @Option(help: "The folder to write the pages into.", completion: .directory)
  var output = "site"

  @Flag(help: "Write the pages of chapters that are drafts, too.")
  var drafts = false

  func run() async throws {
    try await reportingErrors {
      let started = ContinuousClock.now
      let book = try Book(path: book.book)
      guard URL(filePath: output).standardizedFileURL.path != book.folder.standardizedFileURL.path
      else {
        throw WholeFile.Failure(
          path: output, reason: "the chapters are there: choose another folder with --output")
      }
      let chapters = book.chapters.filter { drafts || !$0.isDraft }
      let outcome = try await BookRun(showingProgressOf: chapters.map(\.path))
      // A chapter that cannot be read has no page, and its old one must not go for it.
      guard outcome.unreadable.isEmpty else {
        StandardError.write("\(output) is left as it was: a chapter cannot be read\n")
        throw Diagnostics(outcome.diagnostics)
      }
      let files = try Site.files(for: SiteInput(book: book, runs: outcome.runs))
      let changes = try SiteFolder(path: output).write(files)
      StandardError.write(
        "\(outcome.summary): \(changes) in \((ContinuousClock.now - started).secondsText)\n")
      for hint in outcome.hints { StandardError.write("\(hint)\n") }
      guard outcome.diagnostics.isEmpty else { throw Diagnostics(outcome.diagnostics) }
    }
  }
}
