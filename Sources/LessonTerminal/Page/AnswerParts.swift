import LessonSyntax

/// The parts of a chapter that its author folded away because they hold an answer to an exercise.
enum AnswerParts {
  /// The lines inside each `<details>` in which a solution or a wrong answer stands.
  static func lines(in chapter: Chapter) -> [ClosedRange<Int>] {
    let answers = chapter.cells.filter {
      switch $0.options.role {
      case .solution, .wrong: true
      case .lesson, .exercise: false
      }
    }
    var parts: [ClosedRange<Int>] = []
    var depth = 0
    var first = 0
    for (html, lines) in tags(in: chapter.blocks) {
      let before = depth
      depth = max(0, depth + DetailsTags.opened(in: html))
      if before == 0, depth > 0 { first = lines.upperBound + 1 }
      if before > 0, depth == 0, first < lines.lowerBound {
        let part = first...lines.lowerBound - 1
        if answers.contains(where: { part.contains($0.lines.lowerBound) }) { parts.append(part) }
      }
    }
    return parts
  }

  /// The blocks of HTML, in order, wherever they stand.
  private static func tags(in blocks: [Block]) -> [(html: String, lines: ClosedRange<Int>)] {
    var tags: [(html: String, lines: ClosedRange<Int>)] = []
    for block in blocks {
      switch block.kind {
      case .html(let html): tags.append((html, block.lines))
      default: tags += self.tags(in: block.inner)
      }
    }
    return tags
  }
}
