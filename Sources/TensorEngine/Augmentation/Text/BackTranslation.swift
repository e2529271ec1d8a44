/// Translates a sentence into another language and back, so that it says the same in other words.
/// Source: Sennrich, Haddow and Birch, "Improving neural machine translation models with monolingual
/// data" (2016).
///
/// **This is a model of the idea, not a translator.** It looks phrases up in two small tables that
/// you give, always the longest that matches, and picks one of its translations at random. What no
/// table has stays as it is, and the order of words does not change. A real translation model would
/// know every word, inflect, and put words in the other language's order.
///
///     let there = ["the film": ["영화가"], "was great": ["훌륭했다", "좋았다"]]
///     let back = ["영화가": ["the movie"], "훌륭했다": ["was superb"], "좋았다": ["was good"]]
///     BackTranslation(forward: there, backward: back)("The film was great.")
///     // "The movie was superb." or "The movie was good."
public struct BackTranslation: TextTransform, Sendable {
  let forward: PhraseTable
  let backward: PhraseTable

  /// - Parameters:
  ///   - forward: For each phrase, its translations. Phrases are found in any letter case.
  ///   - backward: The same for the way back. Traps when a phrase, or the list of its translations,
  ///     is empty.
  public init(forward: [String: [String]], backward: [String: [String]]) {
    self.forward = PhraseTable("forward", forward)
    self.backward = PhraseTable("backward", backward)
  }

  public func callAsFunction(_ words: [String]) -> [String] {
    var result = backward.translated(forward.translated(words))
    // A sentence that began with a large letter does so again.
    let first = words.first(where: Words.isWord)?.first
    if first?.isUppercase == true, let place = result.wordPlaces.first {
      result[place] = result[place].beginningLarge
    }
    return result
  }

  /// The sentence in the other language, half of the way.
  public func translated(_ sentence: String) -> String {
    Words.join(forward.translated(Words.split(sentence)))
  }
}

/// Phrases and their translations, as words.
struct PhraseTable: Sendable, CustomStringConvertible {
  private var translations: [[String]: [[String]]] = [:]
  private var longest = 0

  init(_ name: String, _ table: [String: [String]]) {
    // In order, so that of two phrases that differ in letter case the same one counts every time.
    for (phrase, meanings) in table.sorted(by: { $0.key < $1.key }) {
      let key = Words.split(phrase.lowercased())
      require(
        !key.isEmpty && !meanings.isEmpty,
        "BackTranslation: \"\(phrase)\" of the \(name) table must be a phrase with translations, and "
          + "they are \(meanings)")
      translations[key] = meanings.map(Words.split)
      longest = max(longest, key.count)
    }
  }

  /// From the left, the longest phrase that begins there, or the word itself.
  func translated(_ words: [String]) -> [String] {
    let small = words.map { $0.lowercased() }
    var result: [String] = []
    var place = 0
    next: while place < words.count {
      for length in stride(from: min(longest, words.count - place), to: 0, by: -1) {
        if let found = translations[Array(small[place..<(place + length)])] {
          result += Context.current.generator.element(of: found)
          place += length
          continue next
        }
      }
      result.append(words[place])
      place += 1
    }
    return result
  }

  var description: String { "\(translations.count) phrases" }
}
