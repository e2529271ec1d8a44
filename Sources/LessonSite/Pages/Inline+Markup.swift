import LessonMath
import LessonSyntax

extension [Inline] {
  /// The text for a place that is a link already, or a summary: without links, images and tags.
  var label: Markup {
    map { inline -> Markup in
      switch inline {
      case .text(let text): Markup(text)
      case .softBreak, .lineBreak: " "
      case .code(let code): "<code>\(code)</code>"
      case .html, .taskBox, .footnote: ""
      case .emphasis(let inlines): "<em>\(inlines.label)</em>"
      case .strong(let inlines): "<strong>\(inlines.label)</strong>"
      case .strikethrough(let inlines): "<del>\(inlines.label)</del>"
      case .link(_, _, let inlines), .claim(_, let inlines): inlines.label
      case .image(_, _, let alternative): Markup(alternative.plainText)
      case .math(let span): span.formula(display: false)
      }
    }.joined()
  }
}

extension MathSpan {
  /// The formula as MathML, in a box of its own where it may be wider than a phone: browsers break
  /// no formula.
  ///
  /// - Parameters:
  ///   - before: what stands right before it, as a bracket; in one line with it where there is room.
  ///   - after: what stands right behind it, as a full stop.
  func markup(between before: String, _ after: String) -> Markup {
    let formula = formula(display: isDisplay)
    let attributes = ScrollBox.attributes(for: tex)
    if isDisplay {
      let box: Markup = "<span class=\"formula\"\(attributes)>\(formula)</span>"
      guard let label else { return box }
      return """
        <span class="equation" id="\(label.name)">\(box)<span class="number">(\(label.number))</span></span>
        """
    }
    guard attributes == "" else {
      return "\(before)<span class=\"long\"\(attributes)>\(formula)</span>\(after)"
    }
    let isAlone = before.isEmpty && after.isEmpty
    let fits = ScrollBox.attributes(for: before + tex + after) == ""
    return isAlone || !fits
      ? "\(before)\(formula)\(after)"
      : "<span class=\"together\">\(before)\(formula)\(after)</span>"
  }

  /// A chapter whose formulas cannot all be read is not parsed, so the TeX never shows.
  fileprivate func formula(display: Bool) -> Markup {
    guard let formula = try? Formula.parse(tex) else { return "<code>\(tex)</code>" }
    return Markup(html: formula.mathML(display: display))
  }
}
