import ArgumentParser
import Foundation
import LessonRunner
import LessonSyntax

struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record what the cells compute now.",
    discussion: """
      Runs the chapters, shows what changed as `lessons check` does, and writes it into the `output` \
      fences. Nothing else in the Markdown changes, and a chapter with a failing cell is left as it \
      is.

      Examples:
        lessons accept
        lessons accept lessons/04-vanishing-gradients.md
      """)

  @OptionGroup var book: BookOption

  @Argument(
    help: "Chapters to record, in a book or not; the whole book where none is named.",
    completion: .file())
  var chapters: [String] = []

  func run() async throws {
    try await reportingErrors {
      let paths = try chapters.isEmpty ? Book(path: book.book).chapters.map(\.path) : chapters
      let outcome = try await BookRun.run(paths)
      var problems = outcome.diagnostics
      var count = 0
      for run in outcome.runs where run.result.isComplete {
        do {
          count += try accept(run)
        } catch let error as AcceptanceError {
          problems += error.diagnostics
        }
      }
      StandardError.write(
        count == 0
          ? "nothing to record: every output is as recorded\n"
          : "recorded \(count) output\(count == 1 ? "" : "s")\n")
      guard problems.isEmpty else { throw Diagnostics(problems) }
    }
  }

  /// Writes one chapter, where something changed, and says what.
  private func accept(_ run: RunChapter) throws -> Int {
    let differences = run.differences
    guard !differences.isEmpty else { return 0 }
    let text = try run.accepted()
    for difference in differences {
      StandardOutput.write(
        "\(difference.path):\(difference.line): \(difference.message)\n"
          + difference.unifiedDiff + "\n\n")
    }
    try WholeFile.write(Array(text.utf8), to: run.chapter.path)
    return differences.count
  }
}
