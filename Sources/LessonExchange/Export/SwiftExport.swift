import LessonRunner
import LessonSyntax

/// A chapter as one Swift file that compiles and runs alone: prose as comments, cells as code, and a
/// call around every bare expression that prints its value as the lesson does.
///
/// The call is written out, though the compiler could be told to log every value, so that the file
/// may be edited: what is logged depends on the lines on which statements stand.
struct SwiftExport {
  private let run: RunChapter
  private let showing: String
  private var lines: [String] = []

  /// - Parameter head: lines for the top of the file: how to compile and run it.
  init(_ run: RunChapter, head: [String]) {
    self.run = run
    showing = run.chapter.declares("show") ? "LessonKit.show" : "show"
    lines = Self.comment(head) + ["", "import LessonKit", ""]
    lines.append("manualSeed(\(Int(truncatingIfNeeded: run.chapter.frontMatter.seed)))")
    for piece in ChapterPieces(run.chapter, separately: true).pieces {
      switch piece {
      case .prose(let prose): add(Self.comment(prose.proseText.linesOfText))
      case .cell(let cell): add(program(of: cell))
      }
    }
  }

  /// The text of the file.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func add(_ block: [String]) {
    guard !block.isEmpty else { return }
    lines += [""] + block
  }

  private static func comment(_ lines: [String]) -> [String] {
    lines.map { $0.isEmpty ? "//" : "// " + $0 }
  }

  // MARK: Cells

  private func program(of cell: Cell) -> [String] {
    switch cell.options.role {
    case .lesson: break
    case .exercise:
      return Self.comment(["An exercise: complete these lines."] + cell.code.linesOfText)
    case .solution: return Self.comment(["A solution:"] + cell.code.linesOfText)
    case .wrong: return []
    }
    let code = showingValues(of: cell).linesOfText
    switch cell.options.outcome {
    case .runs:
      let seed = cell.options.seed.map { ["manualSeed(\(Int(truncatingIfNeeded: $0)))"] } ?? []
      return seed + code
    case .fails:
      // A child of the program runs the cell, throws or traps; the program goes on below.
      return [
        "// These lines fail, as they are meant to.",
        "if LessonRuntime.beginErrorCell(\(cell.index), statements: []) {", "do {",
      ] + code + [
        "} catch { LessonRuntime.errorCellThrew(error) }", "LessonRuntime.errorCellPassed()", "}",
      ]
    case .doesNotCompile:
      return Self.comment(["These lines do not compile, as they are meant to:"] + code)
    case .compilesOnly, .isSkipped:
      return Self.comment(["These lines are not run:"] + code)
    }
  }

  /// The cell's code with the call around every expression whose value it shows.
  private func showingValues(of cell: Cell) -> String {
    var bytes = Array(cell.code.utf8)
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    let ranges = run.result.cells[cell.index].valueRanges.sorted {
      ($0.line, $0.column) > ($1.line, $1.column)
    }
    for range in ranges {
      guard starts.indices.contains(range.line - 1), starts.indices.contains(range.endLine - 1)
      else { continue }
      let start = starts[range.line - 1] + range.column - 1
      let end = starts[range.endLine - 1] + range.endColumn - 1
      guard start < end, end <= bytes.count else { continue }
      bytes.insert(contentsOf: Array(")".utf8), at: end)
      bytes.insert(contentsOf: Array("\(showing)(".utf8), at: start)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Chapter {
  /// Whether a cell has a name of its own that reads `name`.
  fileprivate func declares(_ name: String) -> Bool {
    cells.contains { cell in SwiftLexer.tokens(of: cell.code).contains { $0.text == name } }
  }
}
