extension CommonMarkNode {
  /// Parses `mask.text` and hands `body` the document with our extensions' parts in the places of
  /// what CommonMark took for paragraphs, quotes and text.
  static func withLesson<Result>(
    parsing mask: MathMask, _ body: (CommonMarkNode) throws -> Result
  ) rethrows -> Result {
    try withDocument(parsing: mask.text) { document in
      document.placeTables(text: mask.text)
      document.placeFigures(text: mask.text)
      document.placeCallouts(text: mask.text)
      document.placeTasks(text: mask.text)
      document.placeStrikethroughs(text: mask.text)
      document.gatherFootnotes(mask)
      return try body(document)
    }
  }

  /// Every block at or below the node that may hold others or text, with the number of quotes around
  /// it. Without recursion: a text may nest as deeply as it likes.
  func forEachBlock(_ body: (_ block: CommonMarkNode, _ quoteDepth: Int) -> Void) {
    var pending = [(self, 0)]
    while let (node, depth) = pending.popLast() {
      switch node.kind {
      case .document, .list, .item: pending += node.children.map { ($0, depth) }
      case .quote: pending += node.children.map { ($0, depth + 1) }
      case .part(let part) where part.callout != nil:
        pending += node.children.map { ($0, depth + 1) }
      default: break
      }
      body(node, depth)
    }
  }
}
