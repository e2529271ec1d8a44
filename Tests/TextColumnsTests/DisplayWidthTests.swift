import Testing
import TextColumns

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("한글", 4), ("손실 curve", 10), ("ㄱㅏ", 4), ("漢字かな", 8), ("ｆｕｌｌ", 8),
    ("ﾊﾝｶｸ", 4), ("é", 1), ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("👩‍👩‍👧", 2),
    ("🇰🇷", 2), ("❤️", 2), ("a\u{200B}b", 2), ("a\u{200D}b", 2), ("∂L/∂w₁", 6), ("─│", 2), ("α±ß", 3),
    ("\u{3000}", 2), ("\t", 0), ("①", 1),
  ])
  func counts(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }
}
