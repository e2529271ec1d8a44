import ArgumentParser

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

      The usual round: write cells, `lessons run` the chapter to see it, `lessons accept` it to \
      record what it computes, `lessons check` it in CI, `lessons build` the site.

      Exit codes: 0 all is well; 1 something in a chapter is not; 2 no chapter could run, because \
      the compiler or the engine is missing; 64 the command line is wrong.
      """,
    version: "0.1.0",
    subcommands: [
      Build.self, Run.self, Check.self, Accept.self, Practice.self, Dump.self, Cache.self,
    ])
}
