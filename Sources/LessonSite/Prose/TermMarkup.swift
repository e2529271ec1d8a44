import LessonSyntax

/// A link to a term of the glossary, and what explains it: to be seen where the pointer is on the link
/// or the keyboard's focus, and to be heard with it.
struct TermMarkup {
  var before: Markup
  var after: Markup

  /// - Parameters:
  ///   - number: how many terms the page has up to this one.
  init(_ definition: [Inline], address: String, number: Int) {
    before = """
      <span class="term"><a href="\(address)" aria-describedby="term.\(number)">
      """
    after = """
      </a><span class="definition" role="tooltip" id="term.\(number)">\(definition.label)</span></span>
      """
  }
}
