import LessonRunner
import LessonSyntax
import LessonWording

/// A claim on its page: its text, and a mark that opens a note with what was computed. The note is
/// the browser's own popover, which a key, a pointer and a finger open without a script. The mark is
/// drawn by the theme, so that what a reader copies is the text.
struct ClaimMarkup {
  var run: RunChapter
  var claim: Claim
  var wording: Wording

  /// A text up to this long stays on one line with its mark.
  private static let mostColumns = 16

  private var id: String { "claim.\(claim.index + 1)" }

  private var verdict: ClaimVerdict { run.verdict(ofClaim: claim.index) }

  var before: Markup {
    var style = "claim"
    if claim.text.count <= Self.mostColumns { style += " short" }
    switch verdict {
    case .holds, .notRun: break
    case .stale, .wrong, .failed: style += " wrong"
    }
    return "<span class=\"\(style)\">"
  }

  var after: Markup {
    """
    <button type="button" class="mark" popovertarget="\(id)" \
    aria-label="\(wording.claim(claim.expression))"></button>\
    <span class="computed" id="\(id)" popover="auto">\(CodeMarkup.inline(claim.expression))\(outcome)</span>\
    </span>
    """
  }

  /// What the expression gave.
  private var outcome: Markup {
    switch verdict {
    case .failed(let failures):
      " <span class=\"failed\">\(failures.first?.message ?? "")</span>"
    case .notRun:
      " <span class=\"failed\">\(wording.notRun)</span>"
    case .holds, .stale, .wrong:
      value.map { " = <samp>\($0)</samp>" } ?? ""
    }
  }

  private var value: String? {
    let results = run.result.claims
    return results.indices.contains(claim.index) ? results[claim.index].printedValue : nil
  }
}
