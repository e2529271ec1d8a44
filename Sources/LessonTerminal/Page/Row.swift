/// A row of the page: a line, or the place of a cell, whose text is known when it has run.
enum Row: Equatable, Sendable {
  case line(StyledText)
  case cell(Int, Margin)

  static let blank = Row.line(StyledText())
}

/// What stands before the lines of something in lists and quotes.
struct Margin: Equatable, Sendable {
  /// Before the first line: the marker of a list item, say.
  var first = StyledText()
  /// Before every other.
  var rest = StyledText()

  init(first: StyledText = StyledText(), rest: StyledText = StyledText()) {
    self.first = first
    self.rest = rest
  }

  init(_ every: StyledText) {
    self.init(first: every, rest: every)
  }

  /// This margin with `inner` at its right.
  func adding(_ inner: Margin) -> Margin {
    Margin(first: first + inner.first, rest: rest + inner.rest)
  }
}

extension [Row] {
  /// The rows with `margin` before them.
  func inside(_ margin: Margin) -> [Row] {
    enumerated().map { index, row in
      let mark = index == 0 ? margin.first : margin.rest
      return switch row {
      case .line(let line): .line(mark + line)
      case .cell(let cell, let inner):
        .cell(cell, Margin(first: mark, rest: margin.rest).adding(inner))
      }
    }
  }
}

extension [[Row]] {
  /// The groups under each other, those without rows left out, with one blank row between two.
  func separated() -> [Row] {
    [Row](filter { !$0.isEmpty }.joined(separator: [.blank]))
  }
}
