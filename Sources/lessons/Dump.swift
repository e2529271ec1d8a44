import ArgumentParser
import Foundation
import LessonRunner
import LessonSite
import LessonSyntax

struct Dump: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what a chapter becomes on its way to a page.",
    discussion: """
      Stages, in the order in which a chapter goes through them:
        chapter  what the parser made of the Markdown, as a tree of blocks and cells
        swift    the program that runs the cells, and the compiler's command for it
        records  what the running program told, a record a line, and what it printed
        html     the body of the chapter's page

      The first two run nothing; `records` runs the cells, whatever is known of them already.

      What is wrong with the chapter stands on standard error, and the exit code is 1.

      Examples:
        lessons dump --stage swift lessons/04-vanishing-gradients.md
        lessons dump --stage chapter notes.md | less
      """)

  enum Stage: String, CaseIterable, ExpressibleByArgument {
    case chapter, swift, records, html
  }

  @Option(help: "Which form to print.")
  var stage: Stage

  @OptionGroup var chapter: ChapterArgument

  func run() async throws {
    try await reportingErrors {
      let chapter = try Chapter(contentsOf: chapter.path)
      switch stage {
      case .chapter:
        StandardOutput.write(ChapterTree(chapter).description)
      case .swift:
        let runner = try await ChapterRunner.here()
        StandardOutput.write("// \(runner.compilerCommand)\n\(CellProgramSource(chapter).text)")
      case .records:
        try await dumpRecords(of: chapter)
      case .html:
        try await dumpHTML(of: chapter.path)
      }
    }
  }

  private func dumpRecords(of chapter: Chapter) async throws {
    let folder = Book.workingFolder(ofChapterAt: chapter.path)
    let result = try await ChapterRunner.here().trace(chapter, in: folder) { line in
      StandardOutput.write(line + "\n")
    }
    guard result.isComplete else { throw Diagnostics(result.diagnostics(in: chapter)) }
  }

  private func dumpHTML(of path: String) async throws {
    let outcome = try await BookRun(showingProgressOf: ChapterSelection([path]))
    for run in outcome.runs {
      let place = ChapterPlace(path)
      let page = SinglePage(
        of: SiteChapter(name: place.name, run: run), language: place.language,
        siblings: place.siblings)
      StandardOutput.write(page.body)
    }
    guard outcome.diagnostics.isEmpty else { throw Diagnostics(outcome.diagnostics) }
  }
}
