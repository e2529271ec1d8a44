import LessonSyntax

extension ChapterWording {
  /// The words of a link that has none of its own and leads to `label`.
  public func words(for label: Label) -> [Inline] {
    let thing: String
    switch label.kind {
    case .chapter, .heading, .term: return label.title
    case .figure(let number): thing = figure(number)
    case .equation(let number): thing = equation(number)
    }
    return [.text(label.chapter.map { ofChapter(thing, $0) } ?? thing)]
  }
}
