import LessonSyntax

/// A Swift program of a chapter's cells, one after the other.
public struct CellProgramSource: Equatable, Sendable {
  /// The text of `main.swift`.
  public let text: String

  /// The name that the program's places carry: the chapter's file name, without its folder, so that
  /// the same chapter gives the same program wherever it lies.
  public let fileName: String

  /// The program that runs the first `count` cells of `chapter`, or all of them, but for those that
  /// are not to run; and the claims up to the cell behind them, but for those to leave out, which no
  /// program can evaluate.
  public init(
    _ chapter: Chapter, firstCells count: Int? = nil, leavingOut claims: Set<Int>? = nil
  ) {
    let leftOut = claims ?? ClaimSelection(chapter).leftOut
    self.init(
      chapter, chapter.cells.prefix(count ?? chapter.cells.count),
      chapter.claims.filter { !leftOut.contains($0.index) })
  }

  /// The program in which the compiler meets `cell`, which the chapter's own leaves out: behind the
  /// cells above it that run, so that it sees their names, and before those below it, if they are to
  /// be there. No claim takes part.
  init(_ chapter: Chapter, trying cell: Cell, withLaterCells: Bool) {
    self.init(
      chapter, chapter.cells.prefix(withLaterCells ? chapter.cells.count : cell.index + 1), [],
      trying: cell.index)
  }

  private init(
    _ chapter: Chapter, _ cells: ArraySlice<Cell>, _ claims: [Claim], trying tried: Int? = nil
  ) {
    let fileName = Self.fileName(of: chapter)
    var lines = [
      "import LessonKit",
      "LessonRuntime.start(seed: \(chapter.frontMatter.seed))",
    ]
    func claimLines(behindCells count: Int) -> [String] {
      claims.filter { $0.cellsBefore == count }.flatMap {
        $0.program(in: chapter, fileName: fileName)
      }
    }
    lines += claimLines(behindCells: 0)
    for cell in cells {
      if cell.index == tried {
        lines += cell.part.placed(in: fileName)
        // What a cell leaves open ends with the file: behind it, nothing gets drawn into its errors.
        if cell.index == cells.last?.index { continue }
        lines.append(CodePart.end)
      } else if let exercise = chapter.exercise(ofCell: cell.index) {
        // It gives no name away, so that a cell that is tried does not miss it.
        guard tried == nil else { continue }
        var answer = ExerciseAnswer(cell.index, to: exercise, of: chapter)
        // What is said of a solution is about its names.
        if cell.options.role == .solution {
          answer.claims = claimLines(behindCells: cell.index + 1)
          lines += answer.program
          continue
        }
        lines += answer.program
      } else {
        lines += Self.program(of: cell, fileName: fileName)
      }
      lines += claimLines(behindCells: cell.index + 1)
    }
    if tried == nil { lines.append("LessonRuntime.finish()") }
    self.fileName = fileName
    text = lines.joined(separator: "\n") + "\n"
  }

  /// The program that checks the reader's own `answer` to `exercise`: the cells above the exercise,
  /// the answer, and, where it does not pass, the wrong answers to compare it with.
  init(_ chapter: Chapter, _ answer: SourceText, to exercise: Exercise) {
    fileName = Self.fileName(of: chapter)
    var lines = [
      "import LessonKit",
      "LessonRuntime.start(seed: \(chapter.frontMatter.seed))",
    ]
    // What runs in a child leaves nothing that a later cell could see.
    for cell in chapter.cells[..<exercise.cell] where !cell.options.runsInChild {
      lines += Self.program(of: cell, fileName: fileName)
    }
    lines += ExerciseAnswer(answer, to: exercise, of: chapter).program
    lines.append("if !LessonRuntime.lastAnswerPassed {")
    for cell in exercise.wrongAnswers {
      lines += ExerciseAnswer(cell, to: exercise, of: chapter).program
    }
    lines += ["}", "LessonRuntime.finish()"]
    text = lines.joined(separator: "\n") + "\n"
  }

  static func fileName(of chapter: Chapter) -> String {
    chapter.path.split(separator: "/").last.map(String.init) ?? chapter.path
  }

  // MARK: One cell

  /// The lines of the program that run the cell; none for one that is not to run.
  private static func program(of cell: Cell, fileName: String) -> [String] {
    let place = "\(cell.index), statements: [\(cell.part.statements)]"
    let seed = cell.options.seed.map { ["LessonRuntime.reseed(\($0))"] } ?? []
    let code = seed + cell.part.placed(in: fileName) + [CodePart.end]
    return switch cell.options.outcome {
    case .runs:
      ["LessonRuntime.beginCell(\(place))"] + code + ["LessonRuntime.endCell()"]
    case .fails:
      // The child runs the cell, throws or traps; the parent goes on behind the closing brace.
      ["if LessonRuntime.beginErrorCell(\(place)) {", "do {"] + code
        + [
          "} catch { LessonRuntime.errorCellThrew(error) }", "LessonRuntime.errorCellPassed()", "}",
        ]
    case .doesNotCompile, .compilesOnly, .isSkipped:
      []
    }
  }
}
