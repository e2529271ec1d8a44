import LessonRunner
import LessonSyntax

/// A heading of a page, as the switch between languages sees it.
struct PageHeading: Equatable {
  var level: Int
  var anchor: String
}

extension ChapterPage {
  /// The headings in the order of the page, those in quotes and lists with them.
  var headings: [PageHeading] { Self.headings(of: run.chapter.blocks) }

  private static func headings(of blocks: [Block]) -> [PageHeading] {
    blocks.flatMap { block -> [PageHeading] in
      if case .heading(let level, let anchor, _) = block.kind {
        return [PageHeading(level: level, anchor: anchor)]
      }
      return headings(of: block.inner)
    }
  }
}

extension [PageHeading] {
  /// The anchors, with spaces between them, where the headings have the levels of `others`, one by
  /// one; else nothing, since there is no telling which of them correspond.
  func anchors(matching others: [PageHeading]) -> Markup {
    guard map(\.level) == others.map(\.level) else { return "" }
    return Markup(map(\.anchor).joined(separator: " "))
  }
}
