import LessonSyntax

extension RunChapter {
  /// A cell that takes longer should say so.
  private static let mostNanoseconds = 5_000_000_000

  /// A hint on the cells that took long and are not marked `slow`, at the first of them; nil where
  /// there are none.
  public var slowHint: String? {
    let slow = zip(chapter.cells, result.cells).filter { cell, result in
      result.nanoseconds > Self.mostNanoseconds && !cell.options.isSlow
    }
    guard let line = slow.first?.0.lines.lowerBound else { return nil }
    let times = slow.map { cell, result in
      "line \(cell.lines.lowerBound) (\((result.nanoseconds + 500_000_000) / 1_000_000_000) s)"
    }
    return "\(chapter.path):\(line): hint: mark the cells that take more than 5 s with `slow`: "
      + times.joined(separator: ", ")
  }
}

extension BookRun {
  /// What an author may want to do, and nothing fails without.
  public var hints: [String] { runs.compactMap(\.slowHint) }
}
