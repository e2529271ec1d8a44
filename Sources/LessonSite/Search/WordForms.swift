/// What a word may be a form of, so that the index has one entry for `gradient` and `gradients`, and for
/// 기울기, 기울기가 and 기울기에서는. `search-engine.js` has the same rules.
///
/// This is no grammar. Endings that hardly any noun ends with are always taken off. Others, and the
/// English plural, only where what is left is a word of the book by itself: 속도 is no form of 속, and
/// `bias` none of `bia`.
enum WordForms {
  /// Korean particles and endings of verbs that are always taken off; they leave a syllable at least.
  static let certainEndings = """
    은 는 을 를 에 에는 에도 에서 에서는 에서도 으로 으로는 으로도 에게 까지 부터 처럼 보다 마다 밖에 \
    이다 이고 이며 이나 이라 이라고 이에요 예요 입니다 라고 하다 하는 하고 하면 하지 하게 하기 하여 해요 해서 \
    했다 했어요 합니다 한다 되는 되고 되면 되지 된다 됩니다 돼요 어요 아요 여요 었어요 았어요 었다 았다 어서 아서 \
    습니다 네요 지요 거나 는데 은데 으면 으니 니까 려면
    """

  /// Those that are part of many nouns; they leave two syllables at least.
  static let possibleEndings =
    "이 가 도 로 의 과 와 만 고 다 지 서 며 여 들 기 음 던 라 나 요 한 할 된 될 면 죠 에요 라는 이란 란 인 일"

  private static let certain = Endings(certainEndings, leaving: 1)
  private static let possible = Endings(possibleEndings, leaving: 2)

  /// The word, in UTF-8, is nothing but Korean endings' syllables.
  static func isEnding(_ word: [UInt8]) -> Bool {
    certain.all.contains(word) || possible.all.contains(word)
  }

  /// The word without the endings that are certain.
  static func stem(of word: [UInt8]) -> [UInt8] {
    guard isKorean(word) else { return word }
    var stem = word
    // 에서 and 는 may stand behind each other, and so may two endings of a verb.
    for _ in 0..<2 {
      guard let length = certain.lengths(in: stem).first else { break }
      stem.removeLast(length)
    }
    return stem
  }

  /// What the stem may be a form of, the likeliest first.
  static func origins(of stem: [UInt8]) -> [[UInt8]] {
    if isKorean(stem) { return possible.lengths(in: stem).map { Array(stem.dropLast($0)) } }
    guard stem.count >= 4, stem.last == UInt8(ascii: "s") else { return [] }
    var origins = [Array(stem.dropLast())]
    let ending = stem.suffix(3)
    if ending.elementsEqual("ies".utf8) {
      origins.append(stem.dropLast(3) + [UInt8(ascii: "y")])
    } else if ending.dropFirst().elementsEqual("es".utf8) {
      origins.append(Array(stem.dropLast(2)))
    }
    return origins
  }

  /// Words are in one script, so their first character tells.
  private static func isKorean(_ word: [UInt8]) -> Bool {
    guard let scalar = String(decoding: word.prefix(3), as: UTF8.self).unicodeScalars.first else {
      return false
    }
    return 0xAC00...0xD7A3 ~= scalar.value
  }
}

/// Endings of Korean words; a syllable takes three bytes.
private struct Endings {
  let all: Set<[UInt8]>
  /// By their last syllable, the longest first.
  private let byLastSyllable: [[UInt8]: [[UInt8]]]
  /// How many bytes they leave.
  private let least: Int

  init(_ list: String, leaving syllables: Int) {
    all = Set(list.split(separator: " ").map { Array($0.utf8) })
    byLastSyllable = Dictionary(grouping: all) { Array($0.suffix(3)) }.mapValues { endings in
      endings.sorted { $0.count > $1.count }
    }
    least = 3 * syllables
  }

  /// The bytes that each of them takes up at the end of `word`, the longest first.
  func lengths(in word: [UInt8]) -> [Int] {
    (byLastSyllable[Array(word.suffix(3))] ?? []).filter { ending in
      word.count >= ending.count + least && word.suffix(ending.count).elementsEqual(ending)
    }.map(\.count)
  }
}
