import LessonRunner
import LessonSyntax
import LessonWording

/// A cell's Swift, highlighted, each line an element of its own with its shapes at its end.
///
/// The elements of the lines are inline and the line breaks stand between them, so that what a
/// reader copies is the code. A shape follows its line's last character; the theme puts it into the
/// margin or under the line, and keeps it out of what is copied.
struct CodeMarkup {
  var cell: Cell
  var shapes: [Int: [LineShape]]
  var wording: Wording

  /// More shapes than this on a line would hide the code.
  private static let mostShapes = 4

  var markup: Markup {
    var lines: [Markup] = [""]
    for token in SwiftLexer.tokens(of: cell.code) {
      let pieces = token.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append("") }
        lines[lines.count - 1] += Self.span(String(piece), token.kind)
      }
    }
    // The last line break ends a line and starts none.
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    let markup = lines.enumerated().map { index, line in
      lineMarkup(line, number: index + 1)
    }
    let attributes = ScrollBox.attributes(for: cell.code)
    return """
      <pre class="code"\(attributes)><code class="language-swift">\(markup.joined())</code></pre>

      """
  }

  /// - Parameter number: from 1, in the cell.
  private func lineMarkup(_ line: Markup, number: Int) -> Markup {
    let shape = shapeMarkup(onLine: cell.firstCodeLine + number - 1)
    return "<span class=\"line\" id=\"\(cell.anchor(ofLine: number))\">\(line)\(shape)</span>\n"
  }

  /// `code`, highlighted, in running text.
  static func inline(_ code: String) -> Markup {
    let tokens = SwiftLexer.tokens(of: code).map { span($0.text, $0.kind) }
    return "<code class=\"language-swift\">\(tokens.joined())</code>"
  }

  private static func span(_ text: String, _ kind: SwiftToken.Kind) -> Markup {
    guard let style = style(of: kind), !text.isEmpty else { return Markup(text) }
    return "<span class=\"\(style)\">\(text)</span>"
  }

  /// The class of a token, as short as the page is full of them.
  private static func style(of kind: SwiftToken.Kind) -> String? {
    switch kind {
    case .keyword: "k"
    case .typeName: "t"
    case .call: "f"
    case .number: "n"
    case .string, .regex: "s"
    case .comment: "c"
    case .attribute, .directive: "a"
    case .identifier, .operator, .punctuation, .whitespace: nil
    }
  }

  // MARK: Shapes

  private func shapeMarkup(onLine line: Int) -> Markup {
    guard let shapes = shapes[line], !shapes.isEmpty else { return "" }
    var texts = shapes.prefix(Self.mostShapes).map(words(for:))
    if shapes.count > Self.mostShapes { texts.append("…") }
    let text = texts.joined(separator: ", ")
    let named = shapes.map { ($0.name.isEmpty ? "" : "\($0.name): ") + words(for: $0) }
      .joined(separator: ", ")
    let title: Markup = named == text ? "" : " title=\"\(named)\""
    return "<span class=\"shape\"\(title)>\(text)</span>"
  }

  /// `[64, 10]`, as Swift and PyTorch print it.
  private func words(for shape: LineShape) -> String {
    shape.shape.isEmpty ? wording.scalar : "\(shape.shape)"
  }
}
