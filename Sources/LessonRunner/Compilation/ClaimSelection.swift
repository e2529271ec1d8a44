import LessonSyntax

/// The claims of a chapter that take part in its program. One that does not compile is left out, so
/// that the cells run without it.
struct ClaimSelection {
  private let chapter: Chapter

  /// What is wrong with those that are left out, by index; nothing where that comes of a cell that
  /// is left out, too.
  private(set) var failures: [Int: [ClaimFailure]] = [:]

  var leftOut: Set<Int> { Set(failures.keys) }

  init(_ chapter: Chapter) {
    self.chapter = chapter
    guard !chapter.claims.isEmpty else { return }
    let variables = chapter.cells.map { cell in
      cell.options.outcome == .runs ? DeclaredNames.variables(in: cell.code) : []
    }
    for claim in chapter.claims {
      guard let problem = claim.problem(in: chapter, variables: variables) else { continue }
      failures[claim.index] = [claim.failure(problem, in: chapter)]
    }
  }

  /// Whether a program of the first `count` cells evaluates a claim.
  func isNeeded(forCells count: Int) -> Bool {
    chapter.claims.contains { $0.cellsBefore <= count && failures[$0.index] == nil }
  }

  /// Leaves out the claims that `errors` are about. Returns the errors that are about none.
  ///
  /// - Parameter isReported: they are the claims' own fault.
  mutating func leaveOut(
    _ errors: [CompilerMessage], _ source: CellProgramSource, isReported: Bool
  ) -> [CompilerMessage] {
    var others: [CompilerMessage] = []
    for error in errors {
      guard error.file.hasSuffix(source.fileName), let claim = claim(at: error) else {
        others.append(error)
        continue
      }
      let failure = ClaimFailure(
        line: error.line, column: column(of: error), message: error.text,
        excerpt: error.excerpt.withoutIndentation)
      var known = failures[claim.index] ?? []
      if isReported, !known.contains(failure) { known.append(failure) }
      failures[claim.index] = known
    }
    return others
  }

  /// Leaves out all claims of a program of the first `count` cells: the compiler refuses one of them
  /// and names none.
  mutating func leaveOutAll(forCells count: Int, because message: String) {
    for claim in chapter.claims where claim.cellsBefore <= count && failures[claim.index] == nil {
      failures[claim.index] = [claim.failure(message, in: chapter)]
    }
  }

  /// The last claim that starts on the error's line before its column.
  private func claim(at error: CompilerMessage) -> Claim? {
    chapter.claims.last { claim in
      claim.expressionPlace.line == error.line && claim.expressionPlace.offset < error.column
    }
  }

  private func column(of error: CompilerMessage) -> Int {
    chapter.source.column(of: TextPlace(line: error.line, offset: error.column - 1))
  }
}

extension [String] {
  /// The lines without the spaces that all of them start with.
  fileprivate var withoutIndentation: [String] {
    let indentation = map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return map { String($0.dropFirst(indentation)) }
  }
}
