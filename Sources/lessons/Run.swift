import ArgumentParser
import LessonRunner
import LessonSyntax
import LessonTerminal

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one chapter and show it in the terminal.",
    discussion: """
      Prose, cells and what they compute appear as each cell completes; the shape of every tensor \
      stands at the right of the line that made it. In a pipe, or with NO_COLOR set, the text is \
      plain. Exits with 1 when a cell fails.

      Example: lessons run lessons/04-vanishing-gradients.md
      """)

  @Argument(help: "The chapter: any Markdown file, in a book or not.", completion: .file())
  var chapter: String

  @Option(help: "Columns to fill; the terminal's own, or 80 in a pipe, where it is not given.")
  var width: Int?

  @Flag(help: "Show folded code and hidden cells, too.")
  var all = false

  @Flag(help: "Show the solutions of exercises and the usual wrong answers, too.")
  var solutions = false

  @OptionGroup var cache: CacheOption

  func validate() throws {
    if let width, width < 20 { throw ValidationError("--width must be at least 20 columns.") }
  }

  func run() async throws {
    try await reportingErrors {
      let chapter = try Chapter(contentsOf: chapter)
      let result = try await show(chapter)
      // The page shows the source under the message; here it is for scripts, and the last line.
      let diagnostics = result.diagnostics(in: chapter).map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.excerpt = []
        return diagnostic
      }
      guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    }
  }

  /// Prints the chapter while it runs.
  private func show(_ chapter: Chapter) async throws -> ChapterResult {
    let environment = Surroundings.environment
    var style = TerminalStyle.standardOutput(environment: environment)
    if let width { style.width = width }
    let renderer = TerminalRenderer(
      chapter: chapter, style: style, language: ChapterPlace(chapter.path).language, showsAll: all,
      showsSolutions: solutions)
    StandardOutput.write(renderer.opening())
    guard chapter.hasCode else { return ChapterResult(cells: []) }
    let runner = try await ChapterRunner.here(cache: cache.folder)
    let progress = ProgressLine(environment: environment)
    progress.show("compiling \(chapter.path)")
    var next = 0
    let result = try await runner.run(
      chapter, in: Book.workingFolder(ofChapterAt: chapter.path)
    ) { index, cell in
      progress.clear()
      StandardOutput.write(renderer.cell(index, result: cell) + renderer.prose(after: index))
      next = index + 1
      progress.showCell(next, of: chapter)
    }
    progress.clear()
    // What a failure kept from running is still part of the page.
    for index in next..<chapter.cells.count {
      StandardOutput.write(
        renderer.cell(index, result: result.cells[index]) + renderer.prose(after: index))
    }
    return result
  }
}
