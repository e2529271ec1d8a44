/// The words of a book, each with the sections that have it; filled section by section.
///
/// A hash table of its own over one array of bytes, since a book of a thousand chapters has millions of
/// words, and a string for each of them would cost more than the rest of the site.
struct SearchTerms {
  /// A word as it is written.
  private struct Word {
    var start: Int
    var length: Int
    var lastSection = -1
    /// The distance to each of its sections from the one before, of which the first is -1; seven bits a
    /// byte, the lowest first, the highest bit set where more follow.
    var distances: [UInt8] = []

    /// Notes the section, if it is not the last that was noted; whether it was not.
    mutating func add(_ section: Int) -> Bool {
      guard section != lastSection else { return false }
      var distance = section - lastSection
      while distance > 127 {
        distances.append(UInt8(distance & 127) | 128)
        distance >>= 7
      }
      distances.append(UInt8(distance))
      lastSection = section
      return true
    }

    /// The numbers of its sections, in order.
    var sections: [Int] {
      var sections: [Int] = []
      var section = -1
      var distance = 0
      var shift = 0
      for byte in distances {
        distance |= Int(byte & 127) << shift
        shift += 7
        guard byte < 128 else { continue }
        section += distance
        sections.append(section)
        distance = 0
        shift = 0
      }
      return sections
    }
  }

  private var text: [UInt8] = []
  private var words: [Word] = []
  /// Places in `words`, -1 where nothing is; a power of two of them.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// Notes that `section` has `word`. Sections come in their order.
  ///
  /// - Returns: false where that is known.
  @discardableResult
  mutating func add(_ word: ArraySlice<UInt8>, in section: Int) -> Bool {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if bytes(of: words[index]).elementsEqual(word) {
        return words[index].add(section)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    var new = Word(start: text.count, length: word.count)
    text.append(contentsOf: word)
    _ = new.add(section)
    slots[slot] = Int32(words.count)
    words.append(new)
    if words.count * 2 > slots.count { grow() }
    return true
  }

  /// The words, forms of one word as that, by their bytes; each with its sections in order.
  func visit(_ take: (_ word: [UInt8], _ sections: [Int]) -> Void) {
    var forms: [[UInt8]: [Int]] = [:]
    for (index, word) in words.enumerated() {
      forms[WordForms.stem(of: Array(bytes(of: word))), default: []].append(index)
    }
    // What a stem is a form of is shorter, and may be a form of something in turn.
    for stem in forms.keys.sorted(by: { $0.count > $1.count }) {
      guard let origin = WordForms.origins(of: stem).first(where: { forms[$0] != nil }),
        let own = forms.removeValue(forKey: stem)
      else { continue }
      forms[origin]?.append(contentsOf: own)
    }
    for (stem, indices) in forms.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      if indices.count == 1 {
        take(stem, words[indices[0]].sections)
      } else {
        take(stem, Set(indices.flatMap { words[$0].sections }).sorted())
      }
    }
  }

  private func bytes(of word: Word) -> ArraySlice<UInt8> {
    text[word.start..<word.start + word.length]
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: Self.hash(bytes(of: word))) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// FNV-1a, with its high bits folded into the low ones that are used.
  private static func hash(_ word: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }
}
