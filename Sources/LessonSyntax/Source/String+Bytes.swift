import Foundation

extension StringProtocol {
  /// Whether the byte stands in the text.
  func hasByte(_ byte: UInt8) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }
    return found ?? utf8.contains(byte)
  }

  /// Whether the bytes of `part` stand in the text. A search by characters, which also finds text that
  /// is written otherwise and means the same, takes a hundred times as long; what Markdown's marks are
  /// made of has one way to be written.
  func hasBytes(_ part: StaticString) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      let count = part.utf8CodeUnitCount
      guard var start = bytes.baseAddress else { return false }
      let end = start + bytes.count
      while end - start >= count,
        let first = memchr(start, Int32(part.utf8Start[0]), end - start - count + 1)
      {
        if memcmp(first, part.utf8Start, count) == 0 { return true }
        start = UnsafePointer(first.assumingMemoryBound(to: UInt8.self)) + 1
      }
      return false
    }
    if let found { return found }
    var copy = String(self)
    copy.makeContiguousUTF8()
    return copy.hasBytes(part)
  }
}
