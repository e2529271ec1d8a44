import Foundation
import LessonSyntax

extension BookTimes {
  /// What is known of how long the chapters of `book` take: those whose results are in the cache, or
  /// that ran before.
  ///
  /// - Throws: where a chapter cannot be read, or the engine or compiler is missing, without which
  ///   results have no names.
  public init(
    measuredOf book: Book, executable: URL, environment: [String: String], cache: ResultCache
  ) async throws {
    let runner = try await ChapterRunner(
      executable: executable, environment: environment, cache: cache)
    self.init(milliseconds: [:])
    var problems: [Diagnostic] = []
    for file in book.chapters {
      do throws(Diagnostics) {
        let chapter = try Chapter(contentsOf: file.path)
        guard chapter.hasCode else { continue }
        let nanoseconds = try? runner.nanoseconds(
          of: chapter, in: Book.workingFolder(ofChapterAt: file.path))
        if let nanoseconds { milliseconds[file.name] = nanoseconds / 1_000_000 }
      } catch {
        problems += error.all
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }
}
