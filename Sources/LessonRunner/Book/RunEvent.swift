/// What happens while chapters run.
public enum RunEvent: Equatable, Sendable {
  /// So many are to run; the others' results are known.
  case planned(chapters: Int)
  /// A chapter is compiled.
  case chapterBegan(path: String, cells: Int)
  /// A cell runs, by its place from 0, on a line of the file.
  case cellBegan(path: String, cell: Int, line: Int)
  /// A chapter is done, well or not.
  case chapterEnded(path: String, nanoseconds: Int, isComplete: Bool)
}
