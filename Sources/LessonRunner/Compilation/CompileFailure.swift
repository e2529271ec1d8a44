import LessonSyntax

/// Finds the cells that a compiler's errors are about.
enum CompileFailure {
  /// The failures of the first `count` cells of `chapter`, by cell, in order; at least one.
  ///
  /// Errors outside all cells come of brackets that a cell leaves open: then that cell is named, and
  /// what the compiler says of the cells below it, which it takes for parts of it, means nothing. What
  /// it says of the cell itself is about the lines that the program has below it.
  static func all(
    in errors: [CompilerMessage], _ chapter: Chapter, _ source: CellProgramSource, cells count: Int
  ) -> [(cell: Int, failure: CellFailure)] {
    var byCell: [Int: [CellFailure]] = [:]
    for error in errors where error.file.hasSuffix(source.fileName) {
      let answer = ExerciseAnswer.cell(ofChecksFile: error.file)
      guard let cell = answer ?? chapter.cell(onLine: error.line)?.index, cell < count else {
        continue
      }
      var failure = CellFailure(error, of: chapter.cells[cell])
      if answer != nil {
        failure.message =
          "this check does not compile with the answer of line "
          + "\(chapter.cells[cell].lines.lowerBound): \(error.text)"
      }
      if byCell[cell]?.contains(failure) == true { continue }
      byCell[cell, default: []].append(failure)
    }
    let first = byCell.keys.min() ?? count
    for cell in chapter.cells.prefix(first + 1) where cell.options.runs {
      if let failure = unbalanced(cell, chapter) { return [(cell.index, failure)] }
    }
    guard !byCell.isEmpty else {
      let cell = chapter.cells.first(where: \.options.runs) ?? chapter.cells[0]
      let failure = CellFailure(
        kind: .doesNotCompile, line: cell.firstCodeLine, message: errors[0].text,
        excerpt: errors[0].excerpt)
      return [(cell.index, failure)]
    }
    return byCell.sorted { $0.key < $1.key }.map { ($0, one(of: $1)) }
  }

  /// The failure of a cell that was compiled by itself, with `errors`; nil where there are none.
  static func of(_ cell: Cell, _ errors: [CompilerMessage], _ chapter: Chapter) -> CellFailure? {
    guard !errors.isEmpty else { return nil }
    if let failure = unbalanced(cell, chapter) { return failure }
    return one(of: errors.map { CellFailure($0, of: cell) })
  }

  /// The first of `failures`, which are not none, with the others.
  private static func one(of failures: [CellFailure]) -> CellFailure {
    var failures = failures.sorted { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
    var failure = failures.removeFirst()
    failure.others = failures
    return failure
  }

  /// What is wrong with the brackets of `cell`, if they do not pair.
  private static func unbalanced(_ cell: Cell, _ chapter: Chapter) -> CellFailure? {
    guard let problem = Brackets.problem(in: cell.code) else { return nil }
    let line = cell.firstCodeLine + problem.line - 1
    return CellFailure(
      kind: .doesNotCompile, line: line, message: problem.message,
      excerpt: chapter.excerpt(line: line))
  }
}

extension CellFailure {
  /// What the compiler says of `cell`. Where it misses something at the end of the cell, it shows the
  /// line that the program has there; the reader has none, so it is said of the last line of the cell.
  fileprivate init(_ error: CompilerMessage, of cell: Cell) {
    self.init(
      kind: .doesNotCompile, line: error.line, column: error.column, message: error.text,
      excerpt: error.excerpt)
    guard error.excerpt.first == CodePart.end else { return }
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    guard let last = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    line = cell.firstCodeLine + last
    column = lines[last].utf8.count + 1
    excerpt = [String(lines[last]), String(repeating: " ", count: lines[last].count) + "^"]
  }
}
