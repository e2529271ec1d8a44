extension CommonMarkNode {
  /// Puts boxes at the start of the list items that begin with `[ ]` or `[x]` (GitHub Flavored
  /// Markdown, "Task list items (extension)").
  func placeTasks(text: String) {
    guard text.hasBytes("[ ] ") || text.hasBytes("[x] ") || text.hasBytes("[X] ") else { return }
    let lines = text.linesOfNewlines
    forEachBlock { node, _ in
      guard node.kind == .item, let paragraph = node.children.first, paragraph.kind == .paragraph,
        lines.indices.contains(paragraph.lines.lowerBound - 1)
      else { return }
      let line = lines[paragraph.lines.lowerBound - 1]
      let written = Substring(line.utf8.dropFirst(paragraph.startColumn - 1))
      let isDone = written.hasPrefix("[x] ") || written.hasPrefix("[X] ")
      guard isDone || written.hasPrefix("[ ] "), !written.dropFirst(4).trimmed().isEmpty else {
        return
      }
      paragraph.placeTask(isDone: isDone)
    }
  }

  /// Takes the mark off the start of the text and puts a box there, unless the mark is a link.
  private func placeTask(isDone: Bool) {
    var left = 4
    var pieces: [CommonMarkNode] = []
    for child in children {
      guard left > 0 else { break }
      guard child.kind == .text else { return }
      pieces.append(child)
      left -= child.literal.unicodeScalars.count
    }
    guard let last = pieces.last, left <= 0 else { return }
    let rest = String(last.literal.unicodeScalars.suffix(-left))
    _ = pieces[0].insertBefore(.part(isDone ? .doneTask : .openTask, lines: lines))
    for piece in pieces.dropLast() { piece.remove() }
    if rest.isEmpty { last.remove() } else { last.literal = rest }
  }
}
