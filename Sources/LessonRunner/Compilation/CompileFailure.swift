import LessonSyntax

/// Finds the cell that a compiler's errors are about.
enum CompileFailure {
  /// The first of the first `count` cells of `chapter` that `errors` name, with the error as the
  /// cell's failure. Errors outside all cells come of brackets that a cell leaves open.
  static func first(
    in errors: [CompilerMessage], _ chapter: Chapter, _ source: CellProgramSource, cells count: Int
  ) -> (cell: Int, failure: CellFailure) {
    let cells = chapter.cells.prefix(count)
    let unbalanced = cells.first { Brackets.problem(in: $0.code) != nil }
    let placed = errors.compactMap { error -> (cell: Int, error: CompilerMessage)? in
      guard error.file.hasSuffix(source.fileName),
        let cell = chapter.cell(onLine: error.line), cell.index < count
      else { return nil }
      return (cell.index, error)
    }
    let first = placed.min { ($0.cell, $0.error.line) < ($1.cell, $1.error.line) }
    if let unbalanced, let problem = Brackets.problem(in: unbalanced.code),
      first == nil || first!.cell > unbalanced.index
    {
      let line = unbalanced.firstCodeLine + problem.line - 1
      let failure = CellFailure(
        kind: .doesNotCompile, line: line, message: problem.message,
        excerpt: chapter.excerpt(line: line))
      return (unbalanced.index, failure)
    }
    guard let (index, error) = first else {
      let failure = CellFailure(
        kind: .doesNotCompile, line: cells[0].firstCodeLine, message: errors[0].text,
        excerpt: errors[0].excerpt)
      return (0, failure)
    }
    let failure = CellFailure(
      kind: .doesNotCompile, line: error.line, column: error.column, message: error.text,
      excerpt: error.excerpt)
    return (index, failure)
  }
}
