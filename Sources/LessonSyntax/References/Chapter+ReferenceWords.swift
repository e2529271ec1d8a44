extension Chapter {
  /// The chapter with words in those of its links that have none.
  ///
  /// - Parameter words: what a reference to something reads as.
  public func withReferenceWords(_ words: @escaping (Label) -> [Inline]) -> Chapter {
    guard !references.isEmpty else { return self }
    let filler = ReferenceFiller(references: references, words: words)
    var chapter = self
    chapter.references = references.mapValues { label in
      guard case .term(let definition) = label.kind, !label.references.isEmpty else { return label }
      var label = label
      let filler = ReferenceFiller(references: label.references, words: words)
      label.kind = .term(definition: filler.filled(definition))
      return label
    }
    chapter.blocks = filler.filled(blocks)
    for index in footnotes.indices {
      chapter.footnotes[index].blocks = filler.filled(footnotes[index].blocks)
    }
    for index in cells.indices {
      chapter.cells[index].caption = filler.filled(cells[index].caption)
    }
    return chapter
  }
}

private struct ReferenceFiller {
  let references: [String: Label]
  let words: (Label) -> [Inline]

  func filled(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      var block = block
      switch block.kind {
      case .paragraph(let inlines): block.kind = .paragraph(filled(inlines))
      case .heading(let level, let anchor, let inlines):
        block.kind = .heading(level: level, anchor: anchor, filled(inlines))
      case .quote(let blocks): block.kind = .quote(filled(blocks))
      case .callout(let callout, let blocks): block.kind = .callout(callout, filled(blocks))
      case .table(var table):
        table.header = table.header.map(filled)
        table.rows = table.rows.map { $0.map(filled) }
        block.kind = .table(table)
      case .list(let start, let isTight, let items):
        block.kind = .list(start: start, isTight: isTight, items: items.map(filled))
      case .figure, .code, .html, .thematicBreak, .cell: break
      }
      return block
    }
  }

  func filled(_ inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .link(let destination, let title, let text):
        if text.isEmpty, let label = references[destination] {
          return .link(destination: destination, title: title, words(label))
        }
        return .link(destination: destination, title: title, filled(text))
      case .emphasis(let inlines): return .emphasis(filled(inlines))
      case .strong(let inlines): return .strong(filled(inlines))
      case .strikethrough(let inlines): return .strikethrough(filled(inlines))
      case .claim(let index, let inlines): return .claim(index, filled(inlines))
      case .text, .softBreak, .lineBreak, .code, .html, .taskBox, .footnote, .image, .math:
        return inline
      }
    }
  }
}
