/// A chapter as a tree in plain text: what the parser made of the Markdown. One line a node, its
/// children indented below it; blocks with their lines in the file.
public struct ChapterTree: CustomStringConvertible {
  private var lines: [String] = []
  private let claims: [Claim]

  public var description: String { lines.map { $0 + "\n" }.joined() }

  public init(_ chapter: Chapter) {
    claims = chapter.claims
    add(0, "chapter \(chapter.title.debugDescription)")
    addFrontMatter(chapter.frontMatter)
    add(chapter.blocks, of: chapter, depth: 1)
    for (index, footnote) in chapter.footnotes.enumerated() {
      add(1, "footnote \(index + 1), used \(footnote.uses) times")
      add(footnote.blocks, of: chapter, depth: 2)
    }
  }

  private mutating func add(_ depth: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  /// The lines of a code, an output or a piece of HTML, each behind a bar.
  private mutating func addText(_ depth: Int, _ text: String) {
    var lines = text.linesOfNewlines
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { add(depth, line.isEmpty ? "|" : "| \(line)") }
  }

  private mutating func addFrontMatter(_ frontMatter: FrontMatter) {
    add(1, "front matter")
    if let title = frontMatter.title { add(2, "title \(title.debugDescription)") }
    if let order = frontMatter.order { add(2, "order \(order.value)") }
    add(2, "seed \(frontMatter.seed)")
    add(2, "timeout \(frontMatter.timeout.components.seconds) s")
    for file in frontMatter.data { add(2, "data \(file.debugDescription)") }
    for name in frontMatter.prerequisites {
      add(2, "prerequisite \(name.value.debugDescription)")
    }
    if frontMatter.isDraft { add(2, "draft") }
  }

  // MARK: Blocks

  private mutating func add(_ blocks: [Block], of chapter: Chapter, depth: Int) {
    for block in blocks { add(block, of: chapter, depth: depth) }
  }

  private mutating func add(_ block: Block, of chapter: Chapter, depth: Int) {
    let place = Self.place(block.lines)
    switch block.kind {
    case .paragraph(let inlines):
      add(depth, "paragraph, \(place)")
      add(inlines, depth: depth + 1)
    case .heading(let level, let anchor, let inlines):
      add(depth, "heading \(level) #\(anchor), \(place)")
      add(inlines, depth: depth + 1)
    case .quote(let blocks):
      add(depth, "quote, \(place)")
      add(blocks, of: chapter, depth: depth + 1)
    case .callout(let callout, let blocks):
      add(depth, "callout \(callout.rawValue), \(place)")
      add(blocks, of: chapter, depth: depth + 1)
    case .table(let table):
      let alignments = table.alignments.map { $0.map { "\($0)" } ?? "-" }
      add(depth, "table \(alignments.joined(separator: " ")), \(place)")
      for row in [table.header] + table.rows {
        add(depth + 1, "row")
        for cell in row {
          add(depth + 2, "cell")
          add(cell, depth: depth + 3)
        }
      }
    case .figure(let source, let alternative, let caption):
      add(depth, "figure " + Self.target(source, caption) + ", \(place)")
      add(alternative, depth: depth + 1)
    case .list(let start, let isTight, let items):
      let kind = start.map { "numbered list from \($0)" } ?? "list"
      add(depth, "\(isTight ? "tight" : "loose") \(kind), \(place)")
      for item in items {
        add(depth + 1, "item")
        add(item, of: chapter, depth: depth + 2)
      }
    case .code(let info, let text):
      add(depth, "code \(info.debugDescription), \(place)")
      addText(depth + 1, text)
    case .html(let text):
      add(depth, "html, \(place)")
      addText(depth + 1, text)
    case .thematicBreak:
      add(depth, "thematic break, \(place)")
    case .cell(let index):
      add(chapter.cells[index], depth: depth)
    }
  }

  private mutating func add(_ cell: Cell, depth: Int) {
    add(depth, "cell \(cell.index + 1), \(Self.place(cell.lines))")
    let options = cell.options.description
    if !options.isEmpty { add(depth + 1, "options \(options)") }
    if !cell.linePrefix.isEmpty { add(depth + 1, "prefix \(cell.linePrefix.debugDescription)") }
    add(depth + 1, "code")
    addText(depth + 2, cell.code)
    guard let recorded = cell.recorded else { return }
    add(depth + 1, "output, \(Self.place(recorded.lines))")
    addText(depth + 2, recorded.text)
  }

  private static func place(_ lines: ClosedRange<Int>) -> String {
    lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)-\(lines.upperBound)"
  }

  // MARK: Running text

  private mutating func add(_ inlines: [Inline], depth: Int) {
    for inline in inlines { add(inline, depth: depth) }
  }

  private mutating func add(_ inline: Inline, depth: Int) {
    switch inline {
    case .text(let text): add(depth, "text \(text.debugDescription)")
    case .softBreak: add(depth, "soft break")
    case .lineBreak: add(depth, "line break")
    case .code(let code): add(depth, "code \(code.debugDescription)")
    case .html(let html): add(depth, "html \(html.debugDescription)")
    case .emphasis(let inlines):
      add(depth, "emphasis")
      add(inlines, depth: depth + 1)
    case .strong(let inlines):
      add(depth, "strong")
      add(inlines, depth: depth + 1)
    case .strikethrough(let inlines):
      add(depth, "strikethrough")
      add(inlines, depth: depth + 1)
    case .taskBox(let isDone):
      add(depth, isDone ? "box, done" : "box, to do")
    case .footnote(let number, let use):
      add(depth, "reference \(use) to footnote \(number)")
    case .link(let destination, let title, let inlines):
      add(depth, "link " + Self.target(destination, title))
      add(inlines, depth: depth + 1)
    case .claim(let index, let inlines):
      add(depth, "claim \(index + 1) \(claims[index].expression.debugDescription)")
      add(inlines, depth: depth + 1)
    case .image(let source, let title, let alternative):
      add(depth, "image " + Self.target(source, title))
      add(alternative, depth: depth + 1)
    case .math(let span):
      let kind = span.isDisplay ? "display formula" : "formula"
      add(depth, "\(kind) \(span.tex.debugDescription), line \(span.line):\(span.column)")
    }
  }

  private static func target(_ destination: String, _ title: String) -> String {
    destination.debugDescription + (title.isEmpty ? "" : " titled \(title.debugDescription)")
  }
}
