import Foundation

/// Writes files so that a reader, or a crash, never sees half of one.
public enum WholeFile {
  /// Why a file was not written. The old one, if any, is as it was.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    public var path: String
    public var reason: String

    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    public var description: String { "\(path) cannot be written: \(reason)" }
  }

  /// Writes `bytes` to a new file beside the one at `path`, with its permissions, and puts it in its
  /// place; folders above it are made. A symbolic link stays one: its target is replaced.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let permissions = try? manager.attributesOfItem(atPath: file.path)[.posixPermissions]
      try Data(bytes).write(to: file, options: .atomic)
      if let permissions {
        try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: file.path)
      }
    } catch {
      throw Failure(path: path, reason: (error as NSError).localizedDescription)
    }
  }
}
