import ArgumentParser
import LessonRunner
import LessonSyntax

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do the recorded outputs still hold?",
    discussion: """
      Runs the chapters and compares what every cell computes with the `output` fence under it, \
      exactly where the cell's options do not say otherwise, and what every claim computes with its \
      text. Prints a unified diff for each output that differs, with the file and line, and a line \
      for each claim, and exits with 1. Never writes a chapter: `lessons accept` does.

      Examples:
        lessons check
        lessons check lessons/04-vanishing-gradients.md notes.md
        lessons check --shard 2/3
      """)

  @OptionGroup var chapters: ChapterArguments

  @OptionGroup var shard: ShardOption

  func validate() throws {
    if shard.shard != nil, !chapters.chapters.isEmpty {
      throw ValidationError("--shard splits a whole book: leave out the chapters.")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let outcome = try await chapters.run(shard: shard.shard)
      for run in outcome.runs {
        StandardOutput.write(run.differenceText(outputs: run.differences))
      }
      StandardError.write("\(outcome.checkSummary)\n")
      for hint in outcome.hints { StandardError.write("\(hint)\n") }
      guard outcome.diagnostics.isEmpty else { throw Diagnostics(outcome.diagnostics) }
      guard outcome.differences.isEmpty, outcome.claimDifferences.isEmpty else {
        throw ExitCode(1)
      }
    }
  }
}
