/// Words that mean about the same: for each word, what may stand for it.
///
/// A word is looked up as it is, and then in small letters; then what is found begins with a large
/// letter if the word does. Words are compared whole: in Korean, give a word with its particle, as in
/// `"고양이가": ["야옹이가"]`, since the particle may change with the word.
struct Synonyms: Sendable, CustomStringConvertible {
  let table: [String: [String]]

  func of(_ word: String) -> [String] {
    if let exact = table[word] { return exact }
    let small = word.lowercased()
    guard small != word, let found = table[small] else { return [] }
    return word.first?.isUppercase == true ? found.map { $0.beginningLarge } : found
  }

  /// The words of a sentence for which something may stand.
  func places(in words: [String]) -> [Int] {
    words.wordPlaces.filter { !of(words[$0]).isEmpty }
  }

  var description: String { "\(table.count) words" }
}

extension String {
  /// With a large first letter.
  var beginningLarge: String { isEmpty ? self : first!.uppercased() + dropFirst() }
}

/// Puts synonyms in the place of random words. Source: Wei and Zou, "EDA" (2019), with the given
/// table in the place of WordNet.
///
/// Only words of the table change; a sentence without any stays as it is.
///
///     SynonymReplacement(["quick": ["fast", "swift"], "고양이가": ["야옹이가"]])
public struct SynonymReplacement: TextTransform, Sendable {
  let synonyms: Synonyms
  let words: WordCount

  /// - Parameters:
  ///   - synonyms: For each word, what may stand for it. Words in small letters serve for words at
  ///     the beginning of sentences too.
  ///   - alpha: The share of words to replace, at least one a sentence; outside 0…1 it traps.
  public init(_ synonyms: [String: [String]], alpha: Double = 0.1) {
    self.synonyms = Synonyms(table: synonyms)
    words = WordCount("SynonymReplacement", alpha: alpha)
  }

  /// - Parameter count: The number of words to replace; below 0 it traps.
  public init(_ synonyms: [String: [String]], count: Int) {
    self.synonyms = Synonyms(table: synonyms)
    words = WordCount("SynonymReplacement", count: count)
  }

  public func callAsFunction(_ words: [String]) -> [String] {
    let places = synonyms.places(in: words)
    let order = Context.current.generator.permutation(of: places.count)
    var result = words
    for index in order.prefix(self.words.of(words.wordPlaces.count)) {
      let place = places[index]
      result[place] = Context.current.generator.element(of: synonyms.of(words[place]))
    }
    return result
  }
}

/// Puts synonyms of random words at random places of the sentence. Source: Wei and Zou, "EDA" (2019),
/// with the given table in the place of WordNet.
///
/// A sentence without any word of the table stays as it is.
public struct RandomInsertion: TextTransform, Sendable {
  let synonyms: Synonyms
  let words: WordCount

  /// - Parameters:
  ///   - synonyms: For each word, what may stand for it.
  ///   - alpha: How many words to insert, as a share of the sentence's, at least one; outside 0…1 it
  ///     traps.
  public init(_ synonyms: [String: [String]], alpha: Double = 0.1) {
    self.synonyms = Synonyms(table: synonyms)
    words = WordCount("RandomInsertion", alpha: alpha)
  }

  /// - Parameter count: The number of words to insert; below 0 it traps.
  public init(_ synonyms: [String: [String]], count: Int) {
    self.synonyms = Synonyms(table: synonyms)
    words = WordCount("RandomInsertion", count: count)
  }

  public func callAsFunction(_ words: [String]) -> [String] {
    let places = synonyms.places(in: words)
    if places.isEmpty { return words }
    var result = words
    for _ in 0..<self.words.of(words.wordPlaces.count) {
      let word = words[Context.current.generator.element(of: places)]
      // In small letters where there is such a word: it will hardly begin the sentence.
      let small = synonyms.of(word.lowercased())
      let synonym = Context.current.generator.element(
        of: small.isEmpty ? synonyms.of(word) : small)
      // In front of a word, or behind the last one: not behind the full stop.
      let targets = result.wordPlaces
      let gap = Context.current.generator.integer(below: targets.count + 1)
      result.insert(synonym, at: gap < targets.count ? targets[gap] : targets.last! + 1)
    }
    return result
  }
}
