import LessonSyntax

/// What a heading is called by links, here and in Jupyter.
struct HeadingAnchor {
  /// As a lesson and Git hosts call it.
  var lesson: String

  /// As Jupyter and nbconvert call it: the text with hyphens for its spaces.
  var jupyter: String
}

extension Chapter {
  /// The anchors of the chapter's headings of one kind by those of another; the first of several
  /// that are the same.
  func headingAnchors(
    as old: KeyPath<HeadingAnchor, String>, to new: KeyPath<HeadingAnchor, String>
  ) -> [String: String] {
    var anchors: [HeadingAnchor] = []
    Self.collect(blocks, into: &anchors)
    return Dictionary(
      anchors.map { ($0[keyPath: old], $0[keyPath: new]) }, uniquingKeysWith: { first, _ in first })
  }

  private static func collect(_ blocks: [Block], into anchors: inout [HeadingAnchor]) {
    for block in blocks {
      switch block.kind {
      case .heading(_, let anchor, let inlines):
        let jupyter = inlines.plainText.map { $0.isWhitespace ? "-" : String($0) }.joined()
        anchors.append(HeadingAnchor(lesson: anchor, jupyter: jupyter))
      default: collect(block.inner, into: &anchors)
      }
    }
  }
}
