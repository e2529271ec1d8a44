import LessonRunner
import LessonSyntax

/// The lines of a cell that has run, without the margin of the lists and quotes it is in.
struct CellText {
  let cell: Cell
  let result: CellResult

  /// The chapter's file, which failures name.
  let path: String

  /// Columns up to the right edge, where the shapes stand.
  let room: Int

  private static let indent = StyledText.spaces(2)
  private static let leastRoom = 10

  var lines: [StyledText] {
    codeLines + outputLines + statusLines
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
        lines.append(.spaces(max(room - shapes.width, Self.indent.width)) + shapes)
      }
    }
    return lines.isEmpty ? [Self.indent + StyledText("(an empty cell)", .dim)] : lines
  }

  /// The shapes that the cell's run gave the line, each once; nil where there are none.
  private func shapes(onLine line: Int) -> StyledText? {
    var texts: [String] = []
    for shape in result.shapes where shape.line == line {
      let text = shape.shape.isEmpty ? "scalar" : "\(shape.shape)"
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
    for output in result.outputs {
      switch output {
      case .printed(let printed):
        text += printed
      case .value(let value, _):
        startLine()
        text += value + "\n"
      case .error(let message):
        endText()
        lines += wrapped("error, as meant: " + message, .plain, bar: .meantFailureBar)
      }
    }
    endText()
    return lines
  }

  private func behindBar(
    _ text: some StringProtocol, _ style: TextStyle = .plain, bar: TextStyle = .dim
  ) -> StyledText {
    Self.indent + StyledText("│ ", bar) + StyledText(VisibleText.of(text), style)
  }

  /// A message, which wraps as prose does.
  private func wrapped(_ message: String, _ style: TextStyle, bar: TextStyle) -> [StyledText] {
    let mark = Self.indent + StyledText("│ ", bar)
    return VisibleText.lines(of: message).flatMap { line in
      var text = RunningText(usesColor: true)
      text.append(text: String(line), style)
      let width = max(room - mark.width, Self.leastRoom)
      return Wrapping.lines(of: text.words, width: width).map { mark + $0 }
    }
  }

  // MARK: How it ended

  private var statusLines: [StyledText] {
    switch result.status {
    case .ran:
      return []
    case .notRun:
      return [behindBar("not run", .dim)]
    case .failed(let failure):
      let diagnostic = Diagnostic(
        path: path, line: failure.line, column: failure.column, message: failure.message)
      return wrapped(diagnostic.description, .failure, bar: .failureBar)
        + failure.excerpt.map { behindBar($0, bar: .failureBar) }
    }
  }
}
