import CellProtocol
import LessonSyntax

/// Makes a verdict of the records of a program that checks a reader's answer.
struct AnswerCollector {
  private let chapter: Chapter
  private let exercise: Exercise
  private let answer: SourceText

  /// Names the lines of the reader's file, and those of the chapter.
  private let symbolizers: (answer: Symbolizer, chapter: Symbolizer)

  /// The cells above the exercise, and the wrong answers.
  private var cells: ResultCollector

  private enum State: Equatable {
    case before, answering, after
  }

  private var state = State.before
  private var began = ContinuousClock.now
  private var outcome: AnswerVerdict.Outcome?
  private var printed = ""
  private var timeBefore = Duration.zero

  init(
    chapter: Chapter, exercise: Exercise, answer: SourceText,
    symbolizers: (answer: Symbolizer, chapter: Symbolizer)
  ) {
    self.chapter = chapter
    self.exercise = exercise
    self.answer = answer
    self.symbolizers = symbolizers
    cells = ResultCollector(chapter: chapter, symbolizer: symbolizers.chapter)
  }

  /// Takes a record and what was printed before it. Returns the cell of the chapter that is now
  /// complete.
  mutating func take(_ record: CellRecord, printed text: [UInt8]) async -> Int? {
    if case .cellBegan(exercise.cell) = record {
      timeBefore = ContinuousClock.now - began
      state = .answering
      return nil
    }
    guard state == .answering else { return await cells.take(record, printed: text) }
    let text = String(decoding: text, as: UTF8.self)
    switch record {
    case .value(_, let drawing):
      printed += text
      if !printed.isEmpty, printed.utf8.last != UInt8(ascii: "\n") { printed += "\n" }
      printed += drawing.text + "\n"
    case .checkFailed(let line, let message):
      printed += text
      outcome = .failed(Shortcoming(line: line, message: message))
    case .checksHeld:
      printed += text
      outcome = .passed
    case .threw(let message, let addresses):
      printed += text
      outcome = await stop("nothing caught this error: \(message)", addresses, line: nil)
    case .crashed(let signal, let addresses, _):
      let trap = TrapMessage(text, fileName: symbolizers.answer.fileName)
      printed += trap.printed
      let reason = await symbolizers.answer.place(of: addresses).reason
      let message = trap.message ?? ResultCollector.words(for: signal, reason: reason)
      outcome = await stop(message, addresses, line: trap.line)
    case .errorCellEnded:
      printed += text
      state = .after
      outcome = outcome ?? stop("this answer ended the program before its checks", line: nil)
    case .checksBegan, .cellBegan, .cellEnded, .shape, .finished, .claimBegan, .claimValue,
      .claimEnded:
      printed += text
    }
    return nil
  }

  /// The answer stopped: at `line` of its file, or at the innermost of `addresses`.
  private func stop(
    _ message: String, _ addresses: [UInt64], line: Int?
  ) async -> AnswerVerdict.Outcome {
    let own = await symbolizers.answer.place(of: addresses).line
    if let line = own ?? line { return stop(message, line: line) }
    guard let line = await symbolizers.chapter.place(of: addresses).line else {
      return stop(message, line: nil)
    }
    return .stopped([
      Diagnostic(
        path: chapter.path, line: line, message: "in this check, with your answer: \(message)",
        excerpt: chapter.source.excerpt(line: line))
    ])
  }

  private func stop(_ message: String, line: Int?) -> AnswerVerdict.Outcome {
    .stopped([
      Diagnostic(
        path: answer.path, line: line, message: message,
        excerpt: line.map { answer.excerpt(line: $0) } ?? [])
    ])
  }

  /// The verdict, once the program has ended.
  mutating func verdict(_ ending: CellProgram.Ending, timeout: Duration) -> AnswerVerdict {
    switch state {
    case .before:
      _ = cells.finish(ending, printed: [])
      return AnswerVerdict(outcome: .chapterFails(chapterProblems))
    case .answering:
      outcome =
        switch ending {
        case .timedOut:
          stop(
            "this answer ran longer than \(timeout.components.seconds) s and was stopped: does "
              + "every loop in it end?", line: nil)
        case .flooded:
          stop(
            "this answer printed more than \(CellProgram.mostPrinted >> 20) MiB and was stopped: "
              + "does every loop in it end?", line: nil)
        default:
          stop("this answer's program was ended from outside", line: nil)
        }
    case .after:
      break
    }
    return AnswerVerdict(
      outcome: outcome ?? .chapterFails(chapterProblems), printed: printed, hints: hints,
      timeBefore: timeBefore)
  }

  private var chapterProblems: [Diagnostic] {
    ChapterResult(cells: cells.cells).diagnostics(in: chapter)
  }

  /// A wrong answer is alike where the same check fails with the same values, or where it stops for
  /// the same reason. What the reader did not touch yet needs no hint.
  private var hints: [String] {
    guard answer.text.codeTokens != exercise.starter.text.codeTokens else { return [] }
    let isAlike: (Shortcoming) -> Bool
    switch outcome {
    case .failed(let missing): isAlike = { $0 == missing }
    case .stopped(let problems): isAlike = { $0.message == problems.first?.message }
    default: return []
    }
    var hints: [String] = []
    for cell in exercise.wrongAnswers {
      guard let missing = cells.cells[cell].missing, isAlike(missing),
        case .wrong(let hint) = chapter.cells[cell].options.role, !hints.contains(hint)
      else { continue }
      hints.append(hint)
    }
    return hints
  }
}

extension String {
  /// The Swift in the text, without comments and spaces.
  fileprivate var codeTokens: [String] {
    SwiftLexer.tokens(of: self)
      .filter { $0.kind != .comment && $0.kind != .whitespace }.map(\.text)
  }
}
