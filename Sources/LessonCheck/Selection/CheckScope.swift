import Foundation
import LessonSyntax

/// Which chapters a check is about, and which of them run. What costs time is running; links and
/// translations are held in all of them, since a change elsewhere can break those.
public struct CheckScope: Equatable, Sendable {
  /// Every chapter, in reading order.
  public var all: [String]

  /// Those that run, in the same order.
  public var running: [String]

  /// Every chapter at `paths` runs.
  public init(_ paths: [String]) {
    (all, running) = (paths, paths)
  }

  /// Those of `paths` run that are not as they were at `revision`: their file, a data file that they
  /// name, the chapter they translate or the book's configuration is another.
  public init(_ paths: [String], changedSince revision: String) async throws(RevisionError) {
    let folders = paths.map { Self.folder(of: $0) }
    let files = try await ChangedFiles(since: revision, around: folders)
    all = paths
    running = paths.filter { path in
      Self.sources(ofChapterAt: path).contains(where: files.contains)
    }
  }

  private static func folder(of path: String) -> String {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
  }

  /// The files that decide what a check of the chapter at `path` finds.
  private static func sources(ofChapterAt path: String) -> [String] {
    let folder = Book.workingFolder(ofChapterAt: path)
    var sources = [path, folder.appending(path: Book.configurationName).path]
    if let original = Book.original(ofChapterAt: path) { sources.append(original) }
    // A chapter that cannot be read has no data; that it cannot is found without running it.
    if let chapter = try? Chapter(contentsOf: path) {
      sources += chapter.frontMatter.data.map { folder.appending(path: $0).path }
    }
    return sources
  }
}
