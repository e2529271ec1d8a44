import Foundation
import LessonRunner
import LessonSite
import LessonSyntax

/// Makes files of chapters. The same chapter gives the same bytes.
public struct Exporter {
  private let format: ExportFormat
  private let runner: ChapterRunner?

  /// - Parameter runner: needed for Swift files alone, which say how to compile them.
  public init(format: ExportFormat, runner: ChapterRunner?) {
    self.format = format
    self.runner = runner
  }

  /// A file's text, and what its reader should know of it.
  public struct Exported {
    public var text: String
    public var notes: [String] = []
    /// Where it goes; nil for standard output.
    public var path: String?
  }

  /// The chapter's file.
  ///
  /// - Throws: where what the chapter computes cannot be written into it.
  public func export(_ run: RunChapter, to target: ExportTargets.Target) throws -> Exported {
    let run = format == .htmlSingle ? run : try run.withTodaysTexts()
    var exported =
      switch format {
      case .ipynb:
        Exported(
          text: NotebookExport(run, language: ChapterPlace(run.chapter.path).language).text)
      case .md: Exported(text: MarkdownExport(run).text)
      case .swift: Exported(text: SwiftExport(run, head: head(of: run.chapter, target)).text)
      case .htmlSingle: try page(of: run)
      }
    exported.path = target.path
    return exported
  }

  private func page(of run: RunChapter) throws -> Exported {
    let file = URL(filePath: run.chapter.path)
    let pictures = InlinePictures(folder: file.deletingLastPathComponent())
    let place = ChapterPlace(run.chapter.path)
    let page = SinglePage(
      of: SiteChapter(name: place.name, run: run), language: place.language,
      theme: try BookTheme(ofChapterAt: run.chapter.path),
      picture: pictures.address)
    return Exported(text: page.html(), notes: pictures.problems)
  }

  /// How to compile the Swift file and to run it.
  private func head(of chapter: Chapter, _ target: ExportTargets.Target) -> [String] {
    let program = target.name.hasSuffix(".swift") ? String(target.name.dropLast(6)) : "lesson"
    // Sets and dictionaries keep one order, as they do in the lesson, and a cell that is meant to fail
    // does so in a line or two.
    let variables = "SWIFT_DETERMINISTIC_HASHING=1 SWIFT_BACKTRACE=enable=no"
    let working = Book.workingFolder(ofChapterAt: chapter.path)
    let folder = target.folder.standardizedFileURL
    var running = "\(variables) \(ShellCommand.text(of: ["./\(program)"]))"
    if !chapter.frontMatter.data.isEmpty, working.path != folder.path {
      running =
        "cd \(ShellCommand.text(of: [working.path])) && \(variables) "
        + ShellCommand.text(of: [folder.appending(path: program).path])
    }
    return [
      chapter.title, "",
      "This file is a lesson as a program. In its own folder, this command compiles it:", "",
      "    \(runner?.standaloneCommand(source: target.name, program: program) ?? "")", "",
      "and this one runs it:", "", "    \(running)",
    ]
  }
}

extension RunChapter {
  /// The chapter with the texts of its claims as they are computed now.
  fileprivate func withTodaysTexts() throws -> RunChapter {
    guard !chapter.claims.isEmpty else { return self }
    let text: String
    do {
      text = try accepted()
    } catch {
      throw Diagnostics(error.diagnostics)
    }
    let accepted = try Chapter(SourceText(path: chapter.path, text: text))
    return RunChapter(chapter: accepted, result: result)
  }
}
