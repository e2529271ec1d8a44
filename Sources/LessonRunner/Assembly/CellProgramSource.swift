import LessonSyntax

/// The Swift program that runs the cells of a chapter, one after the other.
public struct CellProgramSource: Equatable, Sendable {
  /// The text of `main.swift`.
  public let text: String

  /// The name that the program's places carry: the chapter's file name, without its folder, so that
  /// the same chapter gives the same program wherever it lies.
  public let fileName: String

  /// The program of the first `count` cells of `chapter`, or of all of them.
  public init(_ chapter: Chapter, firstCells count: Int? = nil) {
    fileName = chapter.path.split(separator: "/").last.map(String.init) ?? chapter.path
    var lines = [
      "import LessonKit",
      "LessonRuntime.start(seed: \(chapter.frontMatter.seed))",
    ]
    for cell in chapter.cells.prefix(count ?? chapter.cells.count) {
      lines += Self.program(of: cell, fileName: fileName)
    }
    lines.append("LessonRuntime.finish()")
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func program(of cell: Cell, fileName: String) -> [String] {
    let statements = StatementStarts.places(in: cell.code).map { place in
      String((place.line + cell.firstCodeLine - 1) << 16 | place.column)
    }.joined(separator: ", ")
    let place = "#sourceLocation(file: \(fileName.debugDescription), line: \(cell.firstCodeLine))"
    let code = cell.code.hasSuffix("\n") ? String(cell.code.dropLast()) : cell.code
    guard cell.options.mustFail else {
      return [
        "LessonRuntime.beginCell(\(cell.index), statements: [\(statements)])", place, code,
        "#sourceLocation()", "LessonRuntime.endCell()",
      ]
    }
    // The child runs the cell, throws or traps; the parent goes on behind the closing brace.
    return [
      "if LessonRuntime.beginErrorCell(\(cell.index), statements: [\(statements)]) {", "do {",
      place, code, "#sourceLocation()",
      "} catch { LessonRuntime.errorCellThrew(error) }", "LessonRuntime.errorCellPassed()", "}",
    ]
  }
}
