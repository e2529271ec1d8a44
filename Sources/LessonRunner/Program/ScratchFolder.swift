import Foundation
import LessonSyntax
import Synchronization

/// A folder of its own for one run, gone afterwards.
public struct ScratchFolder {
  let url: URL

  private static let prefix = "lessons-run-"

  private static var base: URL { FileManager.default.temporaryDirectory }

  /// The folders that are in use, for when the program is interrupted, with the locks that show others
  /// that they are.
  private static let inUse = Mutex<[URL: PathLock]>([:])

  init() throws(RunnerError) {
    while true {
      let url = Self.base.appending(path: Self.prefix + UUID().uuidString)
      do {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      } catch {
        throw .cacheNotWritable(path: url.path, message: error.localizedDescription)
      }
      switch PathLock.ofNewFolder(at: url.path) {
      case .taken(let lock):
        self.url = url
        Self.inUse.withLock { $0[url] = lock }
        return
      // Another run took the new folder for remains before it was locked.
      case .lost:
        continue
      case .failed(let code):
        throw .cacheNotWritable(path: url.path, message: String(cString: strerror(code)))
      }
    }
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
    _ = Self.inUse.withLock { [url] in $0.removeValue(forKey: url) }
  }

  /// Removes every folder that a run still uses: the program is about to end before it.
  public static func removeAll() {
    for url in inUse.withLock({ Array($0.keys) }) { try? FileManager.default.removeItem(at: url) }
  }

  /// Removes what runs that were killed left behind; never what another still uses.
  static func removeRemains() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = base.appending(path: name).path
      guard let lock = PathLock.ofRemains(at: path) else { continue }
      withExtendedLifetime(lock) {
        // A compiler that outlived its runner may add a file meanwhile: the next time takes it.
        try? FileManager.default.removeItem(atPath: path)
      }
    }
  }
}
