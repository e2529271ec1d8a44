import LessonSyntax

/// Finds the cells that a compiler's errors are about.
enum CompileFailure {
  /// The failures of the first `count` cells of `chapter`, by cell, in order; at least one.
  ///
  /// Errors outside all cells come of brackets that a cell leaves open: then that cell is named, and
  /// what the compiler says of the cells below it, which it takes for parts of it, means nothing.
  static func all(
    in errors: [CompilerMessage], _ chapter: Chapter, _ source: CellProgramSource, cells count: Int
  ) -> [(cell: Int, failure: CellFailure)] {
    var byCell: [Int: [CellFailure]] = [:]
    for error in errors where error.file.hasSuffix(source.fileName) {
      guard let cell = chapter.cell(onLine: error.line), cell.index < count else { continue }
      let failure = CellFailure(
        kind: .doesNotCompile, line: error.line, column: error.column, message: error.text,
        excerpt: error.excerpt)
      if byCell[cell.index]?.contains(failure) == true { continue }
      byCell[cell.index, default: []].append(failure)
    }
    let first = byCell.keys.min() ?? count
    if let (cell, failure) = unbalanced(chapter, before: first) { return [(cell, failure)] }
    guard !byCell.isEmpty else {
      let failure = CellFailure(
        kind: .doesNotCompile, line: chapter.cells[0].firstCodeLine, message: errors[0].text,
        excerpt: errors[0].excerpt)
      return [(0, failure)]
    }
    return byCell.sorted { $0.key < $1.key }.map { cell, failures in
      var failures = failures.sorted { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
      var failure = failures.removeFirst()
      failure.others = failures
      return (cell, failure)
    }
  }

  /// The first of the first `count` cells whose brackets do not pair.
  private static func unbalanced(
    _ chapter: Chapter, before count: Int
  ) -> (cell: Int, failure: CellFailure)? {
    for cell in chapter.cells.prefix(count) {
      guard let problem = Brackets.problem(in: cell.code) else { continue }
      let line = cell.firstCodeLine + problem.line - 1
      let failure = CellFailure(
        kind: .doesNotCompile, line: line, message: problem.message,
        excerpt: chapter.excerpt(line: line))
      return (cell.index, failure)
    }
    return nil
  }
}
