import ArgumentParser
import LessonRunner
import LessonSyntax

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do the recorded outputs still hold?",
    discussion: """
      Runs the chapters and compares what every cell computes with the `output` fence under it, \
      exactly. Prints a unified diff for each that differs, with the file and line, and exits with \
      1. Never writes a chapter: `lessons accept` does.

      Examples:
        lessons check
        lessons check lessons/04-vanishing-gradients.md notes.md
      """)

  @OptionGroup var book: BookOption

  @Argument(
    help: "Chapters to check, in a book or not; the whole book where none is named.",
    completion: .file())
  var chapters: [String] = []

  func run() async throws {
    try await reportingErrors {
      let paths = try chapters.isEmpty ? Book(path: book.book).chapters.map(\.path) : chapters
      let outcome = try await BookRun.run(paths)
      for difference in outcome.differences {
        StandardOutput.write(
          "\(difference.path):\(difference.line): \(difference.message)\n"
            + difference.unifiedDiff + "\n\n")
      }
      let problems = outcome.diagnostics
      StandardError.write("\(outcome.checkSummary)\n")
      guard problems.isEmpty else { throw Diagnostics(problems) }
      guard outcome.differences.isEmpty else { throw ExitCode(1) }
    }
  }
}
