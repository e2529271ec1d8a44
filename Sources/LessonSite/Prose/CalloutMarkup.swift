import LessonSyntax
import LessonWording

/// A callout on its page: its title, by which a reader who sees no colours knows it, and its text.
struct CalloutMarkup {
  var before: Markup
  var after: Markup

  init(_ callout: Callout, wording: Wording) {
    before = """
      <div class="callout callout-\(callout.rawValue)" role="note">
      <p class="callout-title">\(wording.callout(callout))</p>
      """
    after = "</div>"
  }
}
