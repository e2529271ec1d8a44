extension CommonMarkNode {
  /// Moves the definitions of footnotes, which are list items to libcmark, to the document's end.
  func gatherFootnotes(_ mask: MathMask) {
    guard !mask.footnotes.isEmpty else { return }
    var items: [(item: CommonMarkNode, line: Int)] = []
    forEachBlock { node, _ in
      guard node.kind == .item, let paragraph = node.children.first, paragraph.kind == .paragraph,
        let text = paragraph.children.first, text.kind == .text,
        let index = mask.definition(startingIn: text.literal)
      else { return }
      text.literal = String(text.literal.unicodeScalars.dropFirst())
      items.append((node, mask.footnotes[index].line))
    }
    guard !items.isEmpty else { return }
    let section = append(.part(.footnotes, lines: 1...1))
    for (item, line) in items.sorted(by: { $0.line < $1.line }) {
      let lines = line...max(line, item.lines.upperBound)
      section.append(.part(.footnote, lines: lines)).takeChildren(of: item)
      var holder = item.parent
      item.remove()
      // A list or a quote that held nothing else.
      while let empty = holder, empty.children.isEmpty, empty.kind == .list || empty.kind == .quote
      {
        holder = empty.parent
        empty.remove()
      }
    }
  }

  /// The footnotes of a document by the lines of their definitions.
  var footnotes: (section: CommonMarkNode, byLine: [Int: CommonMarkNode])? {
    guard let section = children.last, section.kind == .part(.footnotes) else { return nil }
    let notes = section.children.map { ($0.lines.lowerBound, $0) }
    return (section, Dictionary(notes) { first, _ in first })
  }
}
