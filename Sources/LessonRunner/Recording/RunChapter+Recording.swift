import Foundation
import LessonSyntax

extension RunChapter {
  /// Writes those of its changes that are `taken` into the chapter's file, which appears whole or stays
  /// as it was.
  ///
  /// - Throws: `AcceptanceError` as `accepted` does, and where the file is not what was read, since
  ///   whoever changed it would lose the change; `WholeFile.Failure` where it cannot be written.
  public func record(_ taken: [Change]) throws {
    let text = try accepted(taken)
    guard text != chapter.source.text else { return }
    let onDisk = FileManager.default.contents(atPath: chapter.path)
    guard onDisk.map(Array.init) == Array(chapter.source.text.utf8) else {
      throw AcceptanceError.changedMeanwhile(path: chapter.path)
    }
    try WholeFile.write(Array(text.utf8), to: chapter.path)
  }
}
