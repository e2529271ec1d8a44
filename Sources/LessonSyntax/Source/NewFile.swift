import Foundation

/// Writes files that a user asked for by name, and never takes another one away unasked.
public enum NewFile {
  /// Writes `bytes` to `path`, whole or not at all.
  ///
  /// - Parameter force: replace a file that is there with something else in it.
  /// - Returns: what was done, for the user.
  public static func write(
    _ bytes: [UInt8], to path: String, force: Bool
  ) throws(WholeFile.Failure) -> String {
    try confirm([(bytes, path)], force: force)
    if FileManager.default.contents(atPath: path).map(Array.init) == bytes {
      return "\(path) is up to date"
    }
    try WholeFile.write(bytes, to: path)
    return "\(path) written"
  }

  /// Throws where writing `files` would take away what is there: before the first of several is
  /// written.
  ///
  /// - Parameter remedy: what the user can do then.
  public static func confirm(
    _ files: [(bytes: [UInt8], path: String)], force: Bool,
    remedy: String = "--force replaces it, --output names another"
  ) throws(WholeFile.Failure) {
    for (bytes, path) in files {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        throw WholeFile.Failure(path: path, reason: "a folder is there")
      }
      if !force, FileManager.default.contents(atPath: path).map(Array.init) != bytes {
        throw WholeFile.Failure(
          path: path, reason: "a file is there already: \(remedy)")
      }
    }
  }
}
