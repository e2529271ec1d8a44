/// A place in a Markdown text that says where something leads or lies.
package struct LinkPlace: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// `[text](destination)`
    case link
    /// `![text](destination)`
    case image
    /// `[label]: destination`
    case definition
    /// `<img src="destination">`: an attribute of HTML in the text.
    case attribute(element: String, name: String)
  }

  package var kind: Kind

  /// The destination as it is written, without the `<>` or quotation marks around it.
  package var destination: Range<String.Index>

  /// What stands between the brackets of a link or an image; for others the same as `whole`.
  package var text: Range<String.Index>

  /// All of it, from the first bracket to the last.
  package var whole: Range<String.Index>
}

extension String {
  /// Every link, image, link definition, and `src` and `href` of HTML in the Markdown text, in order;
  /// its lines end with `\n`. Code and formulas have none.
  package var linkPlaces: [LinkPlace] {
    guard utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<") }) else {
      return []
    }
    let lines = linesOfNewlines
    var scanner = LinkScanner(text: self)
    for run in CommonMarkNode.withDocument(parsing: self, { TextRun.all(in: $0, lines.count) }) {
      guard run.lines.upperBound <= lines.count else { continue }
      let start = lines[run.lines.lowerBound - 1].startIndex
      let end = lines[run.lines.upperBound - 1].endIndex
      switch run.kind {
      case .running: scanner.scan(start..<end)
      case .html: scanner.scanTags(start..<end)
      case .other: break
      }
      for line in run.lines where run.kind != .html { scanner.scanDefinition(lines[line - 1]) }
    }
    return scanner.places.sorted { $0.destination.lowerBound < $1.destination.lowerBound }
  }

  /// The text with other destinations where `destination` gives one for a place and what is written
  /// there.
  package func withDestinations(_ destination: (LinkPlace, Substring) -> String?) -> String {
    var result = ""
    var rest = startIndex
    for place in linkPlaces {
      guard place.destination.lowerBound >= rest,
        let new = destination(place, self[place.destination])
      else { continue }
      result += self[rest..<place.destination.lowerBound] + new
      rest = place.destination.upperBound
    }
    return result + self[rest...]
  }
}

/// Lines that are read in one way.
private struct TextRun {
  enum Kind {
    /// A paragraph or a heading.
    case running
    case html
    /// Neither those nor code: blank lines, and link definitions, which leave nothing in the tree.
    case other
  }

  var kind: Kind
  var lines: ClosedRange<Int>

  static func all(in document: CommonMarkNode, _ lineCount: Int) -> [TextRun] {
    var runs: [TextRun] = []
    var isTaken = [Bool](repeating: false, count: lineCount + 2)
    var pending = [document]
    while let node = pending.popLast() {
      switch node.kind {
      case .paragraph, .heading: runs.append(TextRun(kind: .running, lines: node.lines))
      case .html: runs.append(TextRun(kind: .html, lines: node.lines))
      case .code: break
      case .document, .quote, .list, .item:
        pending += node.children
        continue
      default: continue
      }
      for line in node.lines where line < isTaken.count { isTaken[line] = true }
    }
    for line in 1...max(1, lineCount) where !isTaken[line] {
      runs.append(TextRun(kind: .other, lines: line...line))
    }
    return runs
  }
}
