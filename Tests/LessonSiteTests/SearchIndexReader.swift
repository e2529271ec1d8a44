import LessonSite

/// A search index read again, from its description in `SearchCode`; made in another way than by the
/// script that pages have for it.
struct SearchIndexReader {
  struct Section: Equatable {
    var page: String
    var heading: String
    /// nil where it is to be made from the heading.
    var anchor: String?
  }

  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var sections: [Section] = []
  /// The sections of each word, in order.
  private(set) var words: [String: [Int]] = [:]

  init(_ file: SiteFile) throws {
    let script = String(decoding: file.bytes, as: UTF8.self)
    let start = "lessonsSearch.loaded(\""
    let end = "\");\n"
    guard script.hasPrefix(start), script.hasSuffix(end) else {
      throw Problem(description: "\(script.prefix(40)) … is no index")
    }
    let text = script.dropFirst(start.count).dropLast(end.count)
    guard text.utf8.allSatisfy({ 33..<127 ~= $0 && !"\"\\<".utf8.contains($0) }) else {
      throw Problem(description: "a character of the index is none of its alphabet")
    }
    var decoder = Decoder(text: Array(text.utf8))
    try readPages(&decoder)
    try readWords(&decoder)
  }

  private mutating func readPages(_ decoder: inout Decoder) throws {
    for _ in 0..<decoder.number(0) {
      let name = Decoder.text(of: decoder.units([]))
      for _ in 0..<decoder.number(0) {
        var section = Section(page: name, heading: Decoder.text(of: decoder.units([])))
        switch decoder.number(1) {
        case 0: section.anchor = nil
        case 1: section.anchor = Decoder.text(of: decoder.units([]))
        case 2: section.anchor = ""
        case let other: throw Problem(description: "an anchor is from \(other)")
        }
        sections.append(section)
      }
    }
  }

  private mutating func readWords(_ decoder: inout Decoder) throws {
    var last: [UInt8] = []
    var lastWord = ""
    while true {
      let shared = decoder.number(3 + min(last.count, 12))
      guard shared <= last.count else { throw Problem(description: "\(shared) units are shared") }
      let units = decoder.units(Array(last[..<shared]))
      if units == last { return }
      let word = Decoder.text(of: units)
      let count = decoder.number(2) + 1
      var found: [Int] = []
      for _ in 0..<count {
        let bits = String(count, radix: 2).count
        found.append((found.last ?? -1) + decoder.number(16 + min(bits, 8)) + 1)
      }
      guard found.allSatisfy(sections.indices.contains), words[word] == nil else {
        throw Problem(description: "`\(word)` is in \(found)")
      }
      guard lastWord.utf8.lexicographicallyPrecedes(word.utf8) else {
        throw Problem(description: "`\(word)` is not in its order")
      }
      lastWord = word
      words[word] = found
      last = units
    }
  }
}

/// Numbers and strings out of bits that were written as likely as they are.
private struct Decoder {
  private var bits: [UInt8] = []
  private var position = 0
  private var range = UInt64(UInt32.max)
  private var code: UInt64 = 0
  private var contexts: [[Int]: (chance: Int, count: Int)] = [:]

  init(text: [UInt8]) {
    let alphabet = (33..<127).filter { ![34, 92, 60].contains($0) }
    for place in stride(from: 0, to: text.count - 1, by: 2) {
      let digits = text[place...(place + 1)].map { alphabet.firstIndex(of: Int($0))! }
      let pair = digits[0] * 91 + digits[1]
      for bit in (0..<13).reversed() { bits.append(UInt8(pair >> bit & 1)) }
    }
    for _ in 0..<32 { code = code << 1 | next() }
  }

  /// Behind the end all is zero.
  private mutating func next() -> UInt64 {
    defer { position += 1 }
    return position < bits.count ? UInt64(bits[position]) : 0
  }

  private mutating func bit(chance: Int) -> Bool {
    let bound = range / 65536 * UInt64(chance)
    let bit = code < bound
    if bit {
      range = bound
    } else {
      code -= bound
      range -= bound
    }
    while range < 1 << 24 {
      range <<= 8
      for _ in 0..<8 { code = code << 1 | next() }
    }
    return bit
  }

  private func state(_ context: [Int]) -> (chance: Int, count: Int) {
    contexts[context] ?? (32768, 0)
  }

  private mutating func learn(_ bit: Bool, _ context: [Int]) {
    let (chance, count) = state(context)
    let moved = chance + ((bit ? 65536 : 0) - chance) * 2 / (2 * count + 3)
    contexts[context] = (max(48, min(65488, moved)), min(60, count + 1))
  }

  private mutating func bit(_ context: [Int]) -> Bool {
    let bit = bit(chance: state(context).chance)
    learn(bit, context)
    return bit
  }

  mutating func number(_ kind: Int) -> Int {
    var length = 0
    while bit([0, kind, 0, length]) { length += 1 }
    var value = 1
    for place in 0..<length {
      let bit = place < 3 ? bit([0, kind, 1, length, value]) : bit(chance: 32768)
      value = 2 * value + (bit ? 1 : 0)
    }
    return value - 1
  }

  /// `shared` and what comes behind it.
  mutating func units(_ shared: [UInt8]) -> [UInt8] {
    var units = shared
    while true {
      let unit = unit(behind: Int(units.dropLast().last ?? 0), Int(units.last ?? 0))
      if unit == 0 { return units }
      units.append(UInt8(unit))
    }
  }

  private mutating func unit(behind second: Int, _ first: Int) -> Int {
    let pair = (second * 256 + first) * 0x9E37_79B1 & 0xFFFF_FFFF
    var value = 1
    while value < 256 {
      let keys = [[1, first / 32, value], [2, first, value], [3, pair >> 20, value]]
      let states = keys.map { state($0) }
      let weights = [states[0].count + 1, 3 * states[1].count, 8 * states[2].count]
      let sum = zip(states, weights).map { $0.chance * $1 }.reduce(0, +)
      let bit = bit(chance: sum / weights.reduce(0, +))
      for key in keys { learn(bit, key) }
      value = 2 * value + (bit ? 1 : 0)
    }
    return value - 256
  }

  static func text(of units: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var rest = units[...]
    while let unit = rest.popFirst() {
      switch unit {
      case 1:
        let parts = (0..<3).compactMap { _ in rest.popFirst() }.map { UInt32($0) - 128 }
        text.append(Unicode.Scalar(parts[0] << 14 | parts[1] << 7 | parts[2])!)
      case ..<128: text.append(Unicode.Scalar(unit))
      default:
        let (vowel, final) = (rest.popFirst()!, rest.popFirst()!)
        let syllable = (Int(unit) - 128) * 588 + (Int(vowel) - 160) * 28 + Int(final) - 192
        text.append(Unicode.Scalar(0xAC00 + UInt32(syllable))!)
      }
    }
    return String(text)
  }
}
