import ArgumentParser
import Foundation
import LessonSite
import LessonSyntax

@main
struct Lessons: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Markdown lessons whose Swift cells really run.",
    discussion: """
      A chapter is a Markdown file. Its code fences named `swift` are cells: they are compiled \
      together by the Swift compiler, run against the tensor engine, and what they compute stands \
      under them on the page. Outputs are recorded in the Markdown, in fences named `output`, so \
      that `check` can tell when one no longer holds.

      The usual round: `lessons init` a book once; write cells, and see them with `lessons run` in \
      the terminal or `lessons serve` in the browser; `lessons accept` records what they compute; \
      `lessons check` holds it in CI; `lessons build` writes the site.

      Exit codes: 0 all is well; 1 something in a chapter is not, or a file cannot be written; 2 \
      no chapter could run, because the compiler, the engine or git, where it is asked, is missing or \
      fails; 64 the command line is wrong.
      """,
    version: Release.version,
    subcommands: [
      Init.self, Run.self, Accept.self, Check.self, Build.self, Serve.self, Practice.self,
      Export.self,
      Import.self, Theme.self, Dump.self, Cache.self,
    ])

  static func main() async {
    do {
      try confirmCommand(CommandLine.arguments.dropFirst())
      var command = try await asyncParseAsRoot()
      if var asyncCommand = command as? any AsyncParsableCommand {
        try await asyncCommand.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Says what a misspelt command was meant to be: the parser takes it for a stray argument.
  private static func confirmCommand(_ arguments: ArraySlice<String>) throws {
    let known = configuration.subcommands.map { $0._commandName } + ["help"]
    var words = arguments
    if words.first == "help" { words.removeFirst() }
    guard let word = words.first, !word.hasPrefix("-"), !known.contains(word) else { return }
    throw ValidationError(
      "`\(word)` is no command of lessons" + Suggestion.text(for: word, among: known))
  }

  /// As the parser's own `exit`, but help and version that cannot be written are a failure, too.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if !message.isEmpty {
      if code.isSuccess {
        StandardOutput.write(message + "\n")
      } else {
        StandardError.write(message + "\n")
      }
    }
    Foundation.exit(code.rawValue)
  }
}
