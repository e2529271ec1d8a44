import ArgumentParser
import LessonExchange
import LessonRunner
import LessonSyntax

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write chapters as notebooks, Swift files, plain Markdown or single HTML files.",
    discussion: """
      Runs the chapter and writes it in a form that needs no `lessons`:
        ipynb        a Jupyter notebook with outputs
        swift        a Swift file that compiles and runs alone; its head says how
        md           Markdown that any host shows, with what the cells compute now
        html-single  one HTML file with styles, figures and pictures inside

      The file is named after the chapter and lies beside it, or is what --output names: a file, a \
      folder, or - for standard output. Without a chapter, the whole book is written into the folder \
      that --output names, but for its drafts. A file that is there already, with something else in it, is kept unless \
      --force is given.

      Examples:
        lessons export --format ipynb lessons/04-vanishing-gradients.md
        lessons export --format md --output - lessons/04-vanishing-gradients.md
        lessons export --format html-single --book lessons --output handouts
      """)

  @Option(help: "The form.")
  var format: ExportFormat

  @Option(name: .shortAndLong, help: "The file or the folder to write, or - for standard output.")
  var output: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @OptionGroup var chapters: ChapterArguments

  func run() async throws {
    try await reportingErrors {
      let isBook = chapters.chapters.isEmpty
      let sources = try chapters.files().filter { !isBook || !$0.isDraft }
      let targets = try ExportTargets(
        sources, format: format, output: output, isBook: isBook)
      let outcome = try await BookRun(
        showingProgressOf: ChapterSelection(sources.map(\.path)), cache: chapters.cache.folder)
      let runner = format == .swift ? try await ChapterRunner.here() : nil
      let exporter = Exporter(format: format, runner: runner)
      for run in outcome.runs where run.result.isComplete {
        try write(exporter.export(run, to: targets[run.chapter.path]), of: run.chapter.path)
      }
      guard outcome.diagnostics.isEmpty else { throw Diagnostics(outcome.diagnostics) }
    }
  }
}

extension Export {
  private func write(_ exported: Exporter.Exported, of chapter: String) throws {
    for note in exported.notes { StandardError.write("\(chapter): note: \(note)\n") }
    guard let path = exported.path else { return StandardOutput.write(exported.text) }
    let done = try NewFile.write(Array(exported.text.utf8), to: path, force: force)
    StandardError.write(done + "\n")
  }
}

extension ExportFormat: ExpressibleByArgument {}
