import LessonSyntax
import LessonWording
import TextColumns

/// Lays a chapter's blocks out as rows. What a block is in, a list item or a quote, gives its rows a
/// margin and leaves them less room; nothing else of it reaches the block.
struct PageLayout {
  let style: PageStyle

  /// Columns that the page fills.
  let width: Int

  /// Parts of the file whose prose is left out; their cells have rows all the same.
  var hiddenLines: [ClosedRange<Int>] = []

  var figureNumbers = FigureNumbers()

  /// Deep nesting leaves at least this much room, and its lines may stand out over the edge.
  private static let leastRoom = 10

  /// The rows of the whole chapter.
  func rows(of chapter: Chapter) -> [Row] {
    var groups: [[Row]] = []
    // A title that the first heading does not already give.
    if let title = chapter.frontMatter.title, !chapter.startsWithTopHeading {
      groups.append(heading(level: 1, [.text(title)], room: width))
    }
    let blocks = chapter.blocks[...]
    let opening = chapter.startsWithTopHeading ? (blocks.firstIndex { $0.isHeading } ?? -1) + 1 : 0
    groups.append(rows(of: Array(blocks[..<opening]), room: width))
    groups.append(prerequisites(of: chapter))
    groups.append(rows(of: Array(blocks[opening...]), room: width))
    groups.append(footnotes(of: chapter))
    return groups.separated()
  }

  /// The chapters that a reader should know.
  private func prerequisites(of chapter: Chapter) -> [Row] {
    let names = chapter.frontMatter.prerequisites.map(\.value)
    guard !names.isEmpty else { return [] }
    let text = style.wording.prerequisites + " " + names.joined(separator: ", ")
    return wrapped([.text(text)], .dim, room: width).map { .line($0) }
  }

  /// The footnotes, below a short rule.
  private func footnotes(of chapter: Chapter) -> [Row] {
    guard !chapter.footnotes.isEmpty else { return [] }
    let rule = Row.line(StyledText(style.marks.rule(12), .dim))
    let items = chapter.footnotes.map(\.blocks)
    return [rule] + list(items, start: 1, isTight: true, room: width, bulletDepth: 0)
  }

  /// The rows of blocks under each other, in `room` columns.
  func rows(of blocks: [Block], room: Int, bulletDepth: Int = 0) -> [Row] {
    blocks.map { rows(of: $0, room: room, bulletDepth: bulletDepth) }.separated()
  }

  private func rows(of block: Block, room: Int, bulletDepth: Int) -> [Row] {
    if !block.hasCell, hiddenLines.contains(where: { $0.contains(block.lines.lowerBound) }) {
      return []
    }
    switch block.kind {
    case .paragraph(let inlines):
      return paragraph(inlines, room: room)
    case .heading(let level, _, let inlines):
      return heading(level: level, inlines, room: room)
    case .quote(let blocks):
      let bar = Margin(StyledText(style.marks.bar, .dim))
      return rows(of: blocks, room: narrowed(room, by: 2), bulletDepth: bulletDepth).inside(bar)
    case .callout(let callout, let blocks):
      return self.callout(callout, blocks, room: room)
    case .figure(let source, let alternative, let caption):
      let image = Inline.image(source: source, title: "", alternative: alternative)
      let number = figureNumbers.number(ofPictureOnLine: block.lines.lowerBound)
      let name = number.map { style.wording.figure($0) + ". " } ?? ""
      return (wrapped([image], room: room) + wrapped([.text(name + caption)], .dim, room: room))
        .map { .line($0) }
    case .table(let table):
      let text = TableText(table, on: style)
      return text.lines(room: room).map { .line($0) }
    case .list(let start, let isTight, let items):
      return list(items, start: start, isTight: isTight, room: room, bulletDepth: bulletDepth)
    case .code(_, let text):
      let lines = VisibleText.lines(of: text).map { StyledText(VisibleText.of($0)) }
      return lines.drop(while: \.isBlank).map { .line(.spaces(2) + $0) }
    case .html(let html):
      guard let summary = SummaryTag.text(in: html) else { return [] }
      return wrapped([.text(style.marks.summary + summary)], .bold, room: room).map { .line($0) }
    case .thematicBreak:
      return [.line(StyledText(style.marks.rule(room), .dim))]
    case .cell(let index):
      return [.cell(index, Margin())]
    }
  }

  private func narrowed(_ room: Int, by width: Int) -> Int {
    max(room - width, Self.leastRoom)
  }

  // MARK: Kinds of blocks

  private func wrapped(_ inlines: [Inline], _ style: TextStyle = .plain, room: Int) -> [StyledText]
  {
    let text = RunningText(inlines, style: style, on: self.style)
    return Wrapping.lines(of: text.words, width: room)
  }

  /// Formulas that stand by themselves do so in the middle of a paragraph too.
  private func paragraph(_ inlines: [Inline], room: Int) -> [Row] {
    var groups: [[Row]] = []
    var running: [Inline] = []
    func endRunning() {
      groups.append(wrapped(running, room: room).map { .line($0) })
      running = []
    }
    var rest = inlines[...]
    while let inline = rest.popFirst() {
      if case .math(let span) = inline, span.isDisplay {
        endRunning()
        let mark = rest.takeClosingMarks()
        groups.append(formula(span, followedBy: mark, room: room).map { .line($0) })
      } else {
        running.append(inline)
      }
    }
    endRunning()
    return groups.separated()
  }

  /// A formula by itself, indented; at the edge, or in one line that wraps, where that is too wide.
  private func formula(_ span: MathSpan, followedBy mark: String, room: Int) -> [StyledText] {
    var lines = span.displayLines(followedBy: mark).map { StyledText($0) }
    let width = lines.map(\.width).max() ?? 0
    if width <= room {
      lines = lines.map { .spaces(min(4, room - width)) + $0 }
    } else {
      lines = wrapped([.math(span), .text(mark)], room: room)
    }
    guard let label = span.label else { return lines }
    return Self.numbered(lines, label.number, room: room)
  }

  /// The lines of a formula with its number at the right edge of the middle one, or below them where
  /// there is no room beside.
  private static func numbered(_ lines: [StyledText], _ number: Int, room: Int) -> [StyledText] {
    var lines = lines
    let text = StyledText("(\(number))")
    var line = (lines.count - 1) / 2
    if (lines.map(\.width).max() ?? 0) + 1 + text.width > room {
      lines.append(StyledText())
      line = lines.count - 1
    }
    lines[line] = lines[line] + .spaces(max(0, room - lines[line].width - text.width)) + text
    return lines
  }

  private func heading(level: Int, _ inlines: [Inline], room: Int) -> [Row] {
    let hashes = level > 2 && !style.usesColor ? String(repeating: "#", count: level) + " " : ""
    let text = TextStyle(isBold: true, isItalic: level > 3)
    let lines = wrapped(inlines, text, room: narrowed(room, by: hashes.count))
    let rows = lines.map { Row.line($0) }.inside(
      Margin(first: StyledText(hashes), rest: .spaces(hashes.count)))
    guard level <= 2, let width = lines.map(\.width).max() else { return rows }
    let mark = level == 1 ? style.marks.strongRule : style.marks.rule
    let rule = String(repeating: mark, count: min(width, room))
    return rows + [.line(StyledText(rule, level == 1 ? .bold : .plain))]
  }

  private func callout(_ callout: Callout, _ blocks: [Block], room: Int) -> [Row] {
    let color = TextStyle(color: callout.color)
    let words = style.wording.callout(callout)
    let title = Row.line(StyledText(words, TextStyle(color: callout.color, isBold: true)))
    return ([title] + rows(of: blocks, room: narrowed(room, by: 2)))
      .inside(Margin(StyledText(style.marks.calloutBar, color)))
  }

  private func list(
    _ items: [[Block]], start: Int?, isTight: Bool, room: Int, bulletDepth: Int
  ) -> [Row] {
    let marks = style.marks
    let markers = items.indices.map { index in
      if start == nil, let isDone = items[index].first?.task {
        return (isDone ? marks.done : marks.toDo) + " "
      }
      return start.map { "\($0 + index). " } ?? marks.bullets[bulletDepth % marks.bullets.count]
    }
    let width = markers.map { DisplayWidth.of($0) }.max() ?? 0
    let isCompact = isTight && items.allSatisfy { $0.allSatisfy(\.isCompact) }
    let groups = zip(markers, items).map { marker, item in
      let blocks = start == nil ? item.withoutTaskBox : item
      let room = narrowed(room, by: width)
      let parts = blocks.map {
        rows(of: $0, room: room, bulletDepth: bulletDepth + (start == nil ? 1 : 0))
      }
      var item = isCompact ? Array(parts.joined()) : parts.separated()
      if item.isEmpty { item = [.blank] }
      let padding = StyledText.spaces(width - DisplayWidth.of(marker))
      return item.inside(Margin(first: padding + StyledText(marker), rest: .spaces(width)))
    }
    return isCompact ? Array(groups.joined()) : groups.separated()
  }
}

extension ArraySlice<Inline> {
  /// Takes away the punctuation at the start, which belongs to what stood before it.
  fileprivate mutating func takeClosingMarks() -> String {
    guard case .text(let text)? = first else { return "" }
    let marks = text.prefix { $0.closes }
    let others = text[marks.endIndex...]
    // A full stop that starts a word is none.
    guard !marks.isEmpty, others.first?.isWhitespace ?? true else { return "" }
    self[startIndex] = .text(String(others))
    return String(marks)
  }
}

extension [Block] {
  /// The blocks of a task whose box is drawn as the item's marker.
  fileprivate var withoutTaskBox: [Block] {
    guard first?.task != nil, case .paragraph(let inlines)? = first?.kind else { return self }
    var blocks = self
    blocks[0].kind = .paragraph([Inline](inlines.dropFirst()))
    return blocks
  }
}

extension Block {
  fileprivate var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }

  /// It is a cell, or one is in it.
  fileprivate var hasCell: Bool {
    if case .cell = kind { true } else { inner.contains(where: \.hasCell) }
  }

  /// Whether the task that the block's text is has been done; nil where it is none.
  fileprivate var task: Bool? {
    if case .paragraph(let inlines) = kind, case .taskBox(let isDone)? = inlines.first {
      isDone
    } else {
      nil
    }
  }

  /// It reads well without a blank line around it, in a list that is written without.
  fileprivate var isCompact: Bool {
    switch kind {
    case .paragraph(let inlines):
      !inlines.contains { if case .math(let span) = $0 { span.isDisplay } else { false } }
    case .list(_, let isTight, let items):
      isTight && items.allSatisfy { $0.allSatisfy(\.isCompact) }
    case .html(let html): SummaryTag.text(in: html) == nil
    default: false
    }
  }
}

extension Chapter {
  fileprivate var startsWithTopHeading: Bool {
    let first = blocks.first { if case .html = $0.kind { false } else { true } }
    if case .heading(level: 1, _, _)? = first?.kind { return true }
    return false
  }
}
