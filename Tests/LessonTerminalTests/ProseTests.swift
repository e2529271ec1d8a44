import LessonTerminal
import Testing

struct ProseTests {
  @Test func englishWrapsAtTheWidth() throws {
    let text = "The gradient of the loss is carried back through every layer of the network."
    #expect(
      try page(text, width: 40) == """
        The gradient of the loss is carried back
        through every layer of the network.

        """)
  }

  @Test func koreanCountsDoubleAndBreaksAtSpaces() throws {
    let text = "기울기 소실은 입력층으로 갈수록 기울기가 점차적으로 작아지는 현상이다."
    // 기울기 소실은 입력층으로 갈수록: 31 columns, and 기울기가 takes 9 more with its space.
    #expect(
      try page(text, width: 40) == """
        기울기 소실은 입력층으로 갈수록 기울기가
        점차적으로 작아지는 현상이다.

        """)
    #expect(
      try page(text, width: 39) == """
        기울기 소실은 입력층으로 갈수록
        기울기가 점차적으로 작아지는 현상이다.

        """)
  }

  @Test func aClaimIsItsTextWithADimMark() throws {
    let text = "It is [**0.9** of it](<=a < b>)."
    #expect(try page(text) == "It is 0.9 of it.\n")
    #expect(
      try page(text, color: true)
        == "It is \u{1B}[1m0.9\u{1B}[0m of it\u{1B}[2m⁼\u{1B}[0m.\n")
  }

  @Test func onlyAWordWiderThanTheLineIsCut() throws {
    let word = String(repeating: "층", count: 25)
    #expect(
      try page("가나 \(word) 끝", width: 20) == """
        가나 층층층층층층층
        층층층층층층층층층층
        층층층층층층층층 끝

        """)
  }

  @Test func aClosingMarkStartsNoLine() throws {
    let word = String(repeating: "漢", count: 10) + "。" + String(repeating: "字", count: 3)
    #expect(
      try page(word, width: 20) == """
        漢漢漢漢漢漢漢漢漢
        漢。字字字

        """)
  }

  @Test func addressesAreNotCut() throws {
    let address = "https://example.org/a/path/that/is/longer/than/the/line"
    #expect(
      try page("See [it](\(address)) or <\(address)>.", width: 30) == """
        See it
        (\(address))
        or
        \(address).

        """)
  }

  @Test func linksWithinTheBookShowNoAddress() throws {
    #expect(try page("See [chapter 5](05-initialization.md#he).") == "See chapter 5.\n")
    #expect(try page("<me@example.org>") == "me@example.org\n")
  }

  @Test func plainTextMarksCodeAndNothingElse() throws {
    let text = "*one* **two** `three` `` a`b `` `` `c` `` ![four](4.png) ![](5.png)"
    #expect(
      try page(text) == "one two `three` ``a`b`` `` `c` `` [image: four] [image: 5.png]\n")
  }

  @Test func colorMarksEmphasisAndCode() throws {
    #expect(
      try page("*one* **two `three`** four", color: true)
        == "\u{1B}[3mone\u{1B}[0m \u{1B}[1mtwo \u{1B}[0m\u{1B}[1;36mthree\u{1B}[0m four\n")
  }

  @Test func aParticleStaysWithTheCodeBeforeIt() throws {
    #expect(
      try page("합성곱 계층인 `Conv2d`는 그렇다.", width: 21) == """
        합성곱 계층인
        `Conv2d`는 그렇다.

        """)
  }

  @Test func codeBreaksAtItsSpacesAndKeepsThem() throws {
    #expect(
      try page("Write `let x = 1  +  2` and so on.", width: 20) == """
        Write `let x = 1  +
        2` and so on.

        """)
  }

  @Test func lineBreaksOfTheAuthorStay() throws {
    #expect(try page("one  \ntwo\nthree<br>four") == "one\ntwo three\nfour\n")
  }

  @Test func tagsAndSoftHyphensGo() throws {
    #expect(try page("H<sub>2</sub>O back\u{AD}propagation") == "H2O backpropagation\n")
  }

  @Test func combiningMarksAndEmojiHaveTheirWidth() throws {
    // 20 columns: an e with an accent is one, a family is two.
    let line = "cafe\u{301} 👨‍👩‍👧 ❤️ 🇰🇷 abcdef"
    #expect(try page(line + " x", width: 20) == "\(line)\nx\n")
    #expect(try page(line + "g", width: 20) == "cafe\u{301} 👨‍👩‍👧 ❤️ 🇰🇷\nabcdefg\n")
  }
}
