import ArgumentParser
import LessonStart
import LessonSyntax

struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a book in a folder, new or of your own notes.",
    discussion: """
      Writes lessons.yml, a first chapter that shows a cell, a plot, a claim and an exercise, a \
      README.md, a .gitignore and a CI workflow. A folder that holds Markdown files keeps them, and \
      they are its chapters. A file that is there is never written.

      Examples:
        lessons init notes
        lessons init --language ko notes
      """)

  @Argument(help: "The book's folder, which is made where it is not there.", completion: .directory)
  var folder: String

  @Option(help: "What the files are written in, and the book's language.")
  var language = BookStart.Language.english

  func validate() throws { try NamedPath.confirm(folder, "the book's folder") }

  func run() async throws {
    try await reportingErrors {
      let start = try BookStart(folder: folder, language: language)
      let (written, kept) = try start.write()
      for path in written { StandardOutput.write("\(path) written\n") }
      for path in kept { StandardOutput.write("\(path) kept as it was\n") }
      StandardOutput.write(start.nextSteps)
    }
  }
}

extension BookStart.Language: ExpressibleByArgument {}
