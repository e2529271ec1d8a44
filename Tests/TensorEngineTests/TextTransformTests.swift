import Foundation
import TensorEngine
import Testing

@Suite("Sentences change, seeded")
struct TextTransformTests {
  private let sentence = "the quick brown fox jumps over the lazy dog"
  private let korean = "작은 고양이가 오늘 아침 창문 옆에서 잤다."

  @Test(arguments: [
    "Hello, world!", "\"안녕, 세상!\"", "나는 (아마) 간다…", "don't stop at 3.14, self-made",
    "He said \"no\" and “yes”.", "¿Qué? ¡No!", "「日本語」、です。", "a - b", "…", "", "5% of $3",
    "e\u{301}te\u{301} 👩‍👩‍👧 🇰🇷.",
  ])
  func splitAndJoined(_ text: String) {
    #expect(Words.join(Words.split(text)) == text)
  }

  @Test func words() {
    #expect(Words.split("\"안녕, 세상!\"") == ["\"", "안녕", ",", "세상", "!", "\""])
    #expect(
      Words.split("  don't\tgo\n(3.14)...") == ["don't", "go", "(", "3.14", ")", ".", ".", "."])
    #expect(Words.join(["a", ",", "b", "(", "c", ")", "."]) == "a, b (c).")
    #expect(Words.split(" \n ") == [])
  }

  static var transforms: [any TextTransform] {
    [
      RandomDeletion(p: 0.3), RandomSwap(count: 2), RandomSwap(alpha: 0.5),
      SynonymReplacement(["quick": ["fast", "swift"], "고양이가": ["야옹이가", "나비가"]], alpha: 0.5),
      RandomInsertion(["lazy": ["idle", "slow"], "고양이가": ["야옹이가", "나비가"]], count: 2),
    ]
  }

  @Test(arguments: transforms.indices)
  func seeded(_ index: Int) {
    let transform = Self.transforms[index]
    for text in [sentence, korean] {
      func results(_ seed: Int) -> [String] {
        withSeed(seed) { (0..<20).map { _ in transform(text) } }
      }
      #expect(results(1) == results(1))
      #expect(results(1) != results(2))
      #expect(Set(results(1)).count > 1)
      #expect(results(1).contains { $0 != text })
      #expect(!text.hasSuffix(".") || results(1).allSatisfy { $0.hasSuffix(".") })
    }
    #expect(transform("") == "")
    #expect(transform("?!") == "?!")
    #expect(transform([]) == [])
  }

  @Test func deletion() {
    let words = (0..<10_000).map { "w\($0)" }
    let left = withSeed(3) { RandomDeletion(p: 0.2)(words) }
    // Four standard deviations of 40 about the mean.
    #expect((7840...8160).contains(left.count))
    #expect(left == words.filter(Set(left).contains), "in their order")
    #expect(RandomDeletion(p: 0)(korean) == korean)
    let last = withSeed(4) { (0..<60).map { _ in RandomDeletion(p: 1)("하나 둘 셋.") } }
    #expect(Set(last) == ["하나.", "둘.", "셋."])
  }

  @Test func swap() {
    let results = withSeed(5) { (0..<60).map { _ in RandomSwap(count: 1)("가 나, 다.") } }
    #expect(Set(results) == ["나 가, 다.", "다 나, 가.", "가 다, 나."])
    #expect(RandomSwap(count: 9)("하나!") == "하나!")
    #expect(RandomSwap(count: 0)(sentence) == sentence)
    #expect(RandomSwap(alpha: 0)(sentence) == sentence)
    let mixed = withSeed(6) { RandomSwap(count: 50)(sentence) }
    #expect(Words.split(mixed).sorted() == Words.split(sentence).sorted())
  }

  @Test func synonyms() {
    let table = ["quick": ["fast"], "dog": ["hound"], "the": [], "Seoul": ["the capital"]]
    #expect(
      SynonymReplacement(table, count: 2)(sentence)
        == "the fast brown fox jumps over the lazy hound")
    #expect(SynonymReplacement(table, count: 0)(sentence) == sentence)
    #expect(
      SynonymReplacement(table, count: 9)("Quick! QUICK, Seoul.") == "Fast! Fast, the capital.")
    #expect(SynonymReplacement(table)("nothing here") == "nothing here")
    // At least one, however short.
    #expect(SynonymReplacement(table, alpha: 0.01)("a quick cat") == "a fast cat")
    let cat = ["고양이가": ["야옹이가"]]
    #expect(
      SynonymReplacement(cat)(korean) == "작은 야옹이가 오늘 아침 창문 옆에서 잤다.")
    // Letters put together and taken apart are one word.
    let apart = korean.decomposedStringWithCanonicalMapping
    #expect(apart.unicodeScalars.count > korean.unicodeScalars.count)
    #expect(SynonymReplacement(cat)(apart).contains("야옹이가"))
  }

  @Test func insertion() {
    let results = withSeed(7) {
      (0..<100).map { _ in RandomInsertion(["나": ["저"]], count: 1)("가 나, 다.") }
    }
    #expect(Set(results) == ["저 가 나, 다.", "가 저 나, 다.", "가 나, 저 다.", "가 나, 다 저."])
    #expect(RandomInsertion(["x": ["y"]])(sentence) == sentence)
    let longer = RandomInsertion(["fox": ["vixen"], "Seoul": ["town"]], alpha: 0.4)(sentence)
    #expect(Words.split(longer).count == 9 + 3)
    #expect(RandomInsertion(["Seoul": ["town"]], count: 1)("Seoul").contains("town"))
  }

  @Test func backTranslation() {
    let there = [
      "the film": ["영화가"], "film": ["필름"], "was great": ["훌륭했다", "좋았다"],
      "not": ["안"],
    ]
    let back = ["영화가": ["the movie"], "훌륭했다": ["was superb"], "좋았다": ["was good"]]
    let transform = BackTranslation(forward: there, backward: back)
    let results = withSeed(8) { (0..<40).map { _ in transform("The film was great.") } }
    #expect(Set(results) == ["The movie was superb.", "The movie was good."])
    // The longest phrase, and the words that no table has.
    #expect(transform.translated("The film and a film, not") == "영화가 and a 필름, 안")
    #expect(transform("nobody knows") == "nobody knows")
    // No phrase over a comma.
    #expect(transform.translated("the, film") == "the, 필름")
    #expect(withSeed(9) { transform(sentence) } == sentence)
    #expect(transform("") == "")
  }

  @Test func printed() {
    #expect("\(RandomDeletion(p: 0.2))" == "RandomDeletion(p: 0.2)")
    #expect("\(RandomSwap(count: 2))" == "RandomSwap(count: 2)")
    #expect(
      "\(SynonymReplacement(["a": ["b"], "c": ["d"]]))"
        == "SynonymReplacement(synonyms: 2 words, alpha: 0.1)")
  }
}
