import ArgumentParser

/// The paths that a command line names.
enum NamedPath {
  /// Throws where `path` is empty, as a shell makes it of a variable that is not set: what is written
  /// below it would land in the root of all folders. Nil is one that is not named.
  static func confirm(_ path: String?, _ noun: String) throws(ValidationError) {
    guard path == "" else { return }
    throw ValidationError("The name of \(noun) is empty.")
  }
}
