import LessonRunner
import LessonSyntax
import LessonWording

/// A cell on its page: its code with the shapes, its output, and how it ended where that is not as
/// it should be.
struct CellMarkup {
  var run: RunChapter
  var index: Int
  var wording: Wording

  /// Whether the page shows how long the cell ran.
  var showsTime = false

  private var cell: Cell { run.chapter.cells[index] }

  /// A cell that has no result did not run.
  private var result: CellResult {
    index < run.result.cells.count ? run.result.cells[index] : CellResult()
  }

  var markup: Markup {
    exercise.folded(
      """
      <div class="cell" id="\(cell.anchor)" role="group" \
      aria-label="\(wording.cell(index + 1))">
      \(time)\(cell.options.visibility == .hidden ? hidden : shown)\(exercise.note)\(ending)</div>

      """)
  }

  private var shown: Markup { code + note + captioned(output) }

  /// The whole cell, opened by what it is called.
  private var hidden: Markup {
    let name =
      cell.caption.isEmpty
      ? Markup(cell.options.name ?? wording.hiddenCell) : cell.caption.label
    return details("hidden", summary: name, code + note + output)
  }

  private var code: Markup {
    let code = CodeMarkup(cell: cell, shapes: run.shapes(ofCell: index), wording: wording)
    guard cell.options.visibility == .folded else { return code.markup }
    return details(
      "folded", summary: Markup(wording.foldedLines(cell.lineCount)), code.markup)
  }

  private var output: Markup {
    OutputMarkup.markup(
      of: run.pageOutputs(ofCell: index), fileName: cell.options.name ?? "cell-\(index + 1)",
      wording: wording)
  }

  /// A part that opens on demand; a cell that failed is open, so that its lines can be seen.
  private func details(_ style: Markup, summary: Markup, _ content: Markup) -> Markup {
    var state: Markup = ""
    if case .failed = result.status { state = " open=\"\"" }
    return """
      <details class="\(style)"\(state)><summary>\(summary)</summary>
      \(content)</details>

      """
  }

  private func captioned(_ output: Markup) -> Markup {
    guard let number = run.chapter.figureNumbers.number(ofCell: index) else { return output }
    let id: Markup = cell.figureAnchor.map { " id=\"\($0)\"" } ?? ""
    return """
      <figure class="captioned"\(id)>
      \(output)<figcaption>\(wording.name(ofFigure: number))\(cell.caption.label)</figcaption>
      </figure>

      """
  }

  /// What is out of the ordinary with the cell, as its author wants it.
  private var note: Markup {
    let text =
      switch cell.options.outcome {
      case .runs: ""
      case .fails: wording.meantToFail
      case .doesNotCompile: wording.meantNotToCompile
      case .compilesOnly: wording.compiledOnly
      case .isSkipped: wording.skipped
      }
    return text.isEmpty ? "" : "<p class=\"note\">\(text)</p>\n"
  }

  /// Nothing where no time is known.
  private var time: Markup {
    guard showsTime, result.nanoseconds > 0 else { return "" }
    let time = Duration.nanoseconds(result.nanoseconds).runningTimeText
    return "<p class=\"time\" title=\"\(wording.runningTime)\">\(time)</p>\n"
  }

  private var exercise: ExerciseMarkup {
    ExerciseMarkup(cell: cell, result: result, wording: wording)
  }

  private var ending: Markup {
    switch result.status {
    case .ran: ""
    case .notRun: "<p class=\"note\">\(wording.notRun)</p>\n"
    case .failed(let failure): markup(of: failure)
    }
  }

  private func markup(of failure: CellFailure) -> Markup {
    let message = OutputMarkup.shortened(failure.message)
    let excerpt = OutputMarkup.shortened(failure.excerpt.joined(separator: "\n"))
    var markup: Markup = """
      <div class="failure">
      <p><strong>\(wording.failure(failure.kind))</strong> (\(place(of: failure)))</p>

      """
    for text in [message, excerpt] where !text.isEmpty {
      markup += "<pre\(ScrollBox.attributes(for: text))><samp>\(text)</samp></pre>\n"
    }
    return markup + "</div>\n"
  }

  /// The line, which is a link where a cell's code stands on it: a cell may fail in a function of
  /// another one.
  private func place(of failure: CellFailure) -> Markup {
    var place = Markup(wording.line(failure.line))
    if let cell = run.chapter.cell(onLine: failure.line) {
      let line = failure.line - cell.firstCodeLine + 1
      if (1...cell.lineCount).contains(line) {
        place = "<a href=\"#\(cell.anchor(ofLine: line))\">\(place)</a>"
      }
    }
    if let column = failure.column { place += ", \(wording.column(column))" }
    return place
  }
}

extension Duration {
  /// `12 ms`, `0.4 ms`; from a second on as everywhere else.
  fileprivate var runningTimeText: String {
    guard self < .seconds(1) else { return shortText }
    let microseconds = Int(components.attoseconds / 1_000_000_000_000)
    if microseconds >= 10_000 { return "\((microseconds + 500) / 1000) ms" }
    let tenths = (microseconds + 50) / 100
    return tenths == 0 ? "< 0.1 ms" : "\(tenths / 10).\(tenths % 10) ms"
  }
}
