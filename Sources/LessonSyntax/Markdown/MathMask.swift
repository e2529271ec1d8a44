/// Formulas taken out of a text before CommonMark reads it, since it would take their underscores
/// for emphasis and their backslashes for escapes. Each is replaced by one private-use character
/// that the text does not use, so that lines stay where they are.
struct MathMask: Equatable, Sendable {
  private(set) var text: String
  private var spans: [Unicode.Scalar: MathSpan] = [:]
  private var placeholders: PlaceholderSupply

  /// Stands on the further lines of a formula that spans several.
  private let continuation: Unicode.Scalar

  /// Nothing masked: a text without a dollar sign.
  private var isIdle: Bool { spans.isEmpty }

  init(_ source: String) {
    text = source
    placeholders = PlaceholderSupply(avoiding: source)
    continuation = placeholders.next()
    guard source.utf8.contains(UInt8(ascii: "$")) else { return }
    maskDisplayBlocks()
    maskSpans()
  }

  /// What stands for `character`: a formula, or nothing for the further lines of one.
  enum Meaning {
    case formula(MathSpan)
    case continuation
  }

  func meaning(of scalar: Unicode.Scalar) -> Meaning? {
    if let span = spans[scalar] { return .formula(span) }
    return scalar == continuation && !isIdle ? .continuation : nil
  }

  /// `masked` with its formulas as they were written: for code, where a dollar sign is one.
  func unmask(_ masked: String) -> String {
    guard !isIdle else { return masked }
    var result = String.UnicodeScalarView()
    for scalar in masked.unicodeScalars {
      if let span = spans[scalar] {
        let mark = span.isDisplay ? "$$" : "$"
        result.append(contentsOf: (mark + span.tex + mark).unicodeScalars)
      } else if scalar != continuation {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private mutating func mask(_ tex: Substring, display: Bool, line: Int, column: Int) -> Character {
    let placeholder = placeholders.next()
    spans[placeholder] = MathSpan(
      tex: String(tex), isDisplay: display, line: line, column: column)
    return Character(placeholder)
  }
}

// MARK: - $$ on lines of its own

extension MathMask {
  /// Masks `$$ … $$` that opens at the start of a line's text and ends a line, before CommonMark can
  /// take a line of it for a list or a heading.
  private mutating func maskDisplayBlocks() {
    guard text.contains("$$") else { return }
    var lines = text.linesOfNewlines
    var fence = FenceTracker()
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      let (prefix, content) = lines[index].splitContainerPrefix()
      if fence.covers(content) || !content.hasPrefix("$$") { continue }
      guard let end = lastLine(ofDisplayFrom: index, in: lines) else { continue }
      let contents = lines[index...end].map { $0.splitContainerPrefix().content }
      let formula = Substring(contents.joined(separator: "\n")).trimmedTrailingSpace()
      let mark = mask(
        formula.dropFirst(2).dropLast(2).trimmed(), display: true, line: index + 1,
        column: prefix.count + 1)
      lines[index] = prefix + String(mark)
      for line in index..<end {
        lines[line + 1] = lines[line + 1].splitContainerPrefix().prefix + String(continuation)
      }
      index = end
    }
    text = lines.joined(separator: "\n")
  }

  /// The line on which the display formula that opens on line `first` ends; nil where a blank line
  /// or the end comes first, or text follows it.
  private func lastLine(ofDisplayFrom first: Int, in lines: [Substring]) -> Int? {
    for index in first..<lines.count {
      var content = lines[index].splitContainerPrefix().content.trimmedTrailingSpace()
      if index == first { content = content.dropFirst(2) }
      if index > first, content.isEmpty { return nil }
      guard let mark = content.firstRange(of: "$$") else { continue }
      return mark.upperBound == content.endIndex && !(index == first && content == "$$")
        ? index : nil
    }
    return nil
  }
}

// MARK: - $ and $$ inside a paragraph

extension MathMask {
  /// Masks `$…$` and `$$…$$` in paragraphs and headings. An opening `$` is followed by no space, a
  /// closing one preceded by none and followed by no digit (Pandoc's rule), so that prices stay
  /// prices. Code spans and `\$` are left alone.
  private mutating func maskSpans() {
    guard text.contains("$") else { return }
    let ranges = CommonMarkNode.withDocument(parsing: text) { document in
      var ranges: [ClosedRange<Int>] = []
      document.collectTextLines(into: &ranges)
      return ranges
    }
    var lines = text.linesOfNewlines
    for range in ranges where range.upperBound <= lines.count {
      let paragraph = lines[range.lowerBound - 1..<range.upperBound].joined(separator: "\n")
      guard paragraph.contains("$") else { continue }
      let masked = maskSpans(in: paragraph, firstLine: range.lowerBound)
      let replaced = masked.linesOfNewlines
      for (offset, line) in replaced.enumerated() { lines[range.lowerBound - 1 + offset] = line }
    }
    text = lines.joined(separator: "\n")
  }

  private mutating func maskSpans(in paragraph: String, firstLine: Int) -> String {
    var result = ""
    var rest = Substring(paragraph)
    var (line, column) = (firstLine, 1)
    func advance(over part: Substring) {
      for character in part {
        (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    while let character = rest.first {
      var length = 1
      switch character {
      case "\\":
        length = min(2, rest.count)
      case "`":
        let run = rest.prefix { $0 == "`" }
        length = rest.codeSpanLength(openedBy: run.count) ?? run.count
      case "$":
        if let (tex, isDisplay, count) = rest.leadingFormula() {
          let written = rest.prefix(count)
          result.append(mask(tex, display: isDisplay, line: line, column: column))
          for _ in written.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
            result += "\n" + String(continuation)
          }
          advance(over: written)
          rest = rest.dropFirst(count)
          continue
        }
      default:
        break
      }
      let part = rest.prefix(length)
      result += part
      advance(over: part)
      rest = rest.dropFirst(length)
    }
    return result
  }
}

extension CommonMarkNode {
  /// The line ranges of the paragraphs and headings at or below the node.
  fileprivate func collectTextLines(into ranges: inout [ClosedRange<Int>]) {
    var pending = [self]
    while let node = pending.popLast() {
      switch node.kind {
      case .paragraph, .heading: ranges.append(node.lines)
      case .document, .quote, .list, .item: pending += node.children
      default: break
      }
    }
  }
}

extension Substring {
  /// The length of the code span that the run of `count` backticks at the start opens.
  fileprivate func codeSpanLength(openedBy count: Int) -> Int? {
    var length = count
    var rest = dropFirst(count)
    while let next = rest.firstIndex(of: "`") {
      length += rest[..<next].count
      let run = rest[next...].prefix { $0 == "`" }.count
      length += run
      if run == count { return length }
      rest = rest[next...].dropFirst(run)
    }
    return nil
  }

  /// The formula at the start: its TeX, whether it stands by itself, and its length with the signs.
  fileprivate func leadingFormula() -> (tex: Substring, isDisplay: Bool, count: Int)? {
    let mark = hasPrefix("$$") ? "$$" : "$"
    let body = dropFirst(mark.count)
    guard let first = body.first, mark == "$$" || !first.isWhitespace else { return nil }
    var index = body.startIndex
    while index < body.endIndex {
      if body[index] == "\\" {
        index = body.index(index, offsetBy: 2, limitedBy: body.endIndex) ?? body.endIndex
        continue
      }
      if body[index...].hasPrefix(mark), index > body.startIndex {
        let tex = body[..<index]
        let after = body[index...].dropFirst(mark.count).first
        let closes = mark == "$$" || (!tex.last!.isWhitespace && after?.isNumber != true)
        return closes ? (tex.trimmed(), mark == "$$", tex.count + 2 * mark.count) : nil
      }
      index = body.index(after: index)
    }
    return nil
  }
}
