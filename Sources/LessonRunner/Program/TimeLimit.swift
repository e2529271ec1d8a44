import LessonSyntax

extension Chapter {
  /// How many times the chapter's limit a cell has that is known to be slow.
  private static let slowFactor = 10

  /// How long cell `index` may run before it is stopped.
  func timeLimit(ofCell index: Int) -> Duration {
    let options = cells[index].options
    return options.timeout
      ?? (options.isSlow ? frontMatter.timeout * Self.slowFactor : frontMatter.timeout)
  }
}
