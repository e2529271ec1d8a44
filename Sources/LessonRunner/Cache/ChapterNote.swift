import Foundation
import LessonSyntax

/// How a chapter last ran: kept beside the results, under the chapter's place, to say what changed since
/// and to start the longest first.
struct ChapterNote: Equatable, Sendable, Codable {
  var parts: ResultParts

  /// Compiling and running; of a run that failed early, where one before it took longer, that one.
  var nanoseconds: Int

  /// Every cell did what it must.
  var isComplete: Bool

  // MARK: Bytes

  /// The first line: enough to see whether a note has to be written, which an unchanged chapter's has
  /// not, without reading all of it.
  static func firstLine(key: ResultKey, nanoseconds: Int, isComplete: Bool) -> [UInt8] {
    Array("\(key.digest.hexadecimal) \(nanoseconds) \(isComplete)\n".utf8)
  }

  /// Reads a note; nil where the bytes are none.
  init?(bytes: Data) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let note = try? JSONDecoder().decode(Self.self, from: bytes[(end + 1)...])
    else { return nil }
    self = note
  }

  init(parts: ResultParts, nanoseconds: Int, isComplete: Bool) {
    self.parts = parts
    self.nanoseconds = nanoseconds
    self.isComplete = isComplete
  }

  func bytes(key: ResultKey) -> [UInt8]? {
    guard let json = try? JSONEncoder().encode(self) else { return nil }
    return Self.firstLine(key: key, nanoseconds: nanoseconds, isComplete: isComplete) + json
  }
}
