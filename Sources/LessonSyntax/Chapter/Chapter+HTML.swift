import LessonMath

extension Chapter {
  /// The body of the chapter's page: CommonMark's HTML with the parts in their places.
  public func html(with parts: PageParts) -> String {
    CommonMarkNode.withLesson(parsing: mask) { document in
      var placer = PartPlacer(
        parts: parts, mask: mask, figureNumbers: figureNumbers, labels: labels,
        references: references, claims: claims[...])
      placer.place(in: document)
      placer.placeFootnotes(of: document)
      return document.renderHTML()
    }
  }
}

/// Walks the tree in the parser's order and puts each part where it belongs.
private struct PartPlacer {
  let parts: PageParts
  let mask: MathMask
  let figureNumbers: FigureNumbers
  let labels: [String: Label]
  let references: [String: Label]
  var cell = 0
  var termCount = 0
  /// Those that are still to be placed.
  var claims: ArraySlice<Claim>
  var anchors = AnchorMaker()
  var footnoteNumbers = FootnoteNumbers()

  mutating func place(in node: CommonMarkNode) {
    for child in node.children {
      switch child.kind {
      case .code: placeCode(child)
      case .heading: placeHeading(child)
      case .text: placeFormulas(child)
      case .html, .inlineHTML: child.literal = parts.html(mask.unmask(child.literal))
      case .inlineCode: child.literal = mask.unmask(child.literal)
      case .link where mask.claim(leadingTo: child.destination) != nil: placeClaim(child)
      case .link: placeLink(child)
      case .image:
        placePicture(child)
      case .part(let part): placePart(part, child)
      default: place(in: child)
      }
    }
  }

  private mutating func placeCode(_ node: CommonMarkNode) {
    switch FenceKind(info: node.info) {
    case .cell:
      node.replace(with: [.block(parts.cells[cell])])
      cell += 1
    case .output:
      node.remove()
    case .code:
      let code = parts.code(mask.unmask(node.info), mask.unmask(node.literal))
      node.replace(with: [.block(code)])
    }
  }

  private mutating func placeLink(_ node: CommonMarkNode) {
    let written = mask.unmask(node.destination)
    let destination = parts.destination(written)
    let isEmpty = node.children.isEmpty
    place(in: node)
    guard let label = references[written] else {
      node.destination = destination
      return
    }
    if isEmpty { node.append(.inline(parts.reference(label))) }
    if case .term(let definition) = label.kind {
      termCount += 1
      let html = parts.term(definition, destination, termCount)
      node.unwrap(into: .inline(html.before, after: html.after))
    } else {
      node.destination = destination
    }
  }

  private mutating func placeClaim(_ node: CommonMarkNode) {
    place(in: node)
    guard let claim = claims.popFirst() else { return }
    let html = parts.claim(claim)
    node.unwrap(into: .inline(html.before, after: html.after))
  }

  private mutating func placePicture(_ node: CommonMarkNode) {
    let source = mask.unmask(node.destination)
    place(in: node)
    if let picture = parts.picture(source) {
      node.destination = picture
    } else {
      let address = HTML.escape(source)
      node.unwrap(into: .inline("<a href=\"\(address)\">", after: "</a>"))
    }
  }

  private mutating func placePart(_ part: CommonMarkNode.Part, _ node: CommonMarkNode) {
    switch part {
    // When all of the text has its numbers.
    case .footnotes: return
    case .footnote: break
    case .figure: placeFigure(node)
    case .table: write(node, parts.table(node.widestRow(mask)))
    case .tableHead: node.write(before: "<thead>", after: "</thead>")
    case .tableBody: node.write(before: "<tbody>", after: "</tbody>")
    case .tableRow: placeRow(node)
    case .cell, .leftCell, .centeredCell, .rightCell: break
    case .note, .tip, .important, .warning, .caution:
      if let callout = part.callout { write(node, parts.callout(callout)) }
    case .strikethrough: node.write(before: "<del>", after: "</del>")
    case .openTask, .doneTask: node.write(before: parts.taskBox(part == .doneTask), after: "")
    }
    place(in: node)
  }

  private func write(_ node: CommonMarkNode, _ html: (before: String, after: String)) {
    node.write(before: html.before, after: html.after)
  }

  private func placeFigure(_ node: CommonMarkNode) {
    guard let image = node.onlyImage else { return }
    let caption = HTML.escape(mask.unmask(image.title))
    image.title = ""
    let number = figureNumbers.number(ofPictureOnLine: node.lines.lowerBound)
    node.write(
      before: "<figure class=\"picture\">",
      after: "<figcaption>\(number.map(parts.figureName) ?? "")\(caption)</figcaption>\n</figure>")
  }

  private func placeRow(_ row: CommonMarkNode) {
    let isHead = row.parent?.kind == .part(.tableHead)
    row.write(before: "<tr>", after: "</tr>")
    for cell in row.children {
      guard case .part(let part) = cell.kind else { continue }
      let style =
        switch part.alignment {
        case nil: ""
        case .left: " class=\"left\""
        case .center: " class=\"center\""
        case .right: " class=\"right\""
        }
      // A heading without words heads nothing.
      let tag = isHead && !cell.children.isEmpty ? "th" : "td"
      let scope = tag == "th" ? " scope=\"col\"" : ""
      cell.write(before: "<\(tag)\(scope)\(style)>", after: "</\(tag)>\n")
    }
  }

  private mutating func placeHeading(_ node: CommonMarkNode) {
    let anchor = anchors.anchor(for: node.plainText(mask))
    place(in: node)
    let tag = "h\(node.headingLevel)"
    let end = parts.headingEnd(anchor)
    node.unwrap(
      into: .block("<\(tag) id=\"\(HTML.escape(anchor))\">", after: "\(end)</\(tag)>"))
  }

  private mutating func placeFormulas(_ node: CommonMarkNode) {
    let pieces = mask.pieces(of: node.literal)
    if case .text? = pieces.first, pieces.count == 1 { return }
    var nodes: [CommonMarkNode.New] = []
    var rest = pieces[...]
    while let piece = rest.popFirst() {
      switch piece {
      case .text(let text): nodes.append(.text(text))
      case .formula(let span):
        let before = span.isDisplay ? "" : nodes.takeLastWord()
        let after = span.isDisplay ? "" : rest.takeFirstWord()
        nodes.append(.inline(parts.formula(labelled(span), before, after)))
      case .continuation: break
      case .claim(let claim): nodes.append(.text(claim.written))
      case .footnote(let index):
        let (number, use) = footnoteNumbers.reference(to: index)
        let id = Self.reference(number, use)
        nodes.append(
          .inline(
            "<sup><a href=\"#fn.\(number)\" id=\"\(id)\" role=\"doc-noteref\">\(number)</a></sup>"))
      }
    }
    node.replace(with: nodes)
  }

  /// The formula with its number, if it has a name.
  private func labelled(_ span: MathSpan) -> MathSpan {
    guard span.isDisplay, span.tex.contains("\\label"),
      let name = (try? Formula.parse(span.tex))?.label, let number = labels[name]?.number
    else { return span }
    var span = span
    span.label = FormulaLabel(name: name, number: number)
    return span
  }

  // MARK: Footnotes

  /// The id of a reference; no heading's anchor holds a full stop.
  private static func reference(_ number: Int, _ use: Int) -> String {
    use == 1 ? "fnref.\(number)" : "fnref.\(number).\(use)"
  }

  mutating func placeFootnotes(of document: CommonMarkNode) {
    guard let (section, byLine) = document.footnotes else { return }
    var notes: [CommonMarkNode] = []
    while notes.count < footnoteNumbers.order.count {
      let line = mask.footnotes[footnoteNumbers.order[notes.count]].line
      guard let note = byLine[line] else { return }
      place(in: note)
      section.append(note)
      notes.append(note)
    }
    write(section, (parts.footnotes.before + "\n<ol>", "</ol>\n" + parts.footnotes.after))
    for (index, note) in notes.enumerated() {
      note.write(before: "<li id=\"fn.\(index + 1)\">", after: "</li>")
      let links = (1...footnoteNumbers.uses[index]).map {
        parts.backLink("#" + Self.reference(index + 1, $0), index + 1)
      }.joined(separator: " ")
      if let last = note.children.last, last.kind == .paragraph {
        last.append(.inline(" " + links))
      } else {
        note.append(.block("<p>\(links)</p>"))
      }
    }
  }
}

extension CommonMarkNode {
  /// The words of a table's longest row.
  fileprivate func widestRow(_ mask: MathMask) -> String {
    children.flatMap(\.children).map { row in
      row.children.map { $0.plainText(mask) }.joined(separator: "   ")
    }.max { $0.count < $1.count } ?? ""
  }

  /// The text below the node, as `[Inline].plainText` gives it.
  func plainText(_ mask: MathMask) -> String {
    children.map { child in
      switch child.kind {
      case .text:
        mask.pieces(of: child.literal).map { piece in
          switch piece {
          case .text(let text): text
          case .formula(let span): span.tex
          case .continuation: ""
          case .claim(let claim): claim.written
          case .footnote: ""
          }
        }.joined()
      case .inlineCode: mask.unmask(child.literal)
      case .softBreak, .lineBreak: " "
      case .inlineHTML: ""
      default: child.plainText(mask)
      }
    }.joined()
  }
}

// MARK: - Words beside formulas

/// Browsers break a line on both sides of a formula, whatever stands there.
extension [CommonMarkNode.New] {
  /// Takes what a text at the end has behind its last space away from it.
  fileprivate mutating func takeLastWord() -> String {
    guard case .text(let text)? = last else { return "" }
    let word = text.reversed().prefix { !$0.isWhitespace }.count
    let count = word <= longestWord ? word : text.reversed().prefix(while: \.isPunctuation).count
    self[endIndex - 1] = .text(String(text.dropLast(count)))
    return String(text.suffix(count))
  }
}

extension ArraySlice<MathMask.Piece> {
  /// Takes what a text at the start has before its first space away from it.
  fileprivate mutating func takeFirstWord() -> String {
    guard case .text(let text)? = first else { return "" }
    let word = text.prefix { !$0.isWhitespace }.count
    let count = word <= longestWord ? word : text.prefix(while: \.isPunctuation).count
    self[startIndex] = .text(String(text.dropFirst(count)))
    return String(text.prefix(count))
  }
}

/// Longer ones are no words: some scripts have no spaces.
private let longestWord = 10
