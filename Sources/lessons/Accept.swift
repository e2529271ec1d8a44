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

  @OptionGroup var chapters: ChapterArguments

  func run() async throws {
    try await reportingErrors {
      let outcome = try await chapters.run()
      var problems = outcome.diagnostics
      var count = 0
      for run in outcome.runs where run.result.isComplete {
        do {
          count += try accept(run)
        } catch let error as AcceptanceError {
          problems += error.diagnostics
        }
      }
      StandardError.write(Self.summary(recorded: count, problems: problems.count) + "\n")
      guard problems.isEmpty else { throw Diagnostics(problems) }
    }
  }

  private static func summary(recorded count: Int, problems: Int) -> String {
    let outputs = "\(count) output\(count == 1 ? "" : "s")"
    if problems > 0 {
      return count == 0
        ? "nothing recorded: a chapter with an error is left as it is"
        : "recorded \(outputs); a chapter with an error is left as it is"
    }
    return count == 0 ? "nothing to record: every output is as recorded" : "recorded \(outputs)"
  }

  /// Writes one chapter, where something changed, and says what.
  private func accept(_ run: RunChapter) throws -> Int {
    let differences = run.unrecorded
    guard !differences.isEmpty else { return 0 }
    let text = try run.accepted()
    for difference in differences {
      StandardOutput.write(difference.description + "\n\n")
    }
    try WholeFile.write(Array(text.utf8), to: run.chapter.path)
    return differences.count
  }
}
