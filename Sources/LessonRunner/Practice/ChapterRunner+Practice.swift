import Foundation
import LessonSyntax

extension ChapterRunner {
  /// Checks the reader's own `answer` to `exercise` of `chapter`: runs the cells above the exercise,
  /// the answer and the checks, in one program. Nothing is cached.
  ///
  /// - Parameters:
  ///   - folder: where the cells run; data files are named relative to it.
  ///   - cellDone: told of each cell above the exercise when it is complete.
  /// - Throws: where nothing could run. What is wrong with the answer is part of the verdict.
  public func check(
    _ answer: SourceText, to exercise: Exercise, of chapter: Chapter, in folder: URL,
    cellDone: (Int) async -> Void = { _ in }
  ) async throws(RunnerError) -> AnswerVerdict {
    let code = answer.lines.joined(separator: "\n")
    if let problem = Brackets.problem(in: code) {
      return AnswerVerdict(
        outcome: .stopped([
          Diagnostic(
            path: answer.path, line: problem.line,
            message: problem.message.replacing("in this cell", with: "in this file"),
            excerpt: answer.excerpt(line: problem.line))
        ]))
    }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let source = CellProgramSource(chapter, answer, to: exercise)
    let executable: URL
    switch try await compilation.compile(source, in: scratch.url) {
    case .program(let program): executable = program
    case .errors(let errors):
      return AnswerVerdict(
        outcome: AnswerProblem.outcome(of: errors, chapter, exercise, answer))
    }
    let answerFile = ExerciseAnswer.fileName(of: answer)
    var collector = AnswerCollector(
      chapter: chapter, exercise: exercise, answer: answer,
      symbolizers: (
        Symbolizer(tool: toolchain.symbolizer, program: executable, fileName: answerFile),
        Symbolizer(tool: toolchain.symbolizer, program: executable, fileName: source.fileName)
      ))
    let timeout = chapter.timeLimit(ofAnswerTo: exercise)
    var limits = chapter.cells.indices.map(chapter.timeLimit(ofCell:))
    limits[exercise.cell] = timeout
    let program = CellProgram(
      executable: executable, scratch: scratch.url, workingDirectory: folder,
      startLimit: chapter.frontMatter.timeout, cellLimits: limits)
    let (ending, _) = try await program.run { record, printed in
      if let cell = await collector.take(record, printed: printed) { await cellDone(cell) }
    }
    return collector.verdict(ending, timeout: timeout)
  }
}

extension Chapter {
  /// A reader waits for a loop without an end to be stopped: ten seconds, where the exercise does not
  /// say how long it takes.
  fileprivate func timeLimit(ofAnswerTo exercise: Exercise) -> Duration {
    let (limit, options) = (timeLimit(ofCell: exercise.cell), cells[exercise.cell].options)
    return options.timeout == nil && !options.isSlow ? min(limit, .seconds(10)) : limit
  }
}

/// What the compiler says of a reader's answer.
private enum AnswerProblem {
  /// What it refuses in the answer itself; or else in the checks, which do not fit it; or else in the
  /// chapter.
  static func outcome(
    of errors: [CompilerMessage], _ chapter: Chapter, _ exercise: Exercise, _ answer: SourceText
  ) -> AnswerVerdict.Outcome {
    let name = ExerciseAnswer.fileName(of: answer)
    let own = errors.filter { $0.file.split(separator: "/").last.map(String.init) == name }
    if !own.isEmpty {
      return .stopped(
        diagnostics(own, path: answer.path, lines: answer.lines.count) { words in
          words == "declaration is only valid at file scope"
            ? words + ", and an answer stands inside braces: take it out" : words
        })
    }
    let checks = errors.filter { ExerciseAnswer.cell(ofChecksFile: $0.file) == exercise.cell }
    if !checks.isEmpty {
      return .stopped(
        diagnostics(checks, path: chapter.path) {
          "this check does not compile with your answer: \($0)"
        })
    }
    return .chapterFails(diagnostics(errors, path: chapter.path) { $0 })
  }

  private static func diagnostics(
    _ errors: [CompilerMessage], path: String, lines: Int? = nil, words: (String) -> String
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for error in errors {
      // What an answer leaves open ends behind it, in lines of the program that are not the reader's.
      let isBehind = lines.map { error.line > $0 } ?? false
      let diagnostic = Diagnostic(
        path: path, line: isBehind ? nil : error.line, column: isBehind ? nil : error.column,
        message: words(error.text), excerpt: isBehind ? [] : error.excerpt)
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
    return diagnostics
  }
}
