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

      --interactive shows one change at a time and asks whether to record it. Answers are lines of \
      standard input, from a terminal or not; their end is a `q`. A chapter is written when its last \
      question is answered.

      Examples:
        lessons accept
        lessons accept --interactive lessons/04-vanishing-gradients.md
      """)

  @OptionGroup var chapters: ChapterArguments

  @Flag(help: "Ask for each change.")
  var interactive = false

  func run() async throws {
    try await reportingErrors {
      let outcome = try await BookRun(
        showingProgressOf: chapters.selection(), cache: chapters.cache.folder)
      let folders = Set(outcome.runs.map { WholeFile.folder(ofFileAt: $0.chapter.path) })
      for folder in folders { WholeFile.removeRemains(in: folder) }
      var problems = outcome.diagnostics
      var summary = RecordingSummary()
      var questions = RecordingQuestions(
        isEchoing: isatty(STDIN_FILENO) == 0, ask: { readLine() }, say: StandardOutput.writeDiffs)
      for run in outcome.runs where run.result.hasEveryOutput {
        let changes = run.changes
        do {
          let taken = interactive ? questions.taken(of: changes) : changes
          if !interactive {
            for change in changes { StandardOutput.writeDiffs("\(change)\n\n") }
          }
          try run.record(taken)
          summary.add(taken, of: changes)
        } catch let error as AcceptanceError {
          problems += error.diagnostics
        } catch let error as WholeFile.Failure {
          problems.append(Diagnostic(path: error.path, message: "not recorded: \(error.reason)"))
        }
      }
      let isWhole = outcome.unreadable.isEmpty && outcome.runs.allSatisfy(\.result.hasEveryOutput)
      summary.kept = problems.isEmpty ? nil : isWhole ? "claim" : "chapter"
      StandardError.write("\(summary)\n")
      guard problems.isEmpty else { throw Diagnostics(problems) }
    }
  }
}
