import LessonRunner
import LessonSyntax
import LessonWording

/// What the page adds to a cell for its part in an exercise.
struct ExerciseMarkup {
  var cell: Cell
  var result: CellResult
  var wording: Wording

  /// What the exercise's checks say of the cell's answer, and the hint for a wrong one.
  var note: Markup {
    guard let missing = result.missing, result.status == .ran else { return "" }
    let message = OutputMarkup.shortened(missing.message)
    switch cell.options.role {
    case .exercise: return note(wording.notSolved, message)
    case .wrong(let hint): return note(wording.check, message) + note(wording.hint, hint)
    case .lesson, .solution: return ""
    }
  }

  private func note(_ label: String, _ text: String) -> Markup {
    "<p class=\"note\"><strong>\(label)</strong> \(text)</p>\n"
  }

  /// The cell as the reader first sees it: a solution and a wrong answer open on demand. One that is
  /// not as it must be stands open.
  func folded(_ markup: Markup) -> Markup {
    guard !cell.isInDetails, let summary else { return markup }
    if case .failed = result.status { return markup }
    return """
      <details>
      <summary>\(summary)</summary>
      \(markup)</details>

      """
  }

  private var summary: String? {
    switch cell.options.role {
    case .lesson, .exercise: nil
    case .solution: wording.solution
    case .wrong: wording.wrongAnswer
    }
  }
}
