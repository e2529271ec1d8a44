/// An opening tag in raw HTML, as far as links need it: any text gives tags.
struct HTMLTag: Equatable {
  /// In lower case.
  var name: String

  /// By their names in lower case; empty for an attribute without a value.
  var attributes: [String: String] = [:]

  /// Where it opens, from 0 for the text's first line.
  var line: Int

  /// The opening tags in `html`, but for those in comments.
  static func tags(in html: String) -> [HTMLTag] {
    var scanner = Scanner(bytes: Array(html.utf8))
    return scanner.tags()
  }

  /// Where it leads, and the files that it shows or plays. A `srcset` is not read: it offers what a `src`
  /// has already.
  var destinations: [(kind: Link.Kind, destination: String)] {
    let places: [(Link.Kind, attribute: String)] =
      switch name {
      case "a": [(.link, "href")]
      case "img": [(.image, "src")]
      case "video": [(.link, "src"), (.image, "poster")]
      case "audio", "source", "track": [(.link, "src")]
      default: []
      }
    return places.compactMap { kind, attribute in attributes[attribute].map { (kind, $0) } }
  }
}

/// Walks over the bytes of raw HTML (the tokens of the HTML standard, section 13.2.5, without its
/// error recovery).
private struct Scanner {
  let bytes: [UInt8]
  var position = 0
  var line = 0

  mutating func tags() -> [HTMLTag] {
    var tags: [HTMLTag] = []
    while let byte = current {
      if starts(with: "<!--") {
        while current != nil, !starts(with: "-->") { advance() }
      } else if byte == UInt8(ascii: "<"), position + 1 < bytes.count,
        bytes[position + 1].isLetter
      {
        tags.append(tag())
      } else {
        advance()
      }
    }
    return tags
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func advance() {
    guard position < bytes.count else { return }
    if current == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  private mutating func text(while condition: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = current, condition(byte) { advance() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func tag() -> HTMLTag {
    let opening = line
    advance()
    var tag = HTMLTag(
      name: text { !$0.isSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.lowercased(),
      line: opening)
    while let byte = current, byte != UInt8(ascii: ">") {
      guard !byte.isSpace, byte != UInt8(ascii: "/") else {
        advance()
        continue
      }
      // A stray `=` is part of the name, or this would not come to an end.
      advance()
      let first = String(decoding: [byte], as: UTF8.self)
      let name =
        first
        + text {
          !$0.isSpace && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">")
            && $0 != UInt8(ascii: "/")
        }
      tag.attributes[name.lowercased()] = value()
    }
    return tag
  }

  /// What comes behind an attribute's name.
  private mutating func value() -> String {
    _ = text(while: \.isSpace)
    guard current == UInt8(ascii: "=") else { return "" }
    advance()
    _ = text(while: \.isSpace)
    guard let mark = current, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      return text { !$0.isSpace && $0 != UInt8(ascii: ">") }
    }
    advance()
    let value = text { $0 != mark }
    advance()
    return value
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
