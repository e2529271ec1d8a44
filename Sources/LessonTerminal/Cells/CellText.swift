import CellProtocol
import LessonRunner
import LessonSyntax
import LessonWording

/// The lines of a cell that has run, without the margin of the lists and quotes it is in.
struct CellText {
  let cell: Cell
  let result: CellResult

  /// The chapter's file, which failures name.
  let path: String

  /// The number of the figure that the cell is; nil where it is none.
  let figureNumber: Int?

  /// Columns up to the right edge, where the shapes stand.
  let room: Int

  let style: PageStyle

  /// Also what a reader is to see on demand only.
  let showsAll: Bool
  /// Solutions and wrong answers of exercises are shown.
  let showsSolutions: Bool

  private static let indent = StyledText.spaces(2)
  private static let leastRoom = 10

  var lines: [StyledText] {
    if let leftOut { return wrapped([.text(leftOut)], .dim) }
    return switch isFailed || showsAll ? .shown : cell.options.visibility {
    case .shown: codeLines + outputLines + captionLines + exerciseLines + statusLines
    case .folded: foldedLines + outputLines + captionLines + exerciseLines + statusLines
    case .hidden: hiddenLines
    }
  }

  private var wording: Wording { style.wording }

  private var isFailed: Bool {
    if case .failed = result.status { true } else { false }
  }

  // MARK: What is left out

  /// What stands in place of a cell that the reader is to find out. One that is not as it must be is
  /// shown.
  private var leftOut: String? {
    guard !isFailed, !showsSolutions else { return nil }
    return switch cell.options.role {
    case .solution: wording.solutionLeftOut
    case .wrong: wording.wrongAnswerLeftOut
    case .lesson, .exercise: nil
    }
  }

  private var foldedLines: [StyledText] {
    let count = HighlightedSwift.lines(of: cell.code).count
    return wrapped([.text(style.marks.leftOut + wording.foldedLines(count))], .dim)
  }

  private var hiddenLines: [StyledText] {
    var line: [Inline] = [.text(style.marks.leftOut + wording.hiddenCell)]
    if !cell.caption.isEmpty {
      line += [.text(": ")] + cell.caption
    } else if let name = cell.options.name {
      line.append(.text(": \(name)"))
    }
    return wrapped(line, .dim)
  }

  private var captionLines: [StyledText] {
    let name = figureNumber.map { [Inline.text(wording.figure($0) + ". ")] } ?? []
    return wrapped(name + cell.caption, TextStyle(isItalic: true))
  }

  /// What an exercise's checks say of the cell's answer, and the hint for a wrong one.
  private var exerciseLines: [StyledText] {
    guard let missing = result.missing, result.status == .ran else { return [] }
    switch cell.options.role {
    case .exercise:
      return wrapped("\(wording.notSolved) " + missing.message, .plain, bar: .meantFailureBar)
    case .wrong(let hint):
      return wrapped("\(wording.check) " + missing.message, .plain, bar: .meantFailureBar)
        + wrapped("\(wording.hint) " + hint, .plain, bar: .meantFailureBar)
    case .lesson, .solution:
      return []
    }
  }

  private func wrapped(_ inlines: [Inline], _ style: TextStyle) -> [StyledText] {
    let text = RunningText(inlines, style: style, on: self.style)
    let width = max(room - Self.indent.width, Self.leastRoom)
    return Wrapping.lines(of: text.words, width: width).map { Self.indent + $0 }
  }

  // MARK: Code

  private var codeLines: [StyledText] {
    var lines: [StyledText] = []
    for (offset, code) in HighlightedSwift.lines(of: cell.code).enumerated() {
      if code.isBlank, lines.isEmpty { continue }
      let line = code.isEmpty ? code : Self.indent + code
      guard let shapes = shapes(onLine: cell.firstCodeLine + offset) else {
        lines.append(line)
        continue
      }
      // Two columns at least keep them apart.
      let free = room - line.width - shapes.width
      if free >= 2 {
        lines.append(line + .spaces(free) + shapes)
      } else {
        lines.append(line)
        lines += wrapped(shapes: shapes)
      }
    }
    return lines.isEmpty ? [Self.indent + StyledText(wording.emptyCell, .dim)] : lines
  }

  /// Lines of their own at the right edge.
  private func wrapped(shapes: StyledText) -> [StyledText] {
    var text = RunningText(on: style)
    for span in shapes.spans { text.append(text: span.text, span.style) }
    let width = max(room - Self.indent.width, Self.leastRoom)
    return Wrapping.lines(of: text.words, width: width).map { .spaces(room - $0.width) + $0 }
  }

  /// The shapes that the cell's run gave the line, each once; nil where there are none.
  private func shapes(onLine line: Int) -> StyledText? {
    var texts: [String] = []
    for shape in result.shapes where shape.line == line {
      let text = shape.shape.isEmpty ? wording.scalar : "\(shape.shape)"
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.isEmpty ? nil : StyledText(texts.joined(separator: ", "), .shape)
  }

  // MARK: Outputs

  /// Printed text and values as they came; each value starts a line.
  private var outputLines: [StyledText] {
    var lines: [StyledText] = []
    var text = ""
    func endText() {
      for line in VisibleText.lines(of: text) { lines.append(behindBar(line)) }
      text = ""
    }
    func startLine() {
      if let last = text.utf8.last, last != UInt8(ascii: "\n") { text += "\n" }
    }
    for output in result.shownOutputs(for: cell.options) {
      switch output {
      case .printed(let printed):
        text += printed
      case .value(let value, _, let forms):
        startLine()
        text += (forms.flatMap(drawing) ?? value) + "\n"
      case .error(let message):
        endText()
        lines += wrapped("\(wording.meantFailure) " + message, .plain, bar: .meantFailureBar)
      case .refusal(let message, let excerpt):
        endText()
        lines += wrapped("\(wording.meantRefusal) " + message, .plain, bar: .meantFailureBar)
        lines += VisibleText.lines(of: excerpt).map { behindBar($0, bar: .meantFailureBar) }
      }
    }
    endText()
    return lines
  }

  /// A figure as the style and the chapter's language want it; nil where that is what is recorded.
  private func drawing(_ forms: FigureForms) -> String? {
    let drawing =
      style.plots == .braille && !forms.braille.isEmpty ? forms.braille : forms.text
    return drawing.isEmpty ? nil : drawing.text(in: wording.tag)
  }

  private func behindBar(
    _ text: some StringProtocol, _ style: TextStyle = .plain, bar: TextStyle = .dim
  ) -> StyledText {
    Self.indent + StyledText(self.style.marks.bar, bar) + StyledText(VisibleText.of(text), style)
  }

  /// A message, which wraps as prose does.
  private func wrapped(_ message: String, _ style: TextStyle, bar: TextStyle) -> [StyledText] {
    let mark = Self.indent + StyledText(self.style.marks.bar, bar)
    return VisibleText.lines(of: message).flatMap { line in
      var text = RunningText(on: self.style)
      text.append(text: String(line), style)
      let width = max(room - mark.width, Self.leastRoom)
      return Wrapping.lines(of: text.words, width: width).map { mark + $0 }
    }
  }

  // MARK: How it ended

  private var statusLines: [StyledText] {
    switch result.status {
    case .ran:
      return intent.map { wrapped($0, .dim, bar: .dim) } ?? []
    case .notRun:
      return wrapped(wording.notRun, .dim, bar: .dim)
    case .failed(let failure):
      let diagnostic = Diagnostic(
        path: path, line: failure.line, column: failure.column, message: failure.message)
      return wrapped(diagnostic.description, .failure, bar: .failureBar)
        + failure.excerpt.map { behindBar($0, bar: .failureBar) }
    }
  }

  /// What an author wants that a reader cannot see of the output.
  private var intent: String? {
    switch cell.options.outcome {
    case .compilesOnly: wording.compiledOnly
    case .isSkipped: wording.skipped
    case .runs, .fails, .doesNotCompile: nil
    }
  }
}
