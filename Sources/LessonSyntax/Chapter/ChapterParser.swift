/// Turns libcmark's tree into the blocks and cells of a chapter.
struct ChapterParser {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  var cells: [Cell] = []
  var claims: [Claim] = []
  var links: [Link] = []
  var anchors: Set<String> = []
  private var anchorMaker = AnchorMaker()
  var labels: [String: Label] = [:]
  /// The lines of the formulas that have names.
  var formulaLines: [String: Int] = [:]
  private var openDetails = 0
  var footnoteNumbers = FootnoteNumbers()
  var isInFootnote = false
  /// The line of the table's row that is read: libcmark read its cells elsewhere.
  var rowLine: Int?
  let mask: MathMask
  private let frontMatterLines: Int

  /// Deeper nesting than any page needs; a renderer walks the tree by recursion.
  static let deepest = 100

  init(_ source: SourceText) {
    self.source = source
    frontMatterLines = FrontMatter.lineCount(in: source.lines)
    mask = MathMask(source.markdown(frontMatterLines: frontMatterLines))
  }

  mutating func parse() -> Chapter {
    let frontMatter = FrontMatter(
      source, lineCount: frontMatterLines, diagnostics: &diagnostics)
    if FrontMatter.isNeverClosed(in: source.lines) {
      report(1, "the front matter is never closed: end it with a line `---`")
    }
    let (blocks, footnotes) = CommonMarkNode.withLesson(parsing: mask) { document in
      (self.blocks(document.children, depth: 0), self.footnotes(of: document))
    }
    for (line, problem) in Names.problems(of: cells, formulas: formulaLines, in: blocks) {
      report(line, problem)
    }
    let exercises = ExerciseReader(cells)
    for problem in exercises.problems { report(problem.line, problem.message) }
    var chapter = Chapter(
      source: source, frontMatter: frontMatter, blocks: blocks, cells: cells,
      exercises: exercises.exercises, claims: claims, links: links, anchors: anchors,
      labels: labels, footnotes: footnotes,
      figureNumbers: FigureNumbers(blocks, footnotes, cells: cells), mask: mask)
    chapter.labelFigures()
    return chapter
  }

  mutating func report(_ line: Int, column: Int? = nil, _ message: String) {
    diagnostics.append(
      Diagnostic(path: source.path, line: line, column: column, message: message))
  }

  mutating func report(_ place: TextPlace, _ message: String) {
    report(place.line, column: source.column(of: place), message)
  }

  // MARK: Blocks

  mutating func blocks(_ nodes: [CommonMarkNode], depth: Int) -> [Block] {
    guard depth < Self.deepest else {
      report(nodes.first?.lines.lowerBound ?? 1, "lists and quotes are nested too deeply here")
      return []
    }
    var blocks: [Block] = []
    var cellAbove: Int?
    for node in nodes {
      let wasCell = cellAbove
      cellAbove = nil
      if node.kind == .code, FenceKind(info: node.info) == .output {
        record(node, under: wasCell)
        continue
      }
      guard let kind = kind(of: node, depth: depth) else { continue }
      if case .cell(let index) = kind { cellAbove = index }
      blocks.append(Block(kind, lines: node.lines))
    }
    return blocks
  }

  private mutating func kind(of node: CommonMarkNode, depth: Int) -> Block.Kind? {
    switch node.kind {
    case .paragraph:
      for line in node.lines where source.hasBrokenFence(onLine: line) {
        report(
          line,
          "a fence of backticks cannot have a backtick in its options, so this is no cell: make it "
            + "of tildes, `~~~swift …`")
      }
      return .paragraph(inlines(node.children, depth: depth))
    case .heading:
      let inlines = inlines(node.children, depth: depth)
      let anchor = anchorMaker.anchor(for: inlines.plainText)
      anchors.insert(anchor)
      labels[anchor] = Label(.heading, title: inlines)
      return .heading(level: node.headingLevel, anchor: anchor, inlines)
    case .quote:
      confirmNoCallout(node)
      return .quote(blocks(node.children, depth: depth + 1))
    case .part(.table):
      return table(node, depth: depth)
    case .part(.figure):
      guard
        case .image(let source, let title, let alternative)? = inlines(
          node.children, depth: depth
        ).first
      else { return nil }
      return .figure(source: source, alternative: alternative, caption: title)
    case .part(let part):
      guard let callout = part.callout else { return nil }
      return .callout(callout, blocks(node.children, depth: depth + 1))
    case .list:
      let items = node.children.map { blocks($0.children, depth: depth + 1) }
      return .list(start: node.listStart, isTight: node.isTightList, items: items)
    case .code:
      if FenceKind(info: mask.unmask(node.info)) == .cell { return cell(node) }
      if let word = FenceKind.nearCell(info: mask.unmask(node.info)) {
        report(
          node.lines.lowerBound,
          "`\(word)` starts no cell: write `swift`, and options behind a space, as in `swift hide`; "
            + "code that is only shown is `swift skip`")
      }
      return .code(info: mask.unmask(node.info), mask.unmask(node.literal))
    case .html:
      let html = html(node)
      openDetails += DetailsTags.opened(in: html)
      return .html(html)
    case .thematicBreak:
      return .thematicBreak
    default:
      return nil
    }
  }

  private mutating func table(_ node: CommonMarkNode, depth: Int) -> Block.Kind {
    var rows: [[[Inline]]] = []
    for row in node.children.flatMap(\.children) {
      rowLine = row.lines.lowerBound
      rows.append(row.children.map { inlines($0.children, depth: depth + 1) })
    }
    rowLine = nil
    let cells = node.children.first?.children.first?.children ?? []
    let alignments = cells.map { cell -> Table.Alignment? in
      if case .part(let part) = cell.kind { part.alignment } else { nil }
    }
    return .table(
      Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst())))
  }

  /// A quote that was meant to be a callout.
  private mutating func confirmNoCallout(_ quote: CommonMarkNode) {
    guard let name = quote.calloutName(in: source.lines),
      Callout(rawValue: name.lowercased()) == nil
    else { return }
    report(
      quote.lines.lowerBound,
      "there is no callout `\(name)`"
        + Suggestion.text(
          for: name.uppercased(), among: Callout.allCases.map { $0.rawValue.uppercased() })
        + " (a quote that is meant so has a backslash before its `[`)")
  }

  private mutating func cell(_ node: CommonMarkNode) -> Block.Kind? {
    if isInFootnote {
      report(node.lines.lowerBound, "a cell cannot stand in a footnote: take it into the text")
      return nil
    }
    let lines = node.lines
    guard let prefix = source.closingFencePrefix(of: lines) else {
      report(lines.lowerBound, "this cell is never closed: end it with a line of three backticks")
      return nil
    }
    if let inner = Self.fence(in: node.literal) {
      report(
        lines.lowerBound + inner,
        "another fence opens here inside the cell of line \(lines.lowerBound): close that cell "
          + "first, with a line of three backticks")
      return nil
    }
    let (options, problems) = CellOptions.parse(source.options(ofFenceOn: lines.lowerBound))
    for problem in problems { report(lines.lowerBound, problem) }
    let cell = Cell(
      index: cells.count, options: options,
      caption: caption(options.caption ?? "", onLine: lines.lowerBound),
      code: mask.unmask(node.literal), lines: lines, linePrefix: prefix,
      isInDetails: openDetails > 0)
    anchors.insert(cell.anchor)
    anchors.formUnion((1...cell.lineCount).map(cell.anchor(ofLine:)))
    if let anchor = cell.figureAnchor { anchors.insert(anchor) }
    cells.append(cell)
    return .cell(cells.count - 1)
  }

  /// Reads a caption as the running text that it is; what would be no paragraph is plain text.
  private mutating func caption(_ text: String, onLine line: Int) -> [Inline] {
    guard !text.isEmpty else { return [] }
    var parser = ChapterParser(SourceText(path: source.path, text: text))
    let blocks = parser.parse().blocks
    for problem in parser.diagnostics { report(line, problem.message) }
    if !parser.claims.isEmpty {
      report(line, "a claim in a caption is checked by nobody: take it into the text")
    }
    if let name = parser.formulaLines.keys.first {
      report(
        line,
        "a formula in a caption has no number, so `\\label{\(name)}` names none: take it into the text"
      )
    }
    links += parser.links.map { Link($0.kind, to: $0.destination, text: $0.text, line: line) }
    guard blocks.count == 1, case .paragraph(let inlines) = blocks[0].kind else {
      return [.text(text)]
    }
    return inlines
  }

  /// The line of the code, from 1, that opens a fence of a lesson: no Swift starts so.
  private static func fence(in code: String) -> Int? {
    let lines = code.linesOfNewlines
    return lines.firstIndex { line in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("```swift") || text.hasPrefix("```output")
    }.map { $0 + 1 }
  }

  private mutating func record(_ node: CommonMarkNode, under cell: Int?) {
    let lines = node.lines
    guard let cell else {
      report(
        lines.lowerBound,
        "this `output` is not right under a cell, so nothing checks it: move it or name it `text`")
      return
    }
    guard source.closingFencePrefix(of: lines) != nil else {
      report(lines.lowerBound, "this `output` is never closed: end it with its backticks")
      return
    }
    var text = mask.unmask(node.literal)
    if text.hasSuffix("\n") { text.removeLast() }
    cells[cell].recorded = RecordedOutput(lines: lines, text: text)
  }

  /// Raw HTML, with what it links to and can be linked by.
  mutating func html(_ node: CommonMarkNode) -> String {
    let html = mask.unmask(node.literal)
    for tag in HTMLTag.tags(in: html) {
      let line = line(of: node) + tag.line
      for name in ["id", "name"] {
        if let anchor = tag.attributes[name] { anchors.insert(anchor) }
      }
      for (kind, destination) in tag.destinations {
        links.append(Link(kind, to: destination, line: line))
      }
    }
    return html
  }
}
