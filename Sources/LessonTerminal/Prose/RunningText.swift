import LessonMath
import LessonSyntax

/// Running text on its way to words.
struct RunningText {
  private(set) var words: [Word] = []

  private let page: PageStyle

  /// What stands between the last word and the next piece: nothing, and they are one word; a space;
  /// or the end of a line.
  private enum Seam {
    case none
    case gap(StyledText)
    case line
  }
  private var seam = Seam.line

  init(on page: PageStyle) {
    self.page = page
  }

  init(_ inlines: [Inline], style: TextStyle = .plain, on page: PageStyle) {
    self.init(on: page)
    append(inlines, style)
  }

  /// Appends a piece that stays whole.
  private mutating func append(piece: String, _ style: TextStyle, isSolid: Bool = false) {
    guard !piece.isEmpty else { return }
    if case .none = seam, let last = words.indices.last {
      words[last].text.append(piece, style)
      words[last].isSolid = words[last].isSolid || isSolid
    } else {
      var word = Word(
        gap: StyledText(), text: StyledText(piece, style), isSolid: isSolid, startsLine: false)
      switch seam {
      case .gap(let gap): word.gap = gap
      case .line: word.startsLine = true
      case .none: break
      }
      words.append(word)
    }
    seam = .none
  }

  private mutating func appendSpace(_ style: TextStyle) {
    if case .none = seam { seam = .gap(StyledText(" ", style)) }
  }

  /// Appends text whose spaces, however many, are one.
  mutating func append(text: String, _ style: TextStyle) {
    var piece = String.UnicodeScalarView()
    func endPiece() {
      let word = VisibleText.of(String(piece))
      append(piece: word, style, isSolid: word.contains("://"))
      piece.removeAll()
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\t", "\n", "\r":
        endPiece()
        appendSpace(style)
      // A soft hyphen is for those who break inside words.
      case "\u{AD}": break
      default: piece.append(scalar)
      }
    }
    endPiece()
  }

  /// Appends text that may break at its spaces, all of which it keeps.
  private mutating func append(code: String, _ style: TextStyle) {
    var rest = VisibleText.of(code)[...]
    while let first = rest.first {
      let isSpace = first == " "
      let run = rest.prefix { ($0 == " ") == isSpace }
      rest = rest.dropFirst(run.count)
      if !isSpace {
        append(piece: String(run), style, isSolid: true)
      } else if case .none = seam, !rest.isEmpty {
        seam = .gap(StyledText(String(run), style))
      } else {
        append(piece: String(run), style, isSolid: true)
      }
    }
  }

  mutating func append(_ inlines: [Inline], _ style: TextStyle) {
    for inline in inlines { append(inline, style) }
  }

  private mutating func append(_ inline: Inline, _ style: TextStyle) {
    switch inline {
    case .text(let text):
      append(text: text, style)
    case .softBreak:
      appendSpace(style)
    case .lineBreak:
      seam = .line
    case .html(let html):
      if html.lowercased().hasPrefix("<br") { seam = .line }
    case .code(let code):
      var codeStyle = style
      codeStyle.color = TextStyle.inlineCode.color
      append(code: page.usesColor ? code : code.inBackticks, codeStyle)
    case .emphasis(let inlines):
      var emphasized = style
      emphasized.isItalic = true
      append(inlines, emphasized)
    case .strong(let inlines):
      var strong = style
      strong.isBold = true
      append(inlines, strong)
    case .strikethrough(let inlines):
      append(struck: inlines, style)
    case .taskBox(let isDone):
      append(piece: isDone ? page.marks.done : page.marks.toDo, style)
      appendSpace(style)
    case .footnote(let number, _):
      append(piece: page.marks.footnote(number), style)
    case .link(let destination, _, let inlines):
      append(linkTo: destination, inlines, style)
    case .claim(_, let inlines):
      append(inlines, style)
      // A pipe gets the text as a reader of the Markdown sees it.
      if page.usesColor { append(piece: "⁼", .dim) }
    case .image(let source, _, let alternative):
      let name = alternative.isEmpty ? source : alternative.plainText
      append(text: page.wording.image(name), TextStyle(isDim: true))
    case .math(let span):
      append(piece: span.inlineText, style, isSolid: true)
    }
  }

  /// What no longer holds must not read as if it did where there is no line through it.
  private mutating func append(struck inlines: [Inline], _ style: TextStyle) {
    var struck = style
    struck.isStruck = true
    if !page.usesColor { append(piece: "~~", style) }
    append(inlines, struck)
    if !page.usesColor { append(piece: "~~", style) }
  }

  /// A link to elsewhere shows where it leads, unless its text says so already.
  private mutating func append(linkTo destination: String, _ inlines: [Inline], _ style: TextStyle)
  {
    var linked = style
    linked.isUnderlined = true
    append(inlines, linked)
    let isElsewhere = destination.contains("://") || destination.hasPrefix("mailto:")
    let text = inlines.plainText
    guard isElsewhere, destination != text, destination != "mailto:" + text else { return }
    appendSpace(style)
    append(piece: "(\(VisibleText.of(destination)))", .dim, isSolid: true)
  }
}

extension MathSpan {
  /// The formula in one line; as it was written where it cannot be read.
  fileprivate var inlineText: String {
    let lines = (try? Formula.parse(tex))?.unicode(display: false) ?? []
    let text = lines.joined(separator: " ")
    return VisibleText.of(text.isEmpty ? "$\(tex)$" : text)
  }

  /// The formula by itself, line by line, with the punctuation that follows it.
  func displayLines(followedBy mark: String) -> [String] {
    let lines = (try? Formula.parse(tex))?.unicode(display: true, followedBy: mark) ?? []
    let isBlank = lines.allSatisfy { $0.isEmpty || $0 == mark }
    return (isBlank ? VisibleText.lines(of: "$$\(tex)$$\(mark)").map(String.init) : lines)
      .map { VisibleText.of($0) }
  }
}

extension String {
  /// As Markdown writes code: between more backticks than it holds in a row.
  fileprivate var inBackticks: String {
    var longest = 0
    var run = 0
    for byte in utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let marks = String(repeating: "`", count: longest + 1)
    let space = hasPrefix("`") || hasSuffix("`") ? " " : ""
    return marks + space + self + space + marks
  }
}
