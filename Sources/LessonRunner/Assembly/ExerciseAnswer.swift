import LessonSyntax

/// The part of a program that holds an answer to an exercise: a child of the program runs it, and
/// then the exercise's checks.
struct ExerciseAnswer {
  /// The cell as which it is recorded.
  var cell: Int

  var answer: CodePart

  /// The file that the places of the answer name.
  var answerFile: String

  var checks: CodePart

  /// The file that the places of the checks name.
  var checksFile: String

  /// The lines that evaluate claims about the answer, before its checks.
  var claims: [String] = []

  /// What the random numbers start from, where they do not go on.
  var seed: UInt64?

  /// The answer in cell `index`, which is one of the cells of `exercise`.
  init(_ index: Int, to exercise: Exercise, of chapter: Chapter) {
    let cell = chapter.cells[index]
    let isStarter = index == exercise.cell
    let fileName = CellProgramSource.fileName(of: chapter)
    self.cell = index
    answer = isStarter ? exercise.starter : cell.part
    answerFile = fileName
    checks = exercise.checks
    checksFile = isStarter ? fileName : Self.checksFile(ofCell: index, fileName)
    seed = cell.options.seed ?? chapter.cells[exercise.cell].options.seed
  }

  /// The reader's own answer to `exercise`, the whole of their file.
  init(_ file: SourceText, to exercise: Exercise, of chapter: Chapter) {
    cell = exercise.cell
    answer = CodePart(text: file.lines.joined(separator: "\n"), firstLine: 1)
    answerFile = Self.fileName(of: file)
    checks = exercise.checks
    checksFile = Self.checksFile(ofCell: cell, CellProgramSource.fileName(of: chapter))
    seed = chapter.cells[cell].options.seed
  }

  /// What the program's places call the reader's file.
  static func fileName(of file: SourceText) -> String {
    file.path.split(separator: "/").last.map(String.init) ?? file.path
  }

  /// Its lines in the program. The braces keep its names from everything else.
  var program: [String] {
    let checkLines = checks.firstLine...checks.firstLine + checks.text.utf8.count { $0 == 0x0A }
    let place =
      "\(cell), statements: [\(answer.statements)], checks: \(checkLines.lowerBound)...\(checkLines.upperBound)"
    var lines = ["if LessonRuntime.beginAnswer(\(place)) {", "do {"]
    if let seed { lines.append("LessonRuntime.reseed(\(seed))") }
    lines += answer.placed(in: answerFile) + [CodePart.end] + claims
    lines.append("LessonRuntime.beginChecks()")
    lines += checks.placed(in: checksFile) + [CodePart.end]
    return lines + [
      "} catch { LessonRuntime.errorCellThrew(error) }", "LessonRuntime.answerPassed()", "}",
    ]
  }

  // MARK: The checks' file

  private static let prefix = "checks of cell "

  /// The checks are compiled once with each answer. The file that their places name says with which,
  /// so that what the compiler says of them reaches the answer's cell; it ends with the chapter's
  /// own name, so that a trap in them still has its line there.
  private static func checksFile(ofCell cell: Int, _ fileName: String) -> String {
    "\(prefix)\(cell) in \(fileName)"
  }

  /// The cell whose answer the checks that a compiler calls `file` are compiled with; nil where
  /// `file` is something else.
  static func cell(ofChecksFile file: String) -> Int? {
    let name = file.split(separator: "/").last ?? ""
    guard name.hasPrefix(prefix) else { return nil }
    return Int(name.dropFirst(prefix.count).prefix { $0.isNumber })
  }
}
