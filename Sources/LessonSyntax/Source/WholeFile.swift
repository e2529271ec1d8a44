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
      throw Failure(path: path, reason: reason(for: error))
    }
  }

  /// Writes `bytes` to `path`, where no file may be yet; folders above it are made.
  ///
  /// - Returns: false, with nothing written, where there is one.
  public static func create(_ bytes: [UInt8], at path: String) throws(Failure) -> Bool {
    let file = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .withoutOverwriting)
      return true
    } catch {
      if FileManager.default.fileExists(atPath: path) { return false }
      throw Failure(path: path, reason: reason(for: error))
    }
  }

  /// Foundation's error in a few words of ours: its own name no cause.
  private static func reason(for error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?, .fileReadNoPermission?: "there is no permission to write there"
    case .fileWriteOutOfSpace?: "the disk is full"
    case .fileWriteVolumeReadOnly?: "the disk is read-only"
    case .fileNoSuchFile?, .fileReadNoSuchFile?: "its folder cannot be made"
    case .fileWriteFileExists?: "a file stands where a folder must be"
    default: (error as NSError).localizedDescription
    }
  }
}
