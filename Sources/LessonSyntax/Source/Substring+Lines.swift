import Foundation

extension StringProtocol where SubSequence == Substring {
  /// The text cut at `\n`, byte by byte, which is several times faster than by characters.
  var linesOfNewlines: [Substring] {
    var lines: [Substring] = []
    var rest = self[...]
    while let end = rest.firstNewline {
      lines.append(rest[..<end])
      rest = rest[rest.utf8.index(after: end)...]
    }
    lines.append(rest)
    return lines
  }
}

extension Substring {
  fileprivate var firstNewline: Index? {
    let offset = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard let start = bytes.baseAddress,
        let found = memchr(start, Int32(UInt8(ascii: "\n")), bytes.count)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }
    guard let offset else { return utf8.firstIndex(of: UInt8(ascii: "\n")) }
    return offset.map { utf8.index(startIndex, offsetBy: $0) }
  }
}

extension Substring {
  /// The line's indentation and quote marks, and what comes after them.
  func splitContainerPrefix() -> (prefix: Substring, content: Substring) {
    let end = firstIndex { $0 != " " && $0 != "\t" && $0 != ">" } ?? endIndex
    return (self[..<end], self[end...])
  }

  func trimmedTrailingSpace() -> Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return self[..<end]
  }

  func trimmed() -> Substring {
    trimmedTrailingSpace().drop { $0.isWhitespace }
  }
}

/// Follows the code fences of a text line by line.
struct FenceTracker {
  private var open: (mark: Character, count: Int)?

  /// Whether a line with this content, container marks taken off, is part of fenced code or one of
  /// its fences.
  mutating func covers(_ content: Substring) -> Bool {
    // A fence may open right behind a list marker.
    let text = content.droppingListMarker()
    guard let mark = text.first, mark == "`" || mark == "~" else { return open != nil }
    let count = text.prefix { $0 == mark }.count
    if let fence = open {
      let isClosing =
        mark == fence.mark && count >= fence.count
        && text.dropFirst(count).allSatisfy(\.isWhitespace)
      if isClosing { open = nil }
      return true
    }
    guard count >= 3, mark == "~" || !text.dropFirst(count).contains("`") else { return false }
    open = (mark, count)
    return true
  }
}

extension Substring {
  fileprivate func droppingListMarker() -> Substring {
    guard let first else { return self }
    var rest = self
    if "-+*".contains(first) {
      rest = dropFirst()
    } else if first.isASCII, first.isNumber {
      let afterDigits = drop { $0.isASCII && $0.isNumber }
      guard let delimiter = afterDigits.first, delimiter == "." || delimiter == ")" else {
        return self
      }
      rest = afterDigits.dropFirst()
    }
    guard rest.startIndex > startIndex, rest.first == " " || rest.first == "\t" else { return self }
    return rest.drop { $0 == " " || $0 == "\t" }.droppingListMarker()
  }
}
