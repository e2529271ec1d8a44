/// Putting Markdown texts, each of which was read alone, one below the other.
package enum MarkdownJoint {
  /// Stands between two texts that would be read as one: a list, and an indented line below it.
  private static let separator = "<!-- -->"

  /// The texts with a blank line between each two, so that every one still reads as it does alone:
  /// what is left open at the end of one, a fence or a comment, is closed there.
  ///
  /// - Parameter texts: lines end with `\n`; empty ones are left out.
  package static func joined(_ texts: [String]) -> String {
    var result = ""
    var previous = ""
    for text in texts {
      let text = closed(text.withoutBlankEnds)
      guard !text.isEmpty else { continue }
      if !result.isEmpty {
        result += mergesBlocks(previous, text) ? "\n\n\(separator)\n\n" : "\n\n"
      }
      result += text
      previous = text
    }
    return result.isEmpty ? "" : result + "\n"
  }

  /// `text` with the line behind it that closes what it leaves open.
  private static func closed(_ text: String) -> String {
    if !swallows(text) { return text }
    for ending in endings(for: text) {
      let closed = text + "\n" + ending
      if !swallows(closed) { return closed }
    }
    return text
  }

  /// Whether a paragraph below `text` would be a part of what `text` leaves open.
  private static func swallows(_ text: String) -> Bool {
    let paragraph = "paragraph"
    return CommonMarkNode.withDocument(parsing: text + "\n\n" + paragraph) { document in
      guard let last = document.children.last, last.kind == .paragraph else { return true }
      return last.children.map(\.literal) != [paragraph]
    }
  }

  /// Lines that can close something: fences as long as the longest that `text` can have opened, and
  /// the ends of HTML blocks (CommonMark 0.31.2, section 4.6, kinds 1 to 5).
  private static func endings(for text: String) -> [String] {
    ["`", "~"].map { mark in
      let longest =
        text.linesOfNewlines.map { line in
          line.split { String($0) != mark }.map(\.count).max() ?? 0
        }.max() ?? 0
      return String(repeating: mark, count: max(3, longest))
    } + ["-->", "?>", "]]>", ">", "</pre>"]
  }

  /// Whether a block at the end of `first` and one at the start of `second` become one.
  private static func mergesBlocks(_ first: String, _ second: String) -> Bool {
    func blocks(_ text: String) -> [CommonMarkNode.Kind] {
      CommonMarkNode.withDocument(parsing: text) { $0.children.map(\.kind) }
    }
    return blocks(first) + blocks(second) != blocks(first + "\n\n" + second)
  }
}

extension String {
  /// The text without the blank lines at its start and end. Spaces in front of the first text stay:
  /// they can make it code.
  package var withoutBlankEnds: String {
    var lines = linesOfNewlines[...]
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
