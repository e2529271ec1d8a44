extension ChapterParser {
  /// The claim of a link whose destination is masked.
  mutating func claim(_ node: CommonMarkNode, depth: Int) -> Inline {
    let inlines = inlines(node.children, depth: depth + 1)
    guard let written = mask.claim(leadingTo: node.destination) else { return .claim(0, inlines) }
    let claim = Claim(
      written, index: claims.count, text: inlines.plainText, cellsBefore: cells.count)
    claims.append(claim)
    if isInFootnote {
      report(
        written.text.lowerBound, "a claim cannot stand in a footnote: take it into the text")
    }
    if claim.expression.isEmpty {
      report(
        written.text.lowerBound,
        "this claim has no expression: write one behind its `=`, as in `[0.9](=accuracy)`")
    }
    return .claim(claim.index, inlines)
  }

  /// A link that says where it leads elsewhere, or on the next line, cannot be edited by its place.
  mutating func confirmNoClaim(_ node: CommonMarkNode) {
    guard mask.unmask(node.destination).hasPrefix("=") else { return }
    report(
      line(of: node),
      "a claim has its expression right behind its text: write `[\(node.plainText(mask))](=…)`")
  }

  mutating func confirmNoClaims(since count: Int) {
    for claim in claims[count...] {
      report(
        claim.textRange.lowerBound,
        "a claim in the text of an image is seen by nobody: take it out of the image")
    }
  }

  /// Brackets and an expression that CommonMark does not take for a link.
  mutating func reportStray(_ claim: WrittenClaim) {
    let advice =
      claim.written.hasPrefix("<")
      ? "close its brackets, and write none of them inside another link"
      : "put an expression that holds a space between `<` and `>`, as in `[0.9](<=f(x, 2)>)`"
    report(
      claim.text.lowerBound,
      "this looks like a claim and is no link: \(advice); text that is not meant so has a backslash "
        + "before its `[`")
  }
}

extension Claim {
  fileprivate init(_ written: WrittenClaim, index: Int, text: String, cellsBefore: Int) {
    let code = written.expression.drop { $0 == " " || $0 == "\t" }
    var place = written.target
    place.offset += written.written.hasPrefix("<") ? 2 : 1
    place.offset += written.expression.utf8.count - code.utf8.count
    self.init(
      index: index, expression: String(code.trimmedTrailingSpace()), text: text,
      cellsBefore: cellsBefore, textRange: written.text, expressionPlace: place)
  }
}
