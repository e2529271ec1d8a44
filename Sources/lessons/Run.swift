import ArgumentParser
import LessonRunner
import LessonSyntax
import LessonTerminal

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one chapter and show it in the terminal.",
    discussion: """
      Prose, cells and what they compute appear as each cell completes; the shape of every tensor \
      stands at the right of the line that made it. In a pipe the text is as with --plain. \
      NO_COLOR, CLICOLOR_FORCE and TERM=dumb mean what they mean elsewhere. With `-` as the chapter, \
      it is read from standard input. Exits with 1 when a cell fails.

      Examples:
        lessons run lessons/04-vanishing-gradients.md
        lessons run --cell 3 lessons/04-vanishing-gradients.md
        lessons run --color always lessons/04-vanishing-gradients.md | less -R
      """)

  @OptionGroup var chapter: ChapterArgument

  @Option(
    help: ArgumentHelp(
      "Stop behind this cell, given by its name or its number.", valueName: "cell"))
  var cell: String?

  @Option(
    help: ArgumentHelp(
      "Columns to fill; without it, the terminal's, or 80.", valueName: "columns"))
  var width: Int?

  @Flag(help: "80 columns of text, without colours, lines and boxes, or progress.")
  var plain = false

  @Option(help: "When to use colours.")
  var color = TerminalStyle.ColorChoice.auto

  @Option(
    help: ArgumentHelp(
      "Draw plots with these: ascii, as they are recorded, or braille, which is finer; where it is "
        + "not given, braille on a terminal with a UTF-8 locale.", valueName: "characters"))
  var plots: PlotCharacters?

  @Flag(help: "Show folded code and hidden cells, too.")
  var all = false

  @Flag(help: "Show the solutions of exercises and the usual wrong answers, too.")
  var solutions = false

  @OptionGroup var cache: CacheOption

  func validate() throws {
    if let width, width < 20 { throw ValidationError("--width must be at least 20 columns.") }
    if plain, color == .always {
      throw ValidationError("--plain has no colours: leave --color away.")
    }
  }

  func run() async throws {
    try await reportingErrors {
      let chapter = try readChapter()
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

  /// The chapter, or as much of it as is asked for.
  private func readChapter() throws(Diagnostics) -> Chapter {
    let whole =
      chapter.chapter == "-"
      ? try Chapter(
        path: "standard input", bytes: StandardInput.read(), labels: LabelReader())
      : try Chapter(contentsOf: chapter.path)
    guard let cell else { return whole }
    return whole.beginning(throughCell: try whole.cell(called: cell).index)
  }

  private func style(_ environment: [String: String]) -> TerminalStyle {
    var style =
      plain ? .plain : TerminalStyle.standardOutput(environment: environment, color: color)
    if let width { style.width = width }
    if let plots { style.plots = plots }
    return style
  }

  /// Prints the chapter while it runs.
  private func show(_ chapter: Chapter) async throws -> ChapterResult {
    let environment = Surroundings.environment
    let renderer = TerminalRenderer(
      chapter: chapter, style: style(environment), language: ChapterPlace(chapter.path).language,
      showsAll: all, showsSolutions: solutions)
    StandardOutput.write(renderer.opening())
    guard chapter.hasCode else { return ChapterResult(cells: []) }
    let runner = try await ChapterRunner.here(cache: cache.folder)
    let line = ProgressLine(environment: environment, isSilent: plain)
    var next = 0
    let result = try await line.whileRunning {
      try await runner.run(
        chapter, in: Book.workingFolder(ofChapterAt: chapter.path), progress: line.take
      ) { index, cell in
        line.makeRoom {
          StandardOutput.write(renderer.cell(index, result: cell) + renderer.prose(after: index))
        }
        next = index + 1
      }
    }
    // What a failure kept from running is still part of the page.
    for index in next..<chapter.cells.count {
      StandardOutput.write(
        renderer.cell(index, result: result.cells[index]) + renderer.prose(after: index))
    }
    return result
  }
}

extension TerminalStyle.ColorChoice: ExpressibleByArgument {}
extension PlotCharacters: ExpressibleByArgument {}
