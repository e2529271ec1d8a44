extension CommonMarkNode {
  /// Puts tables where CommonMark sees paragraphs of rows.
  func placeTables(text: String) {
    guard text.hasBytes("|") else { return }
    let lines = text.linesOfNewlines
    var tables: [(paragraph: CommonMarkNode, text: TableText)] = []
    var found: [(node: CommonMarkNode, quoteDepth: Int)] = []
    forEachBlock { node, depth in
      if node.kind == .paragraph, node.lines.count > 1 { found.append((node, depth)) }
    }
    for (node, depth) in found {
      guard let written = node.writtenLines(in: lines, quoteDepth: depth),
        written.contains(where: { $0.utf8.contains(UInt8(ascii: "|")) }),
        let table = TableText(written)
      else { continue }
      let leading = written[..<table.leadingLines].joined(separator: "\n")
      guard table.leadingLines == 0 || node.shrink(to: leading, definitionsFrom: text) else {
        continue
      }
      tables.append((node, table))
    }
    guard !tables.isEmpty else { return }
    let cells = tables.flatMap { $0.text.rows.joined() }
    Self.withCells(cells, definitionsFrom: text) { cells in
      var cells = cells[...]
      for (paragraph, table) in tables { paragraph.place(table, takingFrom: &cells) }
    }
  }

  /// Parses the text of each cell by itself, as a heading: nothing else is one line of running text
  /// whatever it holds. Links find their definitions, which follow.
  private static func withCells(
    _ cells: [String], definitionsFrom text: String, _ body: ([CommonMarkNode]) -> Void
  ) {
    let headings = cells.map { "# \($0) #\n" }.joined()
    withDocument(parsing: headings + "\n" + text.definitions) { document in
      body(Array(document.children.prefix(cells.count)))
    }
  }

  /// Leaves of a paragraph that ends with a table what stands above the table.
  ///
  /// - Returns: whether that is a paragraph by itself; nothing changes where it is none.
  private func shrink(to leading: String, definitionsFrom text: String) -> Bool {
    // Where it stands in the file.
    let above = String(repeating: "\n", count: lines.lowerBound - 1)
    let last = lines.lowerBound + leading.linesOfNewlines.count - 1
    return Self.withDocument(parsing: above + leading + "\n\n" + text.definitions) { document in
      let blocks = document.children.prefix { $0.lines.lowerBound <= last }
      guard blocks.count <= 1, blocks.allSatisfy({ $0.kind == .paragraph }) else { return false }
      for child in children { child.remove() }
      if let paragraph = blocks.first { takeChildren(of: paragraph) }
      return true
    }
  }

  /// Puts the table where it is written: behind what is left of the paragraph, if anything is.
  private func place(_ text: TableText, takingFrom cells: inout ArraySlice<CommonMarkNode>) {
    let first = lines.lowerBound + text.leadingLines
    let table = insertAfter(.part(.table, lines: first...lines.upperBound))
    let head = table.append(.part(.tableHead, lines: first...first))
    let body = text.rows.count > 1 ? table.append(.part(.tableBody, lines: first...first)) : nil
    for (index, row) in text.rows.enumerated() {
      // The row of hyphens is between the headings and the others.
      let line = index == 0 ? first : first + index + 1
      guard let parent = index == 0 ? head : body else { continue }
      let rowNode = parent.append(.part(.tableRow, lines: line...line))
      for column in row.indices {
        let part = Part(cell: text.alignments[column])
        let cell = rowNode.append(.part(part, lines: line...line))
        if let parsed = cells.popFirst() { cell.takeChildren(of: parsed) }
      }
    }
    if text.leadingLines == 0 || children.isEmpty { remove() }
  }

  /// The lines of a paragraph without the marks of the quotes and lists that it is in; nil where they
  /// are not in `lines`.
  fileprivate func writtenLines(in lines: [Substring], quoteDepth: Int) -> [Substring]? {
    let range = self.lines
    guard range.lowerBound >= 1, range.upperBound <= lines.count else { return nil }
    return range.map { line in
      let text = lines[line - 1]
      if line == range.lowerBound { return Substring(text.utf8.dropFirst(startColumn - 1)) }
      return text.droppingQuoteMarks(atMost: quoteDepth)
    }
  }
}

extension String {
  /// The text where it may define where links lead, else nothing.
  fileprivate var definitions: String { hasBytes("]:") ? self : "" }
}

extension Substring {
  /// What follows the line's indentation and up to `count` marks of quotes.
  func droppingQuoteMarks(atMost count: Int) -> Substring {
    var rest = drop { $0 == " " || $0 == "\t" }
    for _ in 0..<count where rest.first == ">" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
    }
    return rest
  }
}
