/// The file that explains a book's terms: a heading for each, and a paragraph below it.
public enum Glossary {
  public static let fileName = "glossary.md"

  static func isGlossary(_ path: String) -> Bool {
    path == fileName || path.hasSuffix("/" + fileName)
  }

  /// The terms of `chapter`, by their anchors: headings of the second level and below that have a
  /// paragraph right under them.
  static func terms(of chapter: Chapter) -> [String: Label] {
    var terms: [String: Label] = [:]
    for (block, next) in zip(chapter.blocks, chapter.blocks.dropFirst()) {
      guard case .heading(let level, let anchor, let title) = block.kind, level > 1,
        case .paragraph(let definition) = next.kind
      else { continue }
      var label = Label(.term(definition: definition), title: title)
      label.references = chapter.references
      terms[anchor] = label
    }
    return terms
  }
}
