import Foundation
import LessonSyntax

/// A chapter's results as they are kept: one line with a checksum, and JSON. An entry that was cut
/// off, changed, or put under another's name does not fit its line.
struct ResultEntry: Equatable, Sendable {
  private struct Content: Equatable, Codable {
    /// The lines on which the cells' code began: prose above may have moved them since.
    var firstCodeLines: [Int]

    /// How long compiling and running took.
    var nanoseconds: Int

    var result: ChapterResult
  }

  private var content: Content

  var nanoseconds: Int { content.nanoseconds }

  init(_ result: ChapterResult, of chapter: Chapter, nanoseconds: Int) {
    content = Content(
      firstCodeLines: chapter.cells.map(\.firstCodeLine), nanoseconds: nanoseconds, result: result)
  }

  /// The result with its lines where the cells of `chapter` are now; nil where it is not of this
  /// chapter.
  func result(for chapter: Chapter) -> ChapterResult? {
    guard content.result.cells.count == chapter.cells.count,
      content.result.claims.count == chapter.claims.count,
      content.firstCodeLines.count == chapter.cells.count
    else { return nil }
    return content.result.moved(
      from: content.firstCodeLines, to: chapter.cells.map(\.firstCodeLine))
  }

  // MARK: Bytes

  /// The first line: the name that the entry was written under, and the checksum of the rest.
  private static func firstLine(of json: [UInt8], key: ResultKey) -> String {
    "\(key.digest.hexadecimal) \(String(checksum(of: json), radix: 16))"
  }

  /// FNV-1a (Fowler, Noll and Vo, 1991) by words of eight bytes, the last filled up with zeros, from
  /// the number of bytes. It finds what a disk or a network damaged, in a fiftieth of the time of a
  /// digest that would also find what somebody forged.
  private static func checksum(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
      for start in stride(from: 0, to: bytes.count, by: 8) {
        var word: UInt64 = 0
        if start + 8 <= bytes.count {
          word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        } else {
          for index in (start..<bytes.count).reversed() { word = word << 8 | UInt64(bytes[index]) }
        }
        sum = (sum ^ word) &* 0x100_0000_01b3
      }
      return sum
    }
  }

  /// Reads an entry; nil where the bytes are not what was written under `key`.
  init?(bytes: [UInt8], key: ResultKey) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let json = Array(bytes[(end + 1)...])
    guard String(decoding: bytes[..<end], as: UTF8.self) == Self.firstLine(of: json, key: key),
      let content = try? JSONDecoder().decode(Content.self, from: Data(json))
    else { return nil }
    self.content = content
  }

  func bytes(key: ResultKey) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let json = try? encoder.encode(content) else { return nil }
    return Array("\(Self.firstLine(of: Array(json), key: key))\n".utf8) + json
  }
}

extension ChapterResult {
  /// The result with its lines moved as the cells' code was.
  fileprivate func moved(from old: [Int], to new: [Int]) -> ChapterResult {
    guard old != new else { return self }
    func move(_ line: inout Int) {
      guard let owner = old.lastIndex(where: { $0 <= line }) else { return }
      line += new[owner] - old[owner]
    }
    var moved = self
    for cell in moved.cells.indices {
      for index in moved.cells[cell].shapes.indices { move(&moved.cells[cell].shapes[index].line) }
      if moved.cells[cell].missing != nil { move(&moved.cells[cell].missing!.line) }
    }
    return moved
  }
}
