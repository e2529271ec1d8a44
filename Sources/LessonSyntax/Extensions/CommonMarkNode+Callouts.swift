extension CommonMarkNode {
  /// Makes callouts of the quotes that begin with a line such as `[!NOTE]`.
  func placeCallouts(text: String) {
    guard text.hasBytes("[!") else { return }
    let lines = text.linesOfNewlines
    var quotes: [(node: CommonMarkNode, callout: Callout)] = []
    forEachBlock { node, _ in
      guard node.kind == .quote, let name = node.calloutName(in: lines),
        let callout = Callout(rawValue: name.lowercased()), node.hasTextBelowItsFirstLine
      else { return }
      quotes.append((node, callout))
    }
    for (quote, callout) in quotes {
      if let paragraph = quote.children.first { paragraph.removeFirstLine() }
      quote.unwrap(into: .part(Part(callout), lines: quote.lines))
    }
  }

  /// The word between `[!` and `]` where that is all that the quote's first line holds.
  func calloutName(in lines: [Substring]) -> String? {
    guard let paragraph = children.first, paragraph.kind == .paragraph,
      lines.indices.contains(paragraph.lines.lowerBound - 1)
    else { return nil }
    let line = lines[paragraph.lines.lowerBound - 1].trimmed()
    // Right behind the quote's mark: not behind a backslash.
    guard let opening = line.firstRange(of: "[!"), line.hasSuffix("]"),
      line[..<opening.lowerBound].trimmed().hasSuffix(">")
    else { return nil }
    let name = line[opening.upperBound...].dropLast()
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
    // A link where the word is defined as one.
    let isText = paragraph.firstLine.allSatisfy { $0.kind == .text }
    return isText ? String(name) : nil
  }

  private var hasTextBelowItsFirstLine: Bool {
    let children = children
    return children.count > 1 || children[0].firstLine.count < children[0].children.count
  }

  /// The pieces of text before the first line break.
  private var firstLine: ArraySlice<CommonMarkNode> {
    children.prefix { $0.kind != .softBreak && $0.kind != .lineBreak }
  }

  private func removeFirstLine() {
    let count = firstLine.count
    let children = children
    if count == children.count { return remove() }
    for child in children.prefix(count + 1) { child.remove() }
  }
}
