import ArgumentParser
import Foundation
import LessonExchange
import LessonSyntax

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a chapter of a Jupyter notebook.",
    discussion: """
      Markdown comes over as it is, pictures become files in a folder beside the chapter, and code in \
      other languages is shown and not run, with what it printed and drew. Code cells of a Swift \
      notebook become cells, so one that `lessons export` wrote gives its chapter again. Nothing in \
      the notebook's text becomes a cell, an output or a claim.

      The chapter is named after the notebook and lies beside it, or in the folder that --output \
      or --book names. A file that is there already, with something else in it, is kept unless --force is given.

      Examples:
        lessons import notes.ipynb
        lessons import notes.ipynb --output lessons
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["ipynb"]))
  var notebook: String

  @Option(
    name: [.short, .long, .customLong("book")],
    help: ArgumentHelp(
      "The folder to write into, such as a book's; the notebook's own where it is not given.",
      valueName: "dir"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  func run() async throws {
    try await reportingErrors {
      let imported = try ImportedNotebook(at: notebook, into: output)
      for line in try imported.write(force: force) { StandardError.write(line + "\n") }
      // What the chapter's author must still mend is known now rather than at the next build.
      _ = try Chapter(contentsOf: imported.chapterPath)
    }
  }
}
