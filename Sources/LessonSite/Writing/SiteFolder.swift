import Foundation
import LessonSyntax

/// The folder that a site is written into. It keeps a list of what it wrote, so that it never touches
/// a file that somebody else put there and takes away the pages of chapters that are gone.
public struct SiteFolder: Sendable {
  public let path: String

  /// The list's name: one path a line.
  static let listName = ".lessons-site"

  public init(path: String) {
    self.path = path
  }

  /// What writing did.
  public struct Changes: Equatable, Sendable {
    public var written = 0
    public var unchanged = 0
    public var removed = 0
  }

  /// Makes the folder hold `files`. A file whose bytes are the same is not written; each of the
  /// others appears whole; pages of an earlier build that are no more go last.
  ///
  /// - Throws: before anything is written, where a file is there that no build wrote; and where one
  ///   cannot be written.
  @discardableResult
  public func write(_ files: [SiteFile]) throws(WholeFile.Failure) -> Changes {
    try refuseFile()
    let old = Set(ownPaths)
    let folders = old.union(files.map(\.path)).map { WholeFile.folder(ofFileAt: absolute($0)) }
    for folder in Set(folders) { WholeFile.removeRemains(in: folder) }
    for file in files where !old.contains(file.path) {
      guard let foreign = contents(of: file.path), foreign != file.bytes else { continue }
      throw WholeFile.Failure(
        path: absolute(file.path),
        reason: "a file is there that `lessons build` did not write: move it, or choose another "
          + "folder with --output")
    }
    // The list first: should the rest not come to its end, the next build still knows its own.
    let paths = Set(files.map(\.path))
    try writeList(paths.union(old))
    var changes = Changes()
    for result in files.parallelMap(update) {
      if try result.get() { changes.written += 1 } else { changes.unchanged += 1 }
    }
    for path in old.subtracting(paths) {
      if (try? FileManager.default.removeItem(atPath: absolute(path))) != nil {
        changes.removed += 1
      }
    }
    try writeList(paths)
    return changes
  }

  /// Makes the file what it must be; whether it was another.
  private func update(_ file: SiteFile) -> Result<Bool, WholeFile.Failure> {
    let bytes = file.bytes
    guard contents(of: file.path) != bytes else { return .success(false) }
    do throws(WholeFile.Failure) {
      try WholeFile.write(bytes, to: absolute(file.path), waits: false)
      return .success(true)
    } catch {
      return .failure(error)
    }
  }

  /// The bytes of the file that is there; nil where there is none.
  func contents(of file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: absolute(file)).map(Array.init)
  }

  private func refuseFile() throws(WholeFile.Failure) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
      throw WholeFile.Failure(path: path, reason: "this is a file: name a folder with --output")
    }
  }

  func absolute(_ file: String) -> String { path + "/" + file }

  /// The paths on the list that lie in the folder.
  var ownPaths: [String] {
    String(decoding: listOnDisk ?? [], as: UTF8.self).split(separator: "\n").map(String.init).filter
    {
      !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..")
    }
  }

  /// The list's bytes; nil where there is none.
  var listOnDisk: [UInt8]? {
    FileManager.default.contents(atPath: absolute(Self.listName)).map(Array.init)
  }

  func list(of paths: Set<String>) -> [UInt8] {
    Array((paths.sorted().joined(separator: "\n") + "\n").utf8)
  }

  private func writeList(_ paths: Set<String>) throws(WholeFile.Failure) {
    let list = list(of: paths)
    guard listOnDisk != list else { return }
    try WholeFile.write(list, to: absolute(Self.listName))
  }
}

extension SiteFolder.Changes: CustomStringConvertible {
  /// `2 files written, 1 removed, 3 up to date`
  public var description: String {
    if written == 0, removed == 0 { return "all \(unchanged) files of the site are up to date" }
    var parts: [String] = []
    if written > 0 { parts.append("\(written) file\(written == 1 ? "" : "s") written") }
    if removed > 0 { parts.append("\(removed) removed") }
    if unchanged > 0 { parts.append("\(unchanged) up to date") }
    return parts.joined(separator: ", ")
  }
}
