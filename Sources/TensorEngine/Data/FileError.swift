/// A file that cannot be read or written, or that does not hold what it should, and why: one
/// sentence that begins with the path.
public struct FileError: Error, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
  public let path: String
  public let reason: String

  public var description: String { "\(path): \(reason)" }
  public var debugDescription: String { description }
}

/// Why some bytes are not what they should be. Whoever knows the path makes it a `FileError`.
struct Malformed: Error, Equatable {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// Reads a file and makes something of its bytes; a mistake in them names the path.
func reading<Result>(
  _ path: String, _ parse: ([UInt8]) throws(Malformed) -> Result
) throws(FileError) -> Result {
  let bytes = try File.read(path)
  do {
    return try parse(bytes)
  } catch {
    throw FileError(path: path, reason: error.reason)
  }
}
