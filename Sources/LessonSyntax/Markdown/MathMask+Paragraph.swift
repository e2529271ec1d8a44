extension MathMask {
  /// `paragraph`, whose first line is line `firstLine` of the text, with its formulas and the
  /// expressions of its claims masked.
  ///
  /// An opening `$` is followed by no space, a closing one preceded by none and followed by no digit
  /// (Pandoc's rule), so that prices stay prices. Code spans and what a backslash escapes are left
  /// alone.
  mutating func maskSpans(in paragraph: String, firstLine: Int) -> String {
    var masked = String.UnicodeScalarView()
    var cursor = ParagraphCursor(paragraph, line: firstLine)
    var openBrackets: [TextPlace] = []
    while let scalar = cursor.rest.unicodeScalars.first {
      switch scalar {
      case "\\":
        masked += cursor.take(cursor.rest.unicodeScalars.prefix(2))
      case "`":
        let run = cursor.rest.prefix { $0 == "`" }
        let length = cursor.rest.codeSpanLength(openedBy: run.count) ?? max(run.count, 1)
        masked += cursor.take(cursor.rest.prefix(length).unicodeScalars)
      case "$":
        guard let (tex, isDisplay, count) = cursor.rest.leadingFormula() else { fallthrough }
        masked.append(mask(tex, display: isDisplay, line: cursor.line, column: cursor.column()))
        let written = cursor.take(cursor.rest.prefix(count).unicodeScalars)
        for _ in 0..<written.count(where: { $0 == "\n" }) {
          masked.append("\n")
          masked.append(continuation)
        }
      case "[" where cursor.rest.hasPrefix("[^"):
        guard let (mark, count) = maskReference(at: cursor.rest, line: cursor.line) else {
          fallthrough
        }
        masked.append(mark)
        _ = cursor.take(cursor.rest.unicodeScalars.prefix(count))
      default:
        masked += cursor.take(cursor.rest.unicodeScalars.prefix(1))
        if scalar == "[" { openBrackets.append(cursor.place) }
        if scalar == "]", let opening = openBrackets.popLast() {
          masked += maskTarget(ofTextFrom: opening, at: &cursor)
        }
      }
    }
    return String(masked)
  }

  /// Masks the destination of a claim, if `cursor` stands at one, right behind a `]`.
  private mutating func maskTarget(
    ofTextFrom opening: TextPlace, at cursor: inout ParagraphCursor
  ) -> String.UnicodeScalarView {
    var closing = cursor.place
    closing.offset -= 1
    guard let target = ClaimTarget(at: cursor.rest) else { return String.UnicodeScalarView() }
    var masked = String.UnicodeScalarView(cursor.take(target.opening.unicodeScalars))
    let claim = WrittenClaim(
      text: opening..<closing, written: String(target.written), target: cursor.place,
      expression: target.expression)
    let written = cursor.take(target.written.unicodeScalars)
    if let placeholder = mask(claim) {
      masked.append(placeholder)
    } else {
      masked += written
    }
    return masked
  }
}

/// A place in a paragraph that is read from its start to its end.
private struct ParagraphCursor {
  private(set) var rest: Substring
  private(set) var line: Int
  private var lineStart: String.Index
  private let paragraph: String

  /// A place of the line, and how many characters stand before it: a line may hold formulas by the
  /// thousand, and each counts from the last.
  private var counted: (end: String.Index, characters: Int)

  init(_ paragraph: String, line: Int) {
    self.paragraph = paragraph
    self.line = line
    rest = paragraph[...]
    lineStart = paragraph.startIndex
    counted = (lineStart, 0)
  }

  var place: TextPlace {
    TextPlace(line: line, offset: paragraph.utf8.distance(from: lineStart, to: rest.startIndex))
  }

  /// From 1, in characters.
  mutating func column() -> Int {
    if counted.end < lineStart { counted = (lineStart, 0) }
    counted.characters += paragraph[counted.end..<rest.startIndex].count
    counted.end = rest.startIndex
    return counted.characters + 1
  }

  /// Moves behind `part`, which stands at the start of what is left.
  mutating func take(
    _ part: Substring.UnicodeScalarView.SubSequence
  ) -> Substring.UnicodeScalarView.SubSequence {
    var index = part.startIndex
    while index < part.endIndex {
      let next = part.index(after: index)
      if part[index] == "\n" {
        line += 1
        lineStart = next
      }
      index = next
    }
    rest = paragraph[part.endIndex...]
    return part
  }
}
