/// Puts the cells of a chapter together to exercises.
struct ExerciseReader {
  private(set) var exercises: [Exercise] = []

  /// What is wrong, by the line of a cell's fence.
  private(set) var problems: [(line: Int, message: String)] = []

  /// An exercise whose cells are still coming.
  private struct Open {
    var cell: Cell
    var wrongAnswers: [Int] = []
    var solution: Cell?
  }

  private var open: Open?

  init(_ cells: [Cell]) {
    for cell in cells {
      read(cell)
      if cell.options.role != .lesson, cell.options.outcome != .runs {
        report(
          cell,
          "the checks of an exercise say what must come of its cells: take `error`, "
            + "`compile-error`, `no-run` or `skip` off")
      }
    }
    close()
  }

  private mutating func read(_ cell: Cell) {
    switch cell.options.role {
    case .lesson:
      close()
    case .exercise:
      close()
      open = Open(cell: cell)
    case .wrong:
      guard open != nil else { return reportOrphan(cell, "wrong") }
      open?.wrongAnswers.append(cell.index)
    case .solution:
      guard let open else { return reportOrphan(cell, "solution") }
      if let first = open.solution {
        report(
          cell,
          "this exercise has a solution already, on line \(first.lines.lowerBound): keep one")
      } else {
        self.open?.solution = cell
      }
    }
  }

  private mutating func close() {
    guard let open else { return }
    self.open = nil
    let cell = open.cell
    if cell.options.name == nil {
      report(cell, "this exercise has no name: write `exercise name=…`")
    }
    let parts = ExerciseParts(cell)
    if parts == nil {
      report(
        cell,
        "this exercise checks nothing: end it with lines such as `expect(answer == 4, \"2 + 2 must "
          + "be 4\")`")
    }
    if open.solution == nil {
      report(
        cell,
        "this exercise has no solution: put a cell `swift solution` under it, before the next cell "
          + "of the lesson")
    }
    guard let name = cell.options.name, let parts, let solution = open.solution else { return }
    exercises.append(
      Exercise(
        name: name, cell: cell.index, wrongAnswers: open.wrongAnswers, solution: solution.index,
        starter: parts.starter, checks: parts.checks))
  }

  private mutating func reportOrphan(_ cell: Cell, _ word: String) {
    report(
      cell,
      "this `\(word)` belongs to no exercise: put it under an `exercise` cell, with no cell of the "
        + "lesson between")
  }

  private mutating func report(_ cell: Cell, _ message: String) {
    problems.append((cell.lines.lowerBound, message))
  }
}

/// The two parts of an exercise's cell.
struct ExerciseParts {
  var starter: CodePart
  var checks: CodePart

  /// The checks are the statements from the first line that begins with `expect(` on, with the
  /// comment right above it. Nil where there is none.
  init?(_ cell: Cell) {
    let lines = cell.code.linesOfNewlines
    let starts = StatementStarts.places(in: cell.code).map(\.line)
    guard var first = starts.first(where: { lines[$0 - 1].startsWithCheck }) else { return nil }
    while first > 1, lines[first - 2].trimmed().hasPrefix("//") { first -= 1 }
    starter = CodePart(
      text: lines[..<(first - 1)].joined(separator: "\n"), firstLine: cell.firstCodeLine)
    checks = CodePart(
      text: lines[(first - 1)...].joined(separator: "\n"),
      firstLine: cell.firstCodeLine + first - 1)
  }
}

extension Substring {
  /// `expect(`, or the same behind `try` or `await`.
  fileprivate var startsWithCheck: Bool {
    var rest = trimmed()
    for word in ["try", "await"] where rest.hasPrefix(word + " ") {
      rest = rest.dropFirst(word.count).trimmed()
    }
    return rest.hasPrefix("expect(")
  }
}
