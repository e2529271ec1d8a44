import LessonWording

extension Wording {
  /// What a figure is called before its caption.
  func name(ofFigure number: Int) -> Markup {
    "<span class=\"number\">\(chapter.figure(number)).</span> "
  }
}
