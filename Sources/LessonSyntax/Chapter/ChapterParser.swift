import LessonMath

extension Chapter {
  /// Reads the chapter in `bytes`.
  ///
  /// - Throws: everything that is wrong with it, not only the first. Any bytes give a chapter or
  ///   diagnostics.
  public init(path: String, bytes: [UInt8]) throws(Diagnostics) {
    try self.init(SourceText(path: path, bytes: bytes))
  }

  /// Reads the chapter in `source`.
  public init(_ source: SourceText) throws(Diagnostics) {
    var parser = ChapterParser(source)
    self = parser.parse()
    let diagnostics = parser.diagnostics + resolveReferences()
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
  }

  /// What can be read of the Markdown in `source`, whatever is wrong with it: a file that is no
  /// chapter, or not a good one, has headings all the same.
  init(lenient source: SourceText) {
    var parser = ChapterParser(source)
    self = parser.parse()
  }
}

/// Turns libcmark's tree into the blocks and cells of a chapter.
private struct ChapterParser {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  private var cells: [Cell] = []
  private var claims: [Claim] = []
  private var links: [Link] = []
  private var anchors: Set<String> = []
  private var anchorMaker = AnchorMaker()
  private var labels: [String: Label] = [:]
  /// The lines of the formulas that have names.
  private var formulaLines: [String: Int] = [:]
  private var openDetails = 0
  private var footnoteNumbers = FootnoteNumbers()
  private var isInFootnote = false
  /// The line of the table's row that is read: libcmark read its cells elsewhere.
  private var rowLine: Int?
  private let mask: MathMask
  private let frontMatterLines: Int

  /// Deeper nesting than any page needs; a renderer walks the tree by recursion.
  private static let deepest = 100

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

  private mutating func report(_ line: Int, column: Int? = nil, _ message: String) {
    diagnostics.append(
      Diagnostic(path: source.path, line: line, column: column, message: message))
  }

  // MARK: Blocks

  private mutating func blocks(_ nodes: [CommonMarkNode], depth: Int) -> [Block] {
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
  private mutating func html(_ node: CommonMarkNode) -> String {
    let html = mask.unmask(node.literal)
    for tag in HTMLTag.tags(in: html) {
      let line = line(of: node) + tag.line
      for name in ["id", "name"] {
        if let anchor = tag.attributes[name] { anchors.insert(anchor) }
      }
      if tag.name == "a", let destination = tag.attributes["href"] {
        links.append(Link(.link, to: destination, line: line))
      }
      if tag.name == "img", let source = tag.attributes["src"] {
        links.append(Link(.image, to: source, line: line))
      }
    }
    return html
  }

  // MARK: Footnotes

  /// The footnotes that the text refers to, and what is wrong with the others.
  private mutating func footnotes(of document: CommonMarkNode) -> [Footnote] {
    isInFootnote = true
    let nodes = document.footnotes?.byLine ?? [:]
    var texts: [[Block]] = []
    // A footnote may refer to others.
    while texts.count < footnoteNumbers.order.count {
      let line = mask.footnotes[footnoteNumbers.order[texts.count]].line
      texts.append(blocks(nodes[line]?.children ?? [], depth: 1))
    }
    for (index, definition) in mask.footnotes.enumerated() {
      let name = "[^\(definition.label)]"
      let first = mask.footnotes.firstIndex { $0.names(definition.label[...]) } ?? index
      if first < index {
        report(
          definition.line,
          "the footnote `\(name)` is defined on line \(mask.footnotes[first].line) already: give "
            + "this one a label of its own")
      } else if nodes[definition.line] == nil {
        report(
          definition.line,
          "the footnote `\(name)` cannot be defined here: put an empty line before it")
      } else if !footnoteNumbers.order.contains(index) {
        report(
          definition.line,
          "nothing refers to the footnote `\(name)`: write `\(name)` where it belongs, or take it "
            + "out")
      }
    }
    let labels = mask.footnotes.map(\.label)
    for reference in mask.unknownFootnotes {
      report(
        reference.line,
        "there is no footnote `[^\(reference.label)]`"
          + Suggestion.text(for: reference.label, among: labels)
          + " (text that is not meant so has a backslash before its `[`)")
    }
    return zip(texts, footnoteNumbers.uses).map { Footnote(blocks: $0, uses: $1) }
  }

  // MARK: Running text

  /// The line that a piece of running text starts on.
  private func line(of node: CommonMarkNode) -> Int { rowLine ?? node.lines.lowerBound }

  private mutating func inlines(_ nodes: [CommonMarkNode], depth: Int) -> [Inline] {
    guard depth < Self.deepest else {
      report(nodes.first.map(line(of:)) ?? 1, "emphasis is nested too deeply here")
      return []
    }
    var inlines: [Inline] = []
    for node in nodes {
      switch node.kind {
      case .text: append(node.literal, to: &inlines)
      case .softBreak: inlines.append(.softBreak)
      case .lineBreak: inlines.append(.lineBreak)
      case .inlineCode: inlines.append(.code(mask.unmask(node.literal)))
      case .inlineHTML: inlines.append(.html(html(node)))
      case .emphasis: inlines.append(.emphasis(self.inlines(node.children, depth: depth + 1)))
      case .strong: inlines.append(.strong(self.inlines(node.children, depth: depth + 1)))
      case .part(.strikethrough):
        inlines.append(.strikethrough(self.inlines(node.children, depth: depth + 1)))
      case .part(.openTask): inlines.append(.taskBox(isDone: false))
      case .part(.doneTask): inlines.append(.taskBox(isDone: true))
      case .link where mask.claim(leadingTo: node.destination) != nil:
        inlines.append(claim(node, depth: depth))
      case .link:
        confirmNoClaim(node)
        let destination = mask.unmask(node.destination)
        let place = links.count
        let words = self.inlines(node.children, depth: depth + 1)
        let text = words.plainText
        links.insert(
          Link(
            .link, to: destination, text: words.isEmpty ? "" : text.isEmpty ? nil : text,
            line: line(of: node)),
          at: place)
        inlines.append(
          .link(destination: destination, title: mask.unmask(node.title), words))
      case .image:
        let count = claims.count
        let references = footnoteNumbers.uses.reduce(0, +)
        defer {
          confirmNoClaims(since: count)
          if footnoteNumbers.uses.reduce(0, +) > references {
            report(
              line(of: node),
              "a footnote in the text of an image is seen by nobody: take it out of the image")
          }
        }
        let source = mask.unmask(node.destination)
        links.append(Link(.image, to: source, line: line(of: node)))
        inlines.append(
          .image(
            source: source, title: mask.unmask(node.title),
            alternative: self.inlines(node.children, depth: depth + 1)))
      default: break
      }
    }
    return inlines
  }

  /// Appends a text with its formulas, each of which must be readable.
  private mutating func append(_ literal: String, to inlines: inout [Inline]) {
    for piece in mask.pieces(of: literal) {
      switch piece {
      case .text(let text):
        if case .text(let before)? = inlines.last {
          inlines[inlines.count - 1] = .text(before + text)
        } else {
          inlines.append(.text(text))
        }
      case .formula(let span):
        inlines.append(.math(checked(span)))
      case .continuation:
        if inlines.last == .softBreak { inlines.removeLast() }
      case .claim(let claim):
        reportStray(claim)
      case .footnote(let index):
        let (number, use) = footnoteNumbers.reference(to: index)
        inlines.append(.footnote(number: number, use: use))
      }
    }
  }

  /// The formula with its number, if it has a name.
  private mutating func checked(_ span: MathSpan) -> MathSpan {
    var span = span
    do {
      guard let name = try Formula.parse(span.tex).label else { return span }
      if !span.isDisplay {
        report(
          span.line,
          "a formula in running text has no number, so `\\label{\(name)}` names none: give it a line "
            + "of its own, between `$$`")
      } else if let first = formulaLines[name] {
        report(
          span.line,
          "the formula on line \(first) is called `\(name)` already: choose another `\\label`")
      } else {
        formulaLines[name] = span.line
        anchors.insert(name)
        labels[name] = Label(.equation(formulaLines.count))
        span.label = FormulaLabel(name: name, number: formulaLines.count)
      }
    } catch {
      let before = span.tex.unicodeScalars.prefix(error.offset)
      let line = span.line + before.count { $0 == "\n" }
      report(line, "this formula cannot be read: \(error.message): `\(span.tex)`")
    }
    return span
  }

  // MARK: Claims

  /// The claim of a link whose destination is masked.
  private mutating func claim(_ node: CommonMarkNode, depth: Int) -> Inline {
    let inlines = inlines(node.children, depth: depth + 1)
    guard let written = mask.claim(leadingTo: node.destination) else { return .claim(0, inlines) }
    let claim = Claim(
      written, index: claims.count, text: inlines.plainText, cellsBefore: cells.count)
    claims.append(claim)
    if isInFootnote {
      report(
        written.text.lowerBound, "a claim cannot stand in a footnote: take it into the text")
    }
    if claim.expression.isEmpty {
      report(
        written.text.lowerBound,
        "this claim has no expression: write one behind its `=`, as in `[0.9](=accuracy)`")
    }
    return .claim(claim.index, inlines)
  }

  /// A link that says where it leads elsewhere, or on the next line, cannot be edited by its place.
  private mutating func confirmNoClaim(_ node: CommonMarkNode) {
    guard mask.unmask(node.destination).hasPrefix("=") else { return }
    report(
      line(of: node),
      "a claim has its expression right behind its text: write `[\(node.plainText(mask))](=…)`")
  }

  private mutating func confirmNoClaims(since count: Int) {
    for claim in claims[count...] {
      report(
        claim.textRange.lowerBound,
        "a claim in the text of an image is seen by nobody: take it out of the image")
    }
  }

  /// Brackets and an expression that CommonMark does not take for a link.
  private mutating func reportStray(_ claim: WrittenClaim) {
    let advice =
      claim.written.hasPrefix("<")
      ? "close its brackets, and write none of them inside another link"
      : "put an expression that holds a space between `<` and `>`, as in `[0.9](<=f(x, 2)>)`"
    report(
      claim.text.lowerBound,
      "this looks like a claim and is no link: \(advice); text that is not meant so has a backslash "
        + "before its `[`")
  }

  private mutating func report(_ place: TextPlace, _ message: String) {
    report(place.line, column: source.column(of: place), message)
  }
}

extension Claim {
  fileprivate init(_ written: WrittenClaim, index: Int, text: String, cellsBefore: Int) {
    let code = written.expression.drop { $0 == " " || $0 == "\t" }
    var place = written.target
    place.offset += written.written.hasPrefix("<") ? 2 : 1
    place.offset += written.expression.utf8.count - code.utf8.count
    self.init(
      index: index, expression: String(code.trimmedTrailingSpace()), text: text,
      cellsBefore: cellsBefore, textRange: written.text, expressionPlace: place)
  }
}
