import TextColumns

/// A line, or a part of one: spans of visible text, each in one style.
struct StyledText: Equatable, Sendable {
  struct Span: Equatable, Sendable {
    var text: String
    var style: TextStyle
  }

  private(set) var spans: [Span] = []

  /// The columns it takes; counted when asked for, since most outputs are only passed on.
  var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  init() {}

  /// `text` must be visible text of one line.
  init(_ text: String, _ style: TextStyle = .plain) {
    append(text, style)
  }

  var isEmpty: Bool { spans.isEmpty }

  /// It holds no more than spaces.
  var isBlank: Bool { spans.allSatisfy { $0.text.utf8.allSatisfy { $0 == UInt8(ascii: " ") } } }

  mutating func append(_ text: String, _ style: TextStyle = .plain) {
    guard !text.isEmpty else { return }
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text += text
    } else {
      spans.append(Span(text: text, style: style))
    }
  }

  mutating func append(_ other: StyledText) {
    for span in other.spans { append(span.text, span.style) }
  }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    if left.isEmpty { return right }
    var sum = left
    sum.append(right)
    return sum
  }

  static func spaces(_ count: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(count, 0)))
  }
}

// MARK: - Writing

extension StyledText {
  /// Appends the line to `output`, without spaces at its end. Each span in a style turns it off
  /// again, so that a line can be cut out of the page and no style leaks into what follows.
  func write(to output: inout String, usesColor: Bool) {
    var spans = spans[...]
    while let last = spans.last {
      let text = last.text.trimmedOfTrailingSpaces
      if !text.isEmpty {
        spans[spans.endIndex - 1].text = String(text)
        break
      }
      spans.removeLast()
    }
    for span in spans {
      let codes = usesColor ? span.style.codes : []
      if codes.isEmpty {
        output += span.text
      } else {
        let parameters = codes.map(String.init).joined(separator: ";")
        output += "\u{1B}[\(parameters)m\(span.text)\u{1B}[0m"
      }
    }
    output += "\n"
  }
}

extension String {
  fileprivate var trimmedOfTrailingSpaces: Substring {
    var rest = self[...]
    while rest.utf8.last == UInt8(ascii: " ") { rest.removeLast() }
    return rest
  }
}
