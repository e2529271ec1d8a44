import Foundation

/// A folder of its own for one run, gone afterwards.
struct ScratchFolder {
  let url: URL

  init() throws(RunnerError) {
    let base = FileManager.default.temporaryDirectory
    url = base.appending(path: "lessons-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cacheNotWritable(path: url.path, message: error.localizedDescription)
    }
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }
}
