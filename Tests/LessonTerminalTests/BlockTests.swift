import Testing

struct BlockTests {
  @Test func headings() throws {
    let text = "# 기울기 소실\n## Why\n### How `far`\n#### Deep"
    #expect(
      try page(text) == """
        기울기 소실
        ═══════════

        Why
        ───

        ### How `far`

        #### Deep

        """)
    #expect(try page("### How", color: true) == "\u{1B}[1mHow\u{1B}[0m\n")
  }

  @Test func aLongHeadingWraps() throws {
    #expect(
      try page("# A heading that is long\n### A heading that is long", width: 20) == """
        A heading that is
        long
        ═════════════════

        ### A heading that
            is long

        """)
  }

  @Test func theFrontMattersTitleShowsUnlessAHeadingGivesOne() throws {
    #expect(try page("---\ntitle: Loss\n---\nText") == "Loss\n════\n\nText\n")
    #expect(try page("---\ntitle: Loss\n---\n# Losses\nText") == "Losses\n══════\n\nText\n")
  }

  @Test func listsHang() throws {
    let text = """
      9. one that is long enough
      10. two
          - three
            - four that is long
            - five
          - six
      """
    #expect(
      try page(text, width: 20) == """
         9. one that is long
            enough
        10. two
            • three
              ◦ four that is
                long
              ◦ five
            • six

        """)
  }

  @Test func looseListsAndListsWithCodeHaveBlankLines() throws {
    #expect(
      try page("* one\n\n  two\n\n* three\n") == """
        • one

          two

        • three

        """)
    #expect(
      try page("* one\n  ```\n  code\n  ```\n* two\n") == """
        • one

            code

        • two

        """)
  }

  @Test func anEmptyItemKeepsItsMarker() throws {
    #expect(try page("1. one\n2.\n3. three") == "1. one\n2.\n3. three\n")
  }

  @Test func quotesNest() throws {
    let text = "> one that is long enough\n>\n> > two\n>\n> - three\n\nfour"
    #expect(
      try page(text, width: 20) == """
        │ one that is long
        │ enough
        │
        │ │ two
        │
        │ • three

        four

        """)
  }

  @Test func codeIsIndentedAndNeverCut() throws {
    let code = String(repeating: "x", count: 50)
    #expect(
      try page("```sh\n\(code)\n\n\tend   \n```\ntext", width: 20) == """
          \(code)

                  end

        text

        """)
  }

  @Test func rulesFillTheRoom() throws {
    #expect(try page("a\n\n---\n\n> ***", width: 20).lines[2].columns == 20)
    #expect(try page("> ***", width: 20) == "│ " + String(repeating: "─", count: 18) + "\n")
  }

  @Test func htmlShowsNothingAndLeavesNoGap() throws {
    #expect(
      try page("one\n\n<!-- a remark -->\n\n<div>\n\ntwo\n\n</div>\n\n> <p>\n\nthree")
        == "one\n\ntwo\n\nthree\n")
  }

  @Test func aSummaryIsShownWhereItsPartBegins() throws {
    #expect(
      try page("one\n\n<details>\n<summary>The <b>way</b> out</summary>\n\ntwo\n\n</details>")
        == "one\n\n▸ The way out\n\ntwo\n")
  }

  @Test func formulasInTextStayWhole() throws {
    // However the formula is drawn, it starts the line that it does not fit on.
    let drawn = try page("$a + b + c$").lines[0]
    let text = "The loss of it $a + b + c$."
    #expect(try page(text, width: 20) == "The loss of it\n\(drawn).\n")
  }

  @Test func displayFormulasStandByThemselves() throws {
    let drawn = try page("$$\na = b\n$$")
    #expect(drawn.lines.allSatisfy { $0.hasPrefix("    ") })
    #expect(try page("Then $$\na = b\n$$\nfollows.") == "Then\n\n\(drawn)\nfollows.\n")
  }

  @Test func anEmptyChapterGivesNothing() throws {
    #expect(try page("") == "")
    #expect(try page("<!-- nothing -->") == "")
  }
}
