import LessonRunner
import LessonSyntax

extension RunChapter {
  /// The chapter's text has no heading for all of it, so a form that shows no front matter needs one
  /// of its own.
  var lacksHeading: Bool {
    !chapter.blocks.contains { block in
      if case .heading(1, _, _) = block.kind { true } else { false }
    }
  }
}

extension String {
  /// The lines of the text, without an empty one for a line break at its end.
  var linesOfText: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
