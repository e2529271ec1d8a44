import LessonRunner
import LessonSyntax
import LessonWording

/// What `lessons practice` tells a reader, as text for a terminal. Every piece ends with a newline.
public struct PracticeText: Sendable {
  private let chapter: Chapter
  private let style: TerminalStyle
  private let page: PageStyle

  private var wording: Wording { page.wording }

  /// - Parameter language: a language tag such as `ko`: what is said is in it, where it is Korean, else
  ///   in English.
  public init(chapter: Chapter, style: TerminalStyle, language: String = "en") {
    self.chapter = chapter
    self.style = style
    page = PageStyle(style, language: language)
  }

  /// What the reader does next where an answer does not pass.
  public var saveToCheck: String { wording.saveToCheck }

  /// What the reader who leaves is to know.
  public var answersAreKept: String { wording.answersAreKept }

  /// Every exercise of the chapter has an answer that passes.
  public var allDone: String { text([StyledText(wording.allDone(chapter.exercises.count))]) }

  // MARK: Before an answer

  /// Which exercise it is, and where the answer goes.
  public func opening(_ exercise: Exercise, file: String) -> String {
    let number = (chapter.exercises.firstIndex(of: exercise) ?? 0) + 1
    let line = chapter.cells[exercise.cell].lines.lowerBound
    return text([
      StyledText(wording.exercise(number, chapter.exercises.count, exercise.name), .bold)
        + StyledText("  \(chapter.path):\(line)", .dim),
      StyledText(wording.answer(file)),
    ])
  }

  /// The task in plain lines, for the comment at the top of a working file.
  public func task(of exercise: Exercise) -> [String] {
    // The file is the same wherever the command ran.
    let plain = PageStyle(.plain, wording)
    let layout = PageLayout(style: plain, width: Self.commentWidth)
    let rows = layout.rows(of: chapter.task(of: exercise), room: Self.commentWidth)
    let lines = rows.map { row -> String in
      guard case .line(let line) = row else { return "" }
      var text = ""
      line.write(to: &text, usesColor: false)
      return String(text.dropLast())
    }
    let name = chapter.path.split(separator: "/").last ?? ""
    return [wording.task(exercise.name, String(name)), ""] + lines
  }

  /// A comment's lines, with `// ` before them, fill 80 columns.
  private static let commentWidth = 77

  /// The code of the exercise's solution.
  public func solution(of exercise: Exercise) -> String {
    text(HighlightedSwift.lines(of: chapter.cells[exercise.solution].code))
  }

  /// Whether each exercise's answer passes; nil where none was begun.
  public func list(_ states: [(exercise: Exercise, file: String, passes: Bool?)]) -> String {
    let width = states.map { VisibleText.of($0.exercise.name).count }.max() ?? 0
    let lines = states.map { exercise, file, passes in
      let padding = StyledText.spaces(width - exercise.name.count + 2)
      let state =
        passes == true
        ? StyledText(wording.isDone + "  ", .passed) : StyledText(wording.isOpen + "  ", .plain)
      let place = passes == nil ? StyledText(wording.notBegun, .dim) : StyledText(file)
      return state + StyledText(exercise.name) + padding + place
    }
    return text(lines)
  }

  // MARK: After a check

  /// What came of an answer.
  public func verdict(_ verdict: AnswerVerdict, on exercise: Exercise) -> String {
    var lines: [StyledText] = []
    switch verdict.outcome {
    case .passed:
      let command = "lessons practice --exercise \(exercise.name) --solution \(chapter.path)"
      lines.append(StyledText("PASS  ", .passed) + StyledText(exercise.name))
      lines.append(Self.margin + StyledText(wording.toCompare(command), .dim))
    case .failed(let missing):
      lines += wrapped(missing.message, after: StyledText("FAIL  ", .failure))
      lines.append(Self.margin + StyledText("\(chapter.path):\(missing.line)", .dim))
      lines += exercise.check(onLine: missing.line).map {
        Self.margin + StyledText(VisibleText.of($0), .dim)
      }
    case .stopped(let problems):
      lines.append(StyledText("ERROR ", .failure) + StyledText(exercise.name))
      lines += problems.flatMap(diagnostic)
    case .chapterFails(let problems):
      lines.append(
        StyledText("ERROR ", .failure)
          + StyledText(wording.chapterFails))
      lines += problems.flatMap(diagnostic)
    }
    for hint in verdict.hints {
      lines += wrapped(hint, after: StyledText(wording.hint + " ", .bold))
    }
    lines += printedLines(verdict.printed)
    if verdict.timeBefore > Self.long {
      let seconds = verdict.timeBefore.components.seconds
      lines.append(StyledText(wording.timeBefore(seconds), .dim))
    }
    return text(lines)
  }

  /// Longer than this, a reader wonders what takes so long.
  private static let long = Duration.seconds(3)

  private static let margin = StyledText.spaces(6)

  private func diagnostic(_ problem: Diagnostic) -> [StyledText] {
    problem.description.split(separator: "\n", omittingEmptySubsequences: false).map {
      StyledText(VisibleText.of($0))
    }
  }

  private func printedLines(_ printed: String) -> [StyledText] {
    let lines = VisibleText.lines(of: printed)
    guard !lines.isEmpty else { return [] }
    let left = lines.count - Self.mostLines
    let shown = lines.suffix(Self.mostLines).map {
      StyledText(page.marks.bar, .dim) + StyledText(VisibleText.of($0))
    }
    let note =
      left > 0
      ? StyledText(page.marks.bar + page.marks.leftOut + wording.linesLeftOut(left), .dim)
      : StyledText()
    return [StyledText(wording.printed, .dim)] + (left > 0 ? [note] : []) + shown
  }

  /// More would push the verdict out of sight.
  private static let mostLines = 40

  private func wrapped(_ message: String, after label: StyledText) -> [StyledText] {
    var lines: [StyledText] = []
    for line in VisibleText.lines(of: message) {
      var running = RunningText(on: page)
      running.append(text: String(line), .plain)
      let width = style.width - Self.margin.width
      for part in Wrapping.lines(of: running.words, width: width) {
        lines.append((lines.isEmpty ? label : Self.margin) + part)
      }
    }
    return lines
  }

  private func text(_ lines: [StyledText]) -> String {
    var text = ""
    for line in lines { line.write(to: &text, usesColor: style.usesColor) }
    return text
  }
}

extension TextStyle {
  fileprivate static let passed = TextStyle(color: .green, isBold: true)
}
