import ArgumentParser
import LessonRunner
import LessonSyntax

struct Dump: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what a chapter becomes on its way to a page.",
    discussion: """
      Stages:
        swift  the program that runs the cells; its first line is the compiler's command for it

      Example: lessons dump --stage swift lessons/04-vanishing-gradients.md
      """)

  enum Stage: String, CaseIterable, ExpressibleByArgument {
    case swift
  }

  @Option(help: "Which form to print.")
  var stage: Stage

  @Argument(help: "The chapter.", completion: .file(extensions: ["md"]))
  var chapter: String

  func run() async throws {
    try await reportingErrors {
      let chapter = try Chapter(contentsOf: chapter)
      let environment = Surroundings.environment
      let runner = try await ChapterRunner(
        executable: Surroundings.executable, environment: environment)
      switch stage {
      case .swift:
        StandardOutput.write("// \(runner.compilerCommand)\n\(CellProgramSource(chapter).text)")
      }
    }
  }
}
