/// A code fence in a Markdown text that a lesson would read as a cell or as an output.
package struct LessonFence: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case cell, output
  }

  package var kind: Kind

  /// Where its first word, `swift` or `output`, stands.
  package var word: Range<String.Index>
}

extension String {
  /// The fences of the text, whose lines end with `\n`, that are more than code to a lesson.
  package var lessonFences: [LessonFence] {
    let lines = linesOfNewlines
    let fences = CommonMarkNode.withDocument(parsing: self) { document in
      var fences: [(line: Int, kind: LessonFence.Kind)] = []
      var pending = [document]
      while let node = pending.popLast() {
        pending += node.children.filter { $0.isContainer || $0.kind == .code }
        guard node.kind == .code else { continue }
        switch FenceKind(info: node.info) {
        case .cell: fences.append((node.lines.lowerBound, .cell))
        case .output: fences.append((node.lines.lowerBound, .output))
        case .code: break
        }
      }
      return fences
    }
    return fences.sorted { $0.line < $1.line }.compactMap { fence in
      guard lines.indices.contains(fence.line - 1) else { return nil }
      let line = lines[fence.line - 1]
      guard let mark = line.firstRange(of: "```") ?? line.firstRange(of: "~~~") else { return nil }
      let info = line[mark.upperBound...]
        .drop { $0 == line[mark.lowerBound] || $0 == " " || $0 == "\t" }
      let word = info.prefix { !$0.isWhitespace }
      return LessonFence(kind: fence.kind, word: word.startIndex..<word.endIndex)
    }
  }
}

extension CommonMarkNode {
  /// A block that holds blocks.
  fileprivate var isContainer: Bool {
    switch kind {
    case .document, .quote, .list, .item: true
    default: false
    }
  }
}
