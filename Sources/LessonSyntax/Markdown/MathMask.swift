/// Formulas and the expressions of claims, taken out of a text before CommonMark reads it: it would
/// take a formula's underscores for emphasis, and end a destination at a `<`. Each is replaced by one
/// private-use character that the text does not use, so that lines stay where they are.
struct MathMask: Equatable, Sendable {
  private(set) var text: String
  private var spans: [Unicode.Scalar: MathSpan] = [:]
  private var claims: [Unicode.Scalar: WrittenClaim] = [:]
  private var placeholders: PlaceholderSupply

  /// Stands on the further lines of a formula that spans several, and beside a tilde that a backslash
  /// keeps from being half of a mark: it shows nowhere.
  let continuation: Unicode.Scalar

  /// Nothing masked, as in a text without a dollar sign and without claims.
  var isIdle: Bool {
    spans.isEmpty && claims.isEmpty && footnotes.isEmpty && !hasApartTildes
  }

  /// The definitions of footnotes, in the order of their lines.
  private(set) var footnotes: [FootnoteDefinition] = []

  /// References to footnotes that are not defined, in a text that has some, with their lines.
  private(set) var unknownFootnotes: [FootnoteDefinition] = []

  /// What stands for references, and for the start of a definition.
  private var footnoteMarks: [Unicode.Scalar: Int] = [:]
  private var definitionMarks: [Unicode.Scalar: Int] = [:]

  private var hasApartTildes = false

  init(_ source: String) {
    text = source
    placeholders = PlaceholderSupply(avoiding: source)
    continuation = placeholders.next()
    maskFootnoteDefinitions()
    if source.hasBytes("$") || ClaimTarget.mayStand(in: source)
      || !footnotes.isEmpty
    {
      maskDisplayBlocks()
      maskSpans()
    }
    // The last, for the places of claims count the bytes before them.
    keepEscapedTildesApart()
  }

  /// What stands for `character`: a formula, nothing for the further lines of one, or what follows
  /// the text of a claim.
  enum Meaning {
    case formula(MathSpan)
    case continuation
    case claim(WrittenClaim)
    /// A reference to the footnote with this index among the definitions.
    case footnote(Int)
  }

  func meaning(of scalar: Unicode.Scalar) -> Meaning? {
    guard PlaceholderSupply.mayHold(scalar) else { return nil }
    if let span = spans[scalar] { return .formula(span) }
    if let claim = claims[scalar] { return .claim(claim) }
    if let footnote = footnoteMarks[scalar] { return .footnote(footnote) }
    return scalar == continuation && !isIdle ? .continuation : nil
  }

  /// The formulas that were taken out, in no order.
  var formulas: some Collection<MathSpan> { spans.values }

  /// The claim whose link leads to `destination`.
  func claim(leadingTo destination: String) -> WrittenClaim? {
    let scalars = destination.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return nil }
    return claims[first]
  }

  /// `masked` as it was written: for code, where a dollar sign is one.
  func unmask(_ masked: String) -> String {
    guard !isIdle, masked.hasByte(PlaceholderSupply.leadingByte) else { return masked }
    var result = String.UnicodeScalarView()
    for scalar in masked.unicodeScalars {
      guard PlaceholderSupply.mayHold(scalar) else {
        result.append(scalar)
        continue
      }
      if let span = spans[scalar] {
        let mark = span.isDisplay ? "$$" : "$"
        result.append(contentsOf: (mark + span.tex + mark).unicodeScalars)
      } else if let claim = claims[scalar] {
        result.append(contentsOf: claim.written.unicodeScalars)
      } else if let footnote = footnoteMarks[scalar] {
        result.append(contentsOf: "[^\(footnotes[footnote].label)]".unicodeScalars)
      } else if scalar != continuation {
        result.append(scalar)
      }
    }
    return String(result)
  }

  mutating func mask(
    _ tex: Substring, display: Bool, line: Int, column: Int
  ) -> Unicode.Scalar {
    let placeholder = placeholders.next()
    spans[placeholder] = MathSpan(
      tex: String(tex), isDisplay: display, line: line, column: column)
    return placeholder
  }

  /// What stands for `claim`; nil where no character is left that could.
  mutating func mask(_ claim: WrittenClaim) -> Unicode.Scalar? {
    let placeholder = placeholders.next()
    guard meaning(of: placeholder) == nil else { return nil }
    claims[placeholder] = claim
    return placeholder
  }
}

// MARK: - Footnotes

extension MathMask {
  /// Writes the definitions of footnotes as items of a list, whose text is indented by four columns
  /// too, since CommonMark takes many of them for definitions of links.
  private mutating func maskFootnoteDefinitions() {
    guard text.hasBytes("[^"), text.hasBytes("]:") else { return }
    let code = CommonMarkNode.withDocument(parsing: text) { $0.linesOfCode }
    var lines = text.linesOfNewlines
    for index in lines.indices where !code.contains(index + 1) {
      guard let written = WrittenFootnote(definedOn: lines[index]) else { continue }
      let mark = placeholders.next()
      guard meaning(of: mark) == nil, definitionMarks[mark] == nil else { return }
      definitionMarks[mark] = footnotes.count
      footnotes.append(FootnoteDefinition(label: String(written.label), line: index + 1))
      lines[index] = written.prefix + "1)  \(Character(mark))" + written.text
    }
    text = lines.joined(separator: "\n")
  }

  /// The definition that starts in `literal`.
  func definition(startingIn literal: String) -> Int? {
    literal.unicodeScalars.first.flatMap { definitionMarks[$0] }
  }

  /// What stands for the reference at the start of `rest`, and its length; nil where there is none to
  /// a footnote that is defined.
  mutating func maskReference(
    at rest: Substring, line: Int
  ) -> (mark: Unicode.Scalar, count: Int)? {
    guard !footnotes.isEmpty, let label = WrittenFootnote.label(at: rest) else { return nil }
    guard let index = footnotes.firstIndex(where: { $0.names(label) }) else {
      unknownFootnotes.append(FootnoteDefinition(label: String(label), line: line))
      return nil
    }
    let mark = placeholders.next()
    guard meaning(of: mark) == nil else { return nil }
    footnoteMarks[mark] = index
    return (mark, label.unicodeScalars.count + 3)
  }
}

extension CommonMarkNode {
  fileprivate var linesOfCode: Set<Int> {
    var lines: Set<Int> = []
    forEachBlock { node, _ in
      if node.kind == .code || node.kind == .html { lines.formUnion(node.lines) }
    }
    return lines
  }
}

// MARK: - Escaped tildes

extension MathMask {
  /// Puts the placeholder that shows nowhere between an escaped tilde and a tilde beside it, since
  /// libcmark makes one text of them.
  private mutating func keepEscapedTildesApart() {
    guard text.hasBytes("\\~~") || text.hasBytes("~\\~") else { return }
    hasApartTildes = true
    let mark = Array(String(Character(continuation)).utf8)
    let (tilde, backslash) = (UInt8(ascii: "~"), UInt8(ascii: "\\"))
    var result: [UInt8] = []
    var bytes = text.utf8[...]
    while let byte = bytes.popFirst() {
      guard byte == backslash, let escaped = bytes.popFirst() else {
        result.append(byte)
        continue
      }
      if escaped == tilde, result.last == tilde { result += mark }
      result += [byte, escaped]
      if escaped == tilde, bytes.first == tilde { result += mark }
    }
    text = String(decoding: result, as: UTF8.self)
  }
}

// MARK: - $$ on lines of its own

extension MathMask {
  /// Masks `$$ … $$` that opens at the start of a line's text and ends a line, before CommonMark can
  /// take a line of it for a list or a heading.
  private mutating func maskDisplayBlocks() {
    guard text.hasBytes("$$") else { return }
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
      lines[index] = prefix + String(Character(mark))
      for line in index..<end {
        lines[line + 1] =
          lines[line + 1].splitContainerPrefix().prefix + String(Character(continuation))
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

// MARK: - Inside a paragraph

extension MathMask {
  /// Masks `$…$` and `$$…$$`, and the expressions of claims, in paragraphs and headings.
  private mutating func maskSpans() {
    let ranges = CommonMarkNode.withDocument(parsing: text) { document in
      var ranges: [ClosedRange<Int>] = []
      document.collectTextLines(into: &ranges)
      return ranges
    }
    var lines = text.linesOfNewlines
    for range in ranges where range.upperBound <= lines.count {
      let paragraph = lines[range.lowerBound - 1..<range.upperBound].joined(separator: "\n")
      guard
        paragraph.hasBytes("$") || ClaimTarget.mayStand(in: paragraph)
          || !footnotes.isEmpty
      else { continue }
      let replaced = maskSpans(in: paragraph, firstLine: range.lowerBound).linesOfNewlines
      for (offset, line) in replaced.enumerated() { lines[range.lowerBound - 1 + offset] = line }
    }
    text = lines.joined(separator: "\n")
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
