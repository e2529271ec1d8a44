extension ChapterParser {
  /// The footnotes that the text refers to, and what is wrong with the others.
  mutating func footnotes(of document: CommonMarkNode) -> [Footnote] {
    isInFootnote = true
    let nodes = document.footnotes?.byLine ?? [:]
    var texts: [[Block]] = []
    // A footnote may refer to others.
    while texts.count < footnoteNumbers.order.count {
      let line = mask.footnotes[footnoteNumbers.order[texts.count]].line
      texts.append(blocks(nodes[line]?.children ?? [], depth: 1))
    }
    for (index, definition) in mask.footnotes.enumerated() {
      let name = "[^\(definition.label)]"
      let first = mask.footnotes.firstIndex { $0.names(definition.label[...]) } ?? index
      if first < index {
        report(
          definition.line,
          "the footnote `\(name)` is defined on line \(mask.footnotes[first].line) already: give "
            + "this one a label of its own")
      } else if nodes[definition.line] == nil {
        report(
          definition.line,
          "the footnote `\(name)` cannot be defined here: put an empty line before it")
      } else if !footnoteNumbers.order.contains(index) {
        report(
          definition.line,
          "nothing refers to the footnote `\(name)`: write `\(name)` where it belongs, or take it "
            + "out")
      }
    }
    let labels = mask.footnotes.map(\.label)
    for reference in mask.unknownFootnotes {
      report(
        reference.line,
        "there is no footnote `[^\(reference.label)]`"
          + Suggestion.text(for: reference.label, among: labels)
          + " (text that is not meant so has a backslash before its `[`)")
    }
    return zip(texts, footnoteNumbers.uses).map { Footnote(blocks: $0, uses: $1) }
  }
}
