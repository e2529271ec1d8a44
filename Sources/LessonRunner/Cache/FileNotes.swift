import Foundation
import Synchronization

/// What was found out about files that takes long to find out, such as their digests, kept for as long
/// as a file's size, times and place on the disk stay. Only this machine's files: another one that
/// shares the cache has notes of its own.
final class FileNotes: Sendable {
  private struct Note: Codable, Equatable {
    var stamp: String
    var value: String
  }

  private struct State {
    var notes: [String: Note]
    var isChanged = false
  }

  private let file: URL
  private let state: Mutex<State>

  /// Files above this are worth a note.
  static let leastBytes = 1 << 18

  init(cache: ResultCache) {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = Digest(of: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }).short
    let file = cache.folder.appending(path: "machines/\(host).json")
    let kept = (try? Data(contentsOf: file)).flatMap {
      try? JSONDecoder().decode([String: Note].self, from: $0)
    }
    self.file = file
    state = Mutex(State(notes: kept ?? [:]))
  }

  /// What is known of the file at `path`, if it is as it was then.
  func value(of path: String) -> String? {
    guard let note = state.withLock({ $0.notes[path] }), let stamp = Self.stamp(path),
      note.stamp == stamp.text
    else { return nil }
    return note.value
  }

  /// Keeps `value`, which was found out of the file at `path` when its stamp was `stamp`.
  func keep(_ value: String, of path: String, stamp: Stamp?) {
    // What changed a moment ago may change again within one tick of the file system's clock.
    guard let stamp, !stamp.isRecent else { return }
    state.withLock {
      $0.notes[path] = Note(stamp: stamp.text, value: value)
      $0.isChanged = true
    }
  }

  /// The digest of the file at `path`, or of what `bytes` makes of it; nil where it cannot be read.
  func digest(of path: String, bytes: ([UInt8]) -> [UInt8] = { $0 }) -> Digest? {
    if let known = value(of: path) { return Digest(hexadecimal: known) }
    let stamp = Self.stamp(path)
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    let digest = Digest(of: bytes(Array(data)))
    if data.count >= Self.leastBytes { keep(digest.hexadecimal, of: path, stamp: stamp) }
    return digest
  }

  /// Writes the notes where they changed. A folder that cannot be written costs time the next time.
  func save(in cache: ResultCache) {
    let changed = state.withLock { state -> [String: Note]? in
      guard state.isChanged else { return nil }
      state.isChanged = false
      return state.notes.filter { FileManager.default.fileExists(atPath: $0.key) }
    }
    guard let changed, let data = try? JSONEncoder().encode(changed) else { return }
    cache.write(Array(data), to: file)
  }

  /// What tells a file from an older one at the same path.
  struct Stamp {
    var text: String
    var isRecent: Bool
  }

  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let (modified, changed) = (status.modified, status.changed)
    let text = [
      Int(status.st_size), modified.tv_sec, modified.tv_nsec, changed.tv_sec, changed.tv_nsec,
      Int(status.st_ino), Int(status.st_dev),
    ].map(String.init).joined(separator: " ")
    return Stamp(text: text, isRecent: time(nil) - max(modified.tv_sec, changed.tv_sec) < 2)
  }
}

extension stat {
  #if os(Linux)
    var modified: timespec { st_mtim }
    var changed: timespec { st_ctim }
    var accessed: timespec { st_atim }
  #else
    var modified: timespec { st_mtimespec }
    var changed: timespec { st_ctimespec }
    var accessed: timespec { st_atimespec }
  #endif
}
