import Testing

struct ExtensionTests {
  @Test func tablesAlign() throws {
    let text = """
      | Name | Value | Note |
      |------|------:|:----:|
      | a | 1 | x |
      | 기울기 | 2345 | `long` |
      """
    #expect(
      try page(text) == """
        Name    Value   Note
        ─────────────────────
        a           1    x
        기울기   2345  `long`

        """)
  }

  @Test(arguments: [24, 40, 60, 80]) func tablesKeepWithinTheWidth(_ width: Int) throws {
    let text = """
      | What | Which of them is meant by it |
      |:-----|-----:|
      | gradient | the derivative of the loss by a weight, as `backward()` leaves it |
      | 기울기 소실 | 층이 깊을수록 앞쪽 층에 도착하는 기울기가 작아지는 현상 |
      """
    let page = try page(text, width: width)
    #expect(page.lines.allSatisfy { $0.columns <= width })
    for word in ["gradient", "`backward()`", "derivative", "기울기", "현상"] {
      #expect(page.contains(word))
    }
  }

  @Test func aTableWithoutRoomIsAList() throws {
    let text = "| `firstHeading` | `secondHeading` |\n|---|---|\n| a | b |\n| | c |\n"
    #expect(
      try page(text, width: 20) == """
        `firstHeading`
          a
        `secondHeading`
          b

        `secondHeading`
          c

        """)
  }

  @Test func callouts() throws {
    let text = "> [!TIP]\n> One that is long\n>\n> - two\n"
    #expect(
      try page(text, width: 20) == """
        ┃ Tip
        ┃ One that is long
        ┃
        ┃ • two

        """)
    #expect(
      try page("> [!CAUTION]\n> a", color: true)
        == "\u{1B}[31m┃ \u{1B}[0m\u{1B}[1;31mCaution\u{1B}[0m\n\u{1B}[31m┃ \u{1B}[0ma\n")
  }

  @Test func tasks() throws {
    #expect(
      try page("- [ ] one that is long\n- [x] two\n- three\n\n1. [x] four", width: 20) == """
        ☐ one that is long
        ☑ two
        • three

        1. ☑ four

        """)
  }

  @Test func whatIsStruckOutIsSeenWithoutColors() throws {
    #expect(try page("a ~~b *c*~~ d") == "a ~~b c~~ d\n")
    #expect(try page("~~b~~", color: true) == "\u{1B}[9mb\u{1B}[0m\n")
  }

  @Test func footnotesStandAtTheEnd() throws {
    let text = "One[^a] two[^b].\n\n[^b]: B\n[^a]: A that is long\n\nEnd"
    #expect(
      try page(text, width: 20) == """
        One¹ two².

        End

        ────────────
        1. A that is long
        2. B

        """)
  }

  @Test func aFigureHasItsCaptionBelow() throws {
    #expect(
      try page("![A plot](a.png \"What it *shows*\")")
        == "[image: A plot]\nFigure 1. What it *shows*\n")
  }
}
