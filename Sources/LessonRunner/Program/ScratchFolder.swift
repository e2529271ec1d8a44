import Foundation
import Synchronization

/// A folder of its own for one run, gone afterwards.
public struct ScratchFolder {
  let url: URL

  /// The folders that are in use, for when the program is interrupted.
  private static let inUse = Mutex<Set<URL>>([])

  init() throws(RunnerError) {
    let base = FileManager.default.temporaryDirectory
    url = base.appending(path: "lessons-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cacheNotWritable(path: url.path, message: error.localizedDescription)
    }
    _ = Self.inUse.withLock { [url] in $0.insert(url) }
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
    _ = Self.inUse.withLock { [url] in $0.remove(url) }
  }

  /// Removes every folder that a run still uses: the program is about to end before it.
  public static func removeAll() {
    for url in inUse.withLock({ $0 }) { try? FileManager.default.removeItem(at: url) }
  }
}
