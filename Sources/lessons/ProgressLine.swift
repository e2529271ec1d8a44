import Foundation
import LessonSyntax

/// A line at the bottom of a terminal that says what is going on; none where standard error is no
/// terminal.
final class ProgressLine: Sendable {
  private let isShown: Bool

  init(environment: [String: String]) {
    isShown = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
  }

  func show(_ text: String) {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[2K\(text.prefix(79))")
  }

  /// Cell `number`, from 1, of the chapter is done; the one after it runs.
  func showCell(_ next: Int, of chapter: Chapter) {
    guard next < chapter.cells.count else { return }
    let line = chapter.cells[next].firstCodeLine
    show("running \(chapter.path):\(line), cell \(next + 1) of \(chapter.cells.count)")
  }

  func clear() {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[2K")
  }
}
