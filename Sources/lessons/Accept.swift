import ArgumentParser
import Foundation
import LessonRunner
import LessonSyntax

struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record what the cells compute now.",
    discussion: """
      Runs the chapters, shows what changed as `lessons check` does, and writes it into the `output` \
      fences and the texts of claims. Nothing else in the Markdown changes. A chapter with a failing \
      cell is left as it is, and so is a claim that is false.

      Examples:
        lessons accept
        lessons accept lessons/04-vanishing-gradients.md
      """)

  @OptionGroup var chapters: ChapterArguments

  func run() async throws {
    try await reportingErrors {
      let outcome = try await chapters.run()
      let folders = Set(outcome.runs.map { WholeFile.folder(ofFileAt: $0.chapter.path) })
      for folder in folders { WholeFile.removeRemains(in: folder) }
      var problems = outcome.diagnostics
      var count = Count()
      for run in outcome.runs where run.result.hasEveryOutput {
        do {
          try accept(run, &count)
        } catch let error as AcceptanceError {
          problems += error.diagnostics
        }
      }
      let isWhole = outcome.unreadable.isEmpty && outcome.runs.allSatisfy(\.result.hasEveryOutput)
      StandardError.write(
        Self.summary(recorded: count, leftOut: problems.isEmpty ? nil : isWhole ? "claim" : "chapter")
          + "\n")
      guard problems.isEmpty else { throw Diagnostics(problems) }
    }
  }

  /// What was recorded.
  private struct Count {
    var outputs = 0
    var claims = 0

    /// `3 outputs and 1 claim`; nil where there is nothing.
    var text: String? {
      let parts = [(outputs, "output"), (claims, "claim")].filter { $0.0 > 0 }
        .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
      return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }
  }

  /// - Parameter leftOut: what has an error; nil where nothing has.
  private static func summary(recorded count: Count, leftOut: String?) -> String {
    guard let leftOut else {
      return count.text.map { "recorded \($0)" } ?? "nothing to record: every output is as recorded"
    }
    return (count.text.map { "recorded \($0); " } ?? "nothing recorded: ")
      + "a \(leftOut) with an error is left as it is"
  }

  /// Writes one chapter, where something changed, and says what.
  private func accept(_ run: RunChapter, _ count: inout Count) throws {
    let (outputs, claims) = (run.unrecorded, run.claimDifferences)
    guard !outputs.isEmpty || !claims.isEmpty else { return }
    let text = try run.accepted()
    StandardOutput.write(run.differenceText(outputs: outputs))
    try WholeFile.write(Array(text.utf8), to: run.chapter.path)
    count.outputs += outputs.count
    count.claims += claims.count
  }
}
