import Foundation

/// The state of every file in a book's folder, to be asked again whether one has changed: by looking,
/// since an editor may write a file anew in place of the old one.
public struct BookFiles: Equatable, Sendable {
  private struct Stamp: Equatable, Sendable {
    var size: Int
    var time: Date
  }

  private let folder: String
  private let stamps: [String: Stamp]

  /// Looks at `folder` now. Hidden files are no part of it, nor what `lessons` itself writes: sites and
  /// answers to exercises.
  public init(in folder: String) {
    self.folder = folder
    var stamps: [String: Stamp] = [:]
    let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey, .isDirectoryKey]
    let files = FileManager.default.enumerator(
      at: URL(filePath: folder, directoryHint: .isDirectory), includingPropertiesForKeys: keys,
      options: .skipsHiddenFiles)
    for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
      let found = try? file.resourceValues(forKeys: Set(keys))
      if found?.isDirectory == true {
        if Self.isOurs(file) { files?.skipDescendants() }
        continue
      }
      stamps[file.path] = Stamp(
        size: found?.fileSize ?? 0, time: found?.contentModificationDate ?? .distantPast)
    }
    self.stamps = stamps
  }

  private static func isOurs(_ folder: URL) -> Bool {
    folder.lastPathComponent == "practice"
      || FileManager.default.fileExists(atPath: folder.appending(path: ".lessons-site").path)
  }

  /// Waits until a file is no longer as it was, one has come or gone; and then for a moment in which
  /// nothing changes: an editor may take several steps to save a file.
  ///
  /// - Throws: where the task is cancelled.
  public func waitForChange() async throws {
    var last = self
    repeat {
      try await Task.sleep(for: .milliseconds(200))
      last = BookFiles(in: folder)
    } while last == self
    while true {
      try await Task.sleep(for: .milliseconds(50))
      let next = BookFiles(in: folder)
      if next == last { return }
      last = next
    }
  }
}
