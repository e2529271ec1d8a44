/// Writes a search index, which `search-engine.js` reads.
///
/// # Format
/// The text is `PrintableBytes` of what a `RangeEncoder` wrote. All of it is numbers and strings:
///
///     the number of pages                               .amount
///     each page: its name                               string
///                the number of its sections             .amount
///                each: its heading                      string
///                      where its anchor is from         .anchor, see `Anchor`
///                      its anchor, if it is `given`     string
///     each word, by their UTF-8, and one that is the same as the last as the end:
///                how many units it shares with the one before    .shared
///                the other units, as a string
///                how many sections have it, less one    .count
///                the distance to each from the one before, less one  .distance
///
/// The first page's title is its first heading. Sections are counted through the whole book; the one
/// before the first is -1.
///
/// A **number** n is n + 1 in Elias' gamma code: as many set bits as n + 1 has bits behind its highest,
/// a clear one, and those bits, the highest first. Every bit but those from the fourth on has a context.
///
/// A **string** is units of eight bits, the highest first, and a unit 0. An ASCII character is its code;
/// a Korean syllable is 128 + its initial, 160 + its vowel and 192 + its final, as Unicode numbers them;
/// any other is 1 and three times 128 + seven bits of its scalar. A unit's bits have three contexts each: by
/// the highest three bits of the unit before, by all of it, and by the two units before, of which pairs with
/// the same twelve bits of a hash share theirs.
struct SearchCode {
  /// What a number is, by which its bits have their contexts.
  enum Number {
    case amount, anchor, count
    /// By how many units the word before has, of which twelve and more are the same.
    case shared(of: Int)
    /// By how many bits the number of the word's sections has, of which eight and more are the same.
    case distance(of: Int)

    fileprivate var kind: Int {
      switch self {
      case .amount: 0
      case .anchor: 1
      case .count: 2
      case .shared(let units): 3 + min(units, 12)
      case .distance(let count): 16 + min(Int.bitWidth - count.leadingZeroBitCount, 8)
      }
    }
  }

  /// Where a section's anchor is from.
  enum Anchor: Int {
    /// `HeadingAnchors` makes it from the heading.
    case usual
    case given
    /// The section is the top of its page.
    case none
  }

  /// Of each kind of number: 32 for its length, and 8 for its first bits for each length.
  private static let numberContexts = 32 + 32 * 8
  private static let kinds = 25
  /// Of strings: for each part of a unit, and behind each of 8 kinds of unit, each unit, and each two
  /// units, of which some share theirs.
  private static let kindContexts = kinds * numberContexts
  private static let unitContexts = kindContexts + 8 * 256
  private static let pairContexts = unitContexts + 256 * 256
  private static let pairBits = 20

  private var encoder = RangeEncoder(contexts: pairContexts + 1 << pairBits)

  mutating func add(_ number: Int, _ kind: Number) {
    let first = kind.kind * Self.numberContexts
    let value = number + 1
    let length = Int.bitWidth - 1 - value.leadingZeroBitCount
    for place in 0..<length { encoder.encode(true, in: first + place) }
    encoder.encode(false, in: first + length)
    var start = 1
    for place in 0..<length {
      let bit = value >> (length - 1 - place) & 1 == 1
      if place < 3 {
        encoder.encode(bit, in: first + 32 + 8 * length + start)
        start = 2 * start + (bit ? 1 : 0)
      } else {
        encoder.encode(bit)
      }
    }
  }

  mutating func add(_ string: String) {
    add(Self.units(of: string)[...], behind: [])
  }

  /// Adds a word that comes behind one with the units `last`, and returns its units.
  mutating func add(_ word: String, behind last: [UInt8]) -> [UInt8] {
    let units = Self.units(of: word)
    let shared = zip(last, units).prefix { $0 == $1 }.count
    add(shared, .shared(of: last.count))
    add(units[shared...], behind: units[..<shared])
    return units
  }

  /// Adds, in the place of a word, that none follows `last`.
  mutating func addEnd(behind last: [UInt8]) {
    add(last.count, .shared(of: last.count))
    add([], behind: last[...])
  }

  /// What was added; nothing may be added after it.
  var text: [UInt8] {
    mutating get {
      encoder.finish()
      return PrintableBytes.text(of: encoder.bytes)
    }
  }

  private mutating func add(_ units: ArraySlice<UInt8>, behind shared: ArraySlice<UInt8>) {
    var (second, first) = (shared.dropLast().last ?? 0, shared.last ?? 0)
    for unit in units + [0] {
      add(unit, behind: second, first)
      (second, first) = (first, unit)
    }
  }

  private mutating func add(_ unit: UInt8, behind second: UInt8, _ first: UInt8) {
    let pair = (UInt32(second) << 8 | UInt32(first)) &* 0x9E37_79B1
    let contexts = (
      Self.kindContexts + Int(first >> 5) * 256, Self.unitContexts + Int(first) * 256,
      Self.pairContexts + Int(pair >> UInt32(40 - Self.pairBits)) * 256
    )
    var start = 1
    for place in (0..<8).reversed() {
      let bit = unit >> place & 1 == 1
      encoder.encode(
        bit, in: (contexts.0 + start, contexts.1 + start, contexts.2 + start))
      start = 2 * start + (bit ? 1 : 0)
    }
  }

  private static func units(of string: String) -> [UInt8] {
    var units: [UInt8] = []
    units.reserveCapacity(string.utf8.count + 1)
    for scalar in string.unicodeScalars {
      let value = scalar.value
      switch value {
      // They mean something else here.
      case 0, 1: units.append(UInt8(ascii: " "))
      case ..<128: units.append(UInt8(value))
      case 0xAC00...0xD7A3:
        let syllable = value - 0xAC00
        units.append(128 + UInt8(syllable / 588))
        units.append(160 + UInt8(syllable % 588 / 28))
        units.append(192 + UInt8(syllable % 28))
      default:
        units.append(1)
        for shift in [14, 7, 0] { units.append(128 | UInt8(value >> UInt32(shift) & 127)) }
      }
    }
    return units
  }
}
