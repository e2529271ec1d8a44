/// A text that has some of its words in every language that figures speak: English and Korean. A cell
/// program does not know in which language its page is, and what it computes is kept for all of
/// them.
///
/// Where the languages differ, `source` has all of their words, between control characters that no
/// HTML holds and no drawing.
public struct Multilingual: Equatable, Hashable, Sendable {
  public private(set) var source: String

  private static let opening = UInt8(1)
  private static let separator = UInt8(2)
  private static let closing = UInt8(3)

  /// A text that is the same in every language, or is made of the sources of others.
  public init(_ source: String) { self.source = source }

  /// A text as it is in each language. What it begins and ends with in both is kept once.
  public init(english: String, korean: String) {
    guard english != korean else {
      source = english
      return
    }
    let (first, second) = (Array(english.unicodeScalars), Array(korean.unicodeScalars))
    let most = min(first.count, second.count)
    var start = 0
    while start < most, first[start] == second[start] { start += 1 }
    var end = 0
    while end < most - start, first[first.count - 1 - end] == second[second.count - 1 - end] {
      end += 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: first[..<start])
    text.append(Unicode.Scalar(Self.opening))
    text.append(contentsOf: first[start..<(first.count - end)])
    text.append(Unicode.Scalar(Self.separator))
    text.append(contentsOf: second[start..<(second.count - end)])
    text.append(Unicode.Scalar(Self.closing))
    text.append(contentsOf: first[(first.count - end)...])
    source = String(text)
  }

  public var isEmpty: Bool { source.isEmpty }

  /// The text in English.
  public var english: String { text(in: "en") }

  /// The text in the language of a page: Korean where its tag says so, and English in all others.
  /// Control characters that mark no words stay as they are.
  public func text(in language: String) -> String {
    let isKorean = language == "ko" || language.hasPrefix("ko-")
    let bytes = Array(source.utf8)
    guard bytes.contains(Self.opening) else { return source }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == Self.opening,
        let separator = bytes[place...].firstIndex(of: Self.separator),
        let closing = bytes[separator...].firstIndex(of: Self.closing)
      else {
        result.append(bytes[place])
        place += 1
        continue
      }
      result +=
        isKorean ? bytes[(separator + 1)..<closing] : bytes[(place + 1)..<separator]
      place = closing + 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Multilingual: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}

/// As its source alone.
extension Multilingual: Codable {
  public init(from decoder: any Decoder) throws {
    source = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(source)
  }
}
