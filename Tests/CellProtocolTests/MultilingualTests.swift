import CellProtocol
import Testing

@Suite struct MultilingualTests {
  @Test(arguments: [
    ("", ""), ("same", "same"), ("12 points", "점 12개"), ("a", ""), ("", "가"),
    ("two words", "two 낱말"), ("aa", "aaa"), ("e\u{301}", "e\u{302}"), ("x&lt;y", "x&gt;y"),
  ])
  func eachLanguageHasItsOwnWords(_ english: String, _ korean: String) {
    let text = Multilingual(english: english, korean: korean)
    #expect(text.english == english)
    #expect(text.text(in: "ko") == korean && text.text(in: "ko-KR") == korean)
    for other in ["en", "fr", "kok", ""] { #expect(text.text(in: other) == english) }
    #expect(text.isEmpty == (english.isEmpty && korean.isEmpty))
  }

  @Test func textsAreMadeOfSeveral() {
    let words = Multilingual(english: "red", korean: "빨강")
    let both = Multilingual("<a>" + words.source + "</a>" + words.source)
    #expect(both.english == "<a>red</a>red")
    #expect(both.text(in: "ko") == "<a>빨강</a>빨강")
  }

  @Test(arguments: ["\u{1}", "a\u{1}b\u{2}c", "\u{2}a\u{3}", "\u{1}a\u{3}b", "\u{3}\u{2}\u{1}"])
  func marksWithoutWordsStay(_ text: String) {
    #expect(Multilingual(text).english == text)
    #expect(Multilingual(text).text(in: "ko") == text)
  }
}
