import ArgumentParser
import LessonRunner
import LessonSyntax
import LessonTerminal

struct Practice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work on a chapter's exercises in files of your own.",
    discussion: """
      Writes what the first open exercise starts from into a Swift file, and checks that file each \
      time you save it: PASS, the check that fails, or the error with your file's line; and a hint \
      where the chapter knows the mistake. Once an answer passes, the next exercise follows. A file \
      of yours is never written again: move or remove it to start anew.

      Examples:
        lessons practice lessons/04-vanishing-gradients.md
        lessons practice --list lessons/04-vanishing-gradients.md
        lessons practice --once --exercise underflow lessons/04-vanishing-gradients.md
      """)

  @OptionGroup var chapter: ChapterArgument

  @Option(help: "The exercise to work on; the first open one where none is named.")
  var exercise: String?

  @Option(
    help: "The folder for your files; practice/CHAPTER where none is named.",
    completion: .directory)
  var folder: String?

  @Flag(help: "Check once and do not wait: exit code 0 when every answer asked for passes, else 1.")
  var once = false

  @Flag(help: "List the exercises, and which of them are done.")
  var list = false

  @Flag(help: "Print the solution of the exercise, which --exercise names.")
  var solution = false

  func validate() throws {
    if [once, list, solution].count(where: { $0 }) > 1 {
      throw ValidationError("--once, --list and --solution exclude each other: keep one.")
    }
    if solution, exercise == nil {
      throw ValidationError("--solution needs the exercise: name it with --exercise.")
    }
    if list, exercise != nil {
      throw ValidationError("--list is about every exercise: take --exercise off.")
    }
  }

  func run() async throws {
    try await reportingErrors {
      var session = try PracticeSession(path: chapter.path, only: exercise, folder: folder)
      if solution { return session.printSolution() }
      if list { return try await session.list() }
      guard try await session.run(waits: !once) else { throw ExitCode(1) }
    }
  }
}
