import Foundation
import LessonSyntax

/// Results that were computed before, by name, in a folder. Several programs may use it at once, on
/// several machines: a file in it appears whole or not at all, and one that is damaged is as if it were
/// not there. Caches merge by copying one folder into another.
///
///     results/ab/ab12….json   what a chapter's cells computed, under the digest of what decides it
///     chapters/….json         what decided a chapter's results when it last ran, and how long it took
///     machines/….json         digests of a machine's large files
///     modules/                what the compiler made on its way
///     partial/                files that are being written
public struct ResultCache: Sendable {
  /// The folder of all of it.
  public let folder: URL

  /// The folder at `path`, else the one that `LESSONS_CACHE` names, else the user's own cache.
  public static func standard(
    path: String? = nil, environment: [String: String]
  ) -> ResultCache {
    if let path, !path.isEmpty { return ResultCache(folder: URL(filePath: path)) }
    if let named = environment["LESSONS_CACHE"], !named.isEmpty {
      return ResultCache(folder: URL(filePath: named))
    }
    let base =
      if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty {
        URL(filePath: cache)
      } else if let home = environment["HOME"], !home.isEmpty {
        URL(filePath: home).appending(path: ".cache")
      } else {
        FileManager.default.temporaryDirectory
      }
    return ResultCache(folder: base.appending(path: "lessons"))
  }

  public init(folder: URL) {
    self.folder = folder
  }

  /// Where modules that the compiler makes on its way are kept; nil where nothing can be.
  var moduleCache: URL? {
    let modules = folder.appending(path: "modules")
    do {
      try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
      return modules
    } catch {
      return nil
    }
  }

  // MARK: Results

  private func file(for key: ResultKey) -> URL {
    let name = key.digest.hexadecimal
    return folder.appending(path: "results/\(name.prefix(2))/\(name).json")
  }

  /// What is kept under `key`. An entry that cannot be read, or is another's, is as if it were not
  /// there.
  func entry(for key: ResultKey) -> ResultEntry? {
    let file = file(for: key)
    guard let data = try? Data(contentsOf: file),
      let entry = ResultEntry(bytes: Array(data), key: key)
    else { return nil }
    noteUse(of: file.path)
    return entry
  }

  /// Keeps `entry`. A folder that cannot be written costs time the next time, nothing else.
  func keep(_ entry: ResultEntry, for key: ResultKey) {
    guard let bytes = entry.bytes(key: key) else { return }
    write(bytes, to: file(for: key))
  }

  /// Lets the time of the file's change say when it was last used, to the day.
  private func noteUse(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, time(nil) - status.modified.tv_sec > 86_400 else { return }
    utimensat(AT_FDCWD, path, nil, 0)
  }

  // MARK: Notes on chapters

  private func noteFile(ofChapterAt path: String) -> URL {
    let place = URL(filePath: path).standardizedFileURL.path
    return folder.appending(path: "chapters/\(Digest(of: place).hexadecimal).json")
  }

  /// How the chapter at `path` last ran here.
  func note(ofChapterAt path: String) -> ChapterNote? {
    (try? Data(contentsOf: noteFile(ofChapterAt: path))).flatMap { ChapterNote(bytes: $0) }
  }

  /// Keeps the note that the chapter at `path` last ran so.
  func keepNote(
    ofChapterAt path: String, parts: ResultParts, key: ResultKey, nanoseconds: Int, isComplete: Bool
  ) {
    let file = noteFile(ofChapterAt: path)
    let line = ChapterNote.firstLine(key: key, nanoseconds: nanoseconds, isComplete: isComplete)
    if let known = try? Data(contentsOf: file), known.starts(with: line) { return }
    let note = ChapterNote(parts: parts, nanoseconds: nanoseconds, isComplete: isComplete)
    if let bytes = note.bytes(key: key) { write(bytes, to: file) }
  }

  // MARK: Files

  /// By this file programs that make backups, and we, know the folder for what it is
  /// (bford.info/cachedir).
  static let tagName = "CACHEDIR.TAG"
  private static let tag = """
    Signature: 8a477f597d28d172789f06886806bc55
    # Results that `lessons` keeps. It makes them again when they are gone.

    """

  private var partial: URL { folder.appending(path: "partial") }

  /// Writes a file of the cache, whole, if that is possible.
  func write(_ bytes: [UInt8], to file: URL) {
    let tag = folder.appending(path: Self.tagName).path
    if !FileManager.default.fileExists(atPath: tag) {
      try? WholeFile.writeQuickly(Array(Self.tag.utf8), to: tag, through: partial.path)
    }
    try? WholeFile.writeQuickly(bytes, to: file.path, through: partial.path)
  }

  /// Removes what writers that were killed left behind.
  func removeRemains() {
    WholeFile.removeRemains(in: partial.path)
  }
}
