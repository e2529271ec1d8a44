import LessonSyntax
import TestSupport
import Testing

/// Claims are found where they stand, and what is none is said to be none.
@Suite struct ClaimTests {
  private func chapter(_ text: String) throws -> Chapter {
    try Chapter(SourceText(path: "a.md", text: text))
  }

  private func messages(_ text: String) -> [String] {
    do {
      _ = try chapter(text)
      return []
    } catch {
      return ((error as? Diagnostics)?.all ?? []).map(\.description)
    }
  }

  /// What each claim says of itself: its text and expression, and what stands at the places it names.
  private func found(_ text: String) throws -> [String] {
    let chapter = try chapter(text)
    return chapter.claims.map { claim in
      let line = chapter.source.lines[claim.expressionPlace.line - 1].utf8
      let rest = Substring(line.dropFirst(claim.expressionPlace.offset))
      #expect(rest.prefix(1) == claim.expression.prefix(1), "the place of \(claim.expression)")
      return "\(chapter.markdown(of: claim)) | \(claim.text) | \(claim.expression) | "
        + "\(claim.cellsBefore)"
    }
  }

  @Test func aClaimIsALinkWhoseDestinationStartsWithAnEqualsSign() throws {
    #expect(
      try found("[0.9](=accuracy) and [site](https://a.b/=c) and `[1](=x)` and [=](x)\n")
        == ["0.9 | 0.9 | accuracy | 0"])
  }

  @Test func angleBracketsHoldAnyExpression() throws {
    let cases = [
      ("<=abs(v - 1) < 0.05>", "abs(v - 1) < 0.05"),
      ("<=abs(v - 1) \\< 0.05>", "abs(v - 1) < 0.05"),
      ("<=a > b>", "a > b"),
      ("<=a &lt; b &amp;&amp; c>", "a < b && c"),
      ("<=xs.sorted(by: >)[0]>", "xs.sorted(by: >)[0]"),
      ("<=xs.map { $0 * 2 }.max()!>", "xs.map { $0 * 2 }.max()!"),
      ("<=\"\\(a) of \\(b)\">", "\"\\(a) of \\(b)\""),
      ("<=\\.count>", "\\.count"),
      ("<= spaced out >", "spaced out"),
      ("=f(x)", "f(x)"), ("=f(x)[0]", "f(x)[0]"), ("=`default`", "`default`"),
      ("<=a> \"a title\"", "a"), (" <=a \\|\\| b> ", "a || b"), ("=_x_*y", "_x_*y"),
    ]
    for (target, expression) in cases {
      #expect(
        try chapter("Text [1](\(target)) and $x$ on.\n").claims.map(\.expression) == [expression])
    }
  }

  @Test func claimsStandWhereverProseDoes() throws {
    let text = """
      # Title [1](=a)

      > - quoted [**2** *x*](=b)
      >   [3
      >   lines](=c)

      | a | [4](=d) |
      |---|---|

      1. *in [5](=e) emphasis*

         ```swift
         let one = 1
         ```

      Setext [한국어 é 👩‍👩‍👧 6](=f)
      ---

      <b>[7](=g)</b> [$8^2$ [x]](=h) [a`]`9](=i)
      [def]: http://a.b/

      ```swift
      let two = 2
      ```
      [10](=j)[11](=k)
      """
    #expect(
      try found(text) == [
        "1 | 1 | a | 0", "**2** *x* | 2 x | b | 0", "3\nlines | 3 lines | c | 0", "4 | 4 | d | 0",
        "5 | 5 | e | 0", "한국어 é 👩‍👩‍👧 6 | 한국어 é 👩‍👩‍👧 6 | f | 1", "7 | 7 | g | 1",
        "$8^2$ [x] | 8^2 [x] | h | 1", "a`]`9 | a]9 | i | 1", "10 | 10 | j | 2", "11 | 11 | k | 2",
      ])
  }

  @Test func placesCountFromWhatTheFileHolds() throws {
    // A byte order mark, carriage returns, a tab, a definition above the text.
    let text = "\u{FEFF}---\r\nseed: 1\r\n---\r\n[d]: x\r\n\tfoo [1](=a)\r\n  $b$ [2](=c)\r\n"
    let chapter = try chapter(text)
    #expect(chapter.claims.map(\.expression) == ["a", "c"])
    #expect(chapter.claims.map { chapter.source.text(in: $0.textRange) } == ["1", "2"])
    #expect(chapter.claims.map(\.textRange.lowerBound.line) == [5, 6])
  }

  @Test func aBlockKeepsTheClaimAsItsText() throws {
    let blocks = try chapter("It is [0.9](=a).\n").blocks
    #expect(
      blocks.map(\.kind) == [.paragraph([.text("It is "), .claim(0, [.text("0.9")]), .text(".")])])
  }

  @Test func whatLooksLikeAClaimAndIsNoneIsSaid() {
    #expect(
      messages("Let [0.9](=f(x, 2)) be\n").first?.hasPrefix(
        "a.md:1:6: error: this looks like a claim and is no link: put an expression that holds a "
          + "space between `<` and `>`") == true)
    #expect(messages("[a [1](=x) b](=y)\n").count == 1)
    #expect(messages("[1](=)\n")[0].contains("a.md:1:2: error: this claim has no expression"))
    #expect(messages("[1][a]\n\n[a]: =x\n")[0].contains("right behind its text: write `[1](=…)`"))
    #expect(messages("[1](\n=x)\n")[0].contains("right behind its text"))
    #expect(messages("![a [1](=x)](b.png)\n")[0].contains("seen by nobody"))
    #expect(messages("\\[1](=f(x, 2)) `[1](=f(x, 2))` [1]\\(=x)\n\n    [1](=f(x, 2))\n") == [])
  }

  @Test func whatIsNoProseHoldsNoClaims() throws {
    let text = """
      ```text
      [1](=a)
      ```

      <div>
      [1](=a)
      </div>

          [1](=a)

      ![1](=a) <a title="[1](=a)">x</a> \\[1](=a)
      """
    let chapter = try chapter(text)
    #expect(chapter.claims == [])
    #expect(chapter.blocks.map(\.kind).contains(.code(info: "text", "[1](=a)\n")))
  }

  @Test func anyTextGivesAChapterOrDiagnostics() throws {
    var random = SeededRandom(seed: 21)
    let pieces = [
      "[", "]", "](=", "](<=", ")", ">)", "<", ">", "`", "$", "\\", "\n", "\n\n", "> ", "- ", "(",
      "a", "1", " ", "한", "*", "_", "!", "e\u{301}", "\u{100000}", "&lt;", "\"", "\t", "[x]: =y\n",
    ]
    var claims = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in
        pieces.randomElement(using: &random)!
      }.joined()
      guard let chapter = try? chapter(text) else { continue }
      for claim in chapter.claims {
        claims += 1
        let written = chapter.source.text(in: claim.textRange)
        let line = chapter.source.lines[claim.textRange.upperBound.line - 1].utf8
        let rest = Substring(line.dropFirst(claim.textRange.upperBound.offset))
        #expect(rest.hasPrefix("]("), "\(text.debugDescription): \(written)")
      }
    }
    #expect(claims > 100, "too few of the random texts hold claims to mean anything")
  }
}
