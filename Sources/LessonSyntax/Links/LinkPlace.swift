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
    for run in TextRun.all(in: self, lines) {
      switch run.kind {
      case .running: scanner.scan(run.range)
      case .html: scanner.scanTags(run.range)
      case .other: break
      }
      for line in run.lines where run.kind != .html { scanner.scanDefinition(lines[line - 1]) }
    }
    return scanner.places.sorted { $0.destination.lowerBound < $1.destination.lowerBound }
  }

  /// Where an equals sign stands behind `](` or `](<` in running text: what makes a claim of a link,
  /// and of some things that are no link to CommonMark.
  package var claimMarks: [String.Index] {
    guard utf8.contains(UInt8(ascii: "=")) else { return [] }
    let scanner = LinkScanner(text: self)
    return TextRun.all(in: self, linesOfNewlines).filter { $0.kind == .running }
      .flatMap { scanner.claimMarks(in: $0.range) }.sorted()
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

  /// From the start of the first line to the end of the last.
  var range: Range<String.Index>

  /// Every line of `text` but for those of code, in runs.
  static func all(in text: String, _ lines: [Substring]) -> [TextRun] {
    let places = CommonMarkNode.withDocument(parsing: text) { document in
      Self.places(in: document, lines)
    }
    return places.compactMap { kind, run in
      guard run.upperBound <= lines.count else { return nil }
      let start = lines[run.lowerBound - 1].startIndex
      return TextRun(kind: kind, lines: run, range: start..<lines[run.upperBound - 1].endIndex)
    }
  }

  private static func places(
    in document: CommonMarkNode, _ lines: [Substring]
  ) -> [(Kind, ClosedRange<Int>)] {
    let lineCount = lines.count
    var runs: [(Kind, ClosedRange<Int>)] = []
    var isTaken = [Bool](repeating: false, count: lineCount + 2)
    var pending = [document]
    while let node = pending.popLast() {
      switch node.kind {
      case .paragraph, .heading: runs.append((.running, node.lines))
      case .html: runs.append((.html, node.lines))
      case .code:
        for line in node.lines.dropLast(endsBeforeItsLastLine(node, lines) ? 1 : 0)
        where line < isTaken.count { isTaken[line] = true }
        continue
      case .document, .quote, .list, .item:
        pending += node.children
        continue
      default: continue
      }
      for line in node.lines where line < isTaken.count { isTaken[line] = true }
    }
    for line in 1...max(1, lineCount) where !isTaken[line] {
      runs.append((.other, line...line))
    }
    return runs
  }

  /// Whether libcmark counts a line more than a code block has, as it does where a list or quote ends
  /// and closes a fence with it.
  private static func endsBeforeItsLastLine(
    _ code: CommonMarkNode, _ lines: [Substring]
  ) -> Bool {
    guard code.lines.count > 1, lines.indices.contains(code.lines.upperBound - 1) else {
      return false
    }
    let last = lines[code.lines.upperBound - 1]
    let bare = last.drop { " \t>".contains($0) }
    if bare.hasPrefix("```") || bare.hasPrefix("~~~") { return false }
    let written = code.literal.linesOfNewlines.last { !$0.isEmpty } ?? ""
    return written.isEmpty ? !bare.isEmpty : !last.hasSuffix(written)
  }
}
