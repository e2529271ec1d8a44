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

  func run() async throws {
    try await reportingErrors {
      let started = ContinuousClock.now
      let book = try Book(path: book.book)
      let outcome = try await BookRun.run(book.chapters.map(\.path))
      let site = SiteInput(book: book, runs: outcome.runs)
      let written = try SiteFolder(path: output).write(site.files())
      let problems = outcome.diagnostics
      StandardError.write(
        "\(outcome.summary); \(written.summary(in: output)) in \(started.elapsedText)\n")
      guard problems.isEmpty else { throw Diagnostics(problems) }
    }
  }
}
