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

  @Test func anAddressWiderThanTheLineIsCutBehindItsMarks() throws {
    let address = "https://example.org/a/path/that/is/longer/than/the/line"
    #expect(
      try page("See [it](\(address)) or <\(address)>.", width: 30) == """
        See it (https://example.org/a/
        path/that/is/longer/than/the/
        line) or https://example.org/
        a/path/that/is/longer/than/
        the/line.

        """)
  }

  @Test(arguments: [20, 30, 80], [false, true])
  func nothingInProseIsWiderThanThePage(width: Int, color: Bool) throws {
    let long = String(repeating: "x", count: 200)
    let formula =
      #"\sum_{i=1}^{n} \frac{a_i + b_i}{c_i} = \alpha + \beta + \gamma + \delta + \epsilon"#
    let text = """
      # \(long)

      \(long) `\(long)` <https://example.org/\(long)> $\(formula)$ **\(long)**

      $$\(formula)$$

      - \(long)

      > $$\(formula)$$

      > [!NOTE]
      > `\(long)`

      | a | `\(long)` |
      |---|---|
      | \(long) | $\(formula)$ |

      A note[^1].

      [^1]: \(long) $$\(formula)$$
      """
    for line in try page(text, width: width, color: color).withoutColors.lines {
      #expect(line.columns <= width, "\(line)")
    }
  }

  @Test func aFullStopStaysWithItsFormula() throws {
    for width in 20...40 {
      let drawn = try page(
        "It falls as $e^{-x}$. The rest $x + y$, then $z$; (so $w$).", width: width)
      #expect(drawn.lines.allSatisfy { !".,;)".contains($0.first ?? " ") }, "\(drawn)")
    }
    #expect(
      try page(#"So $$\frac{a}{b}$$. Then"#) == """
        So

            a
            ─.
            b

        Then

        """)
    #expect(try page("So $$a = b$$, so") == "So\n\n    a = b,\n\nso\n")
    #expect(try page("So $$a$$.5") == "So\n\n    a\n\n.5\n")
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
