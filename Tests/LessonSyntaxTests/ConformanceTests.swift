import LessonSyntax
import TestSupport
import Testing

/// Markdown without our extensions is what CommonMark makes of it, byte for byte.
struct ConformanceTests {
  private func expectCommonMark(_ text: String) {
    let body = Result { try withoutAnchors(pageBody(text)) }
    let expected = withoutAnchors(commonMark(text))
    switch body {
    case .success(expected): break
    case .success(let body): Issue.record("\(text.debugDescription):\n\(body)\n\(expected)")
    case .failure(let error): Issue.record("\(text.debugDescription): \(error)")
    }
  }

  /// Every two of the fragments, one under the other, with and without a line between: 5,000
  /// documents.
  @Test func pairsOfFragments() {
    var count = 0
    for first in Fragments.all {
      for second in Fragments.all {
        for separator in ["\n", "\n\n"] {
          let text = first + separator + second + "\n"
          guard Extensions.areAbsent(from: text) else { continue }
          expectCommonMark(text)
          count += 1
        }
      }
    }
    #expect(count > 5000)
  }

  /// Lines of what Markdown and our extensions are made of, in any order: 4,000 documents.
  @Test func randomPunctuation() {
    var random = SeededRandom(seed: 5)
    var count = 0
    while count < 4000 {
      let text = Fragments.randomDocument(&random)
      guard Extensions.areAbsent(from: text) else { continue }
      expectCommonMark(text)
      count += 1
    }
  }

  /// Extensions that are nearly there, each of which a person may well write.
  @Test(arguments: [
    "a | b", "a | b\n- | -", "a | b\n--- | ---x", "a | b\n|---|", "|a|\n===", "a\n:-",
    "|---|---|", "a | b\n\n|---|---|", "    |a|\n    |-|", "```\n|a|\n|-|\n```", "\\|a|\n|-|-|",
    "|a|\n---|---", "<div>\n|a|\n|-|\n</div>", "# a | b\n|---|---|", "|a|\n|-|\n---",
    "> [!NOTE] x\n> y", "> \\[!NOTE]\n> y", "> [!NOTE]", "> a\n> [!NOTE]\n> b", "[!NOTE]\na",
    "> [!NOTE]\n> y\n\n[!NOTE]: z", "> [!a b]\n> c", "> `[!NOTE]`\n> b",
    "- [ ]", "- [x]a", "- \\[ ] a", "- [y] a", "[ ] a", "- [x] b\n\n[x]: c", "- a [ ] b",
    "- &#91;x] b",
    "about ~5 and ~6~", "~~ a ~~", "~~a ~~", "\\~~a~~", "\\~\\~a~~", "x~~~a~~~", "`~~a~~`",
    "*a ~~b* c~~", "~~a\n\nb~~", "~~~\n~~a~~\n~~~", "<b title=\"~~a~~\">", "[a](~~b~~)",
    "![a](b)", "x ![a](b \"t\")", "![a](b \"t\") x", "[![a](b \"t\")](c)", "# ![a](b \"t\")",
    "![a](b \"\")", "costs $5 and $6", "a $ b $ c", "\\$a\\$", "`$a$`", "$5", "$$", "$ a$",
  ])
  func whatIsNearlyAnExtension(_ text: String) {
    expectCommonMark(text)
  }
}

/// A judgement of its own, by the text alone, on what may be an extension.
private enum Extensions {
  static func areAbsent(from text: String) -> Bool {
    guard !text.contains("~~"), !text.contains("](="), !text.hasPrefix("---") else { return false }
    if text.contains(#/\[[ xX]\] /#) || text.contains(/\[![A-Za-z]+\]/) { return false }
    if text.contains(/\[\^[^\]\s\[]+\]:/) { return false }
    // An image whose title may be a caption.
    if text.contains("!["), text.contains(where: { "\"'".contains($0) }) { return false }
    // `$`, something that ends in no space, `$`, and no digit.
    if text.contains(/\$[^$]*[^\s$]\$(?![0-9])/) || text.contains("$$") { return false }
    // The destination of a link may be on the line below.
    if text.contains("]:"), text.contains("=") { return false }
    return !text.split(separator: "\n").contains { line in
      line.contains("|") && line.contains("-")
        && line.allSatisfy { "|-: \t>*+".contains($0) || $0.isNumber }
    }
  }
}

private enum Fragments {
  /// A short document for each thing that CommonMark knows, and for text that looks like ours.
  static let all = [
    "A paragraph\nof two lines", "Two  \nbreaks\\\nhere", "# Heading", "### Closed ###",
    "Setext *a*\n===",
    "Two\nlines\n---", "***", "- a\n- b", "- a\n\n- b", "* a\n  * b\n\n    c", "1. a\n2. b",
    "7) a\n   - b",
    "+ a\n\n      code", "-\n  a", "> quote", "> a\n> > b\nlazy", "> - a\n>   b\n> - c", "> # H",
    "    code\n\n    more", "```c\n|a|\n```", "~~~\n$a$\n~~~", "````\n```\n````",
    "<div>\n*a*\n</div>",
    "<!-- a | b -->", "<b>raw</b> *x*", "text <i class=\"a|b\">i</i>",
    "*a* _b_ **c** __d__ ***e***",
    "*a **b* c**", "a_b_c *d*e", "`a` ``b ` c`` `", "[a](b)", "[a](<b c> 'd')", "[a][b] [b] [b][]",
    "[b]: /url \"title\"", "[c]:\n  <x>\n  'y'", "![a *b*](c.png)", "![a](b \"t\")",
    "<http://a.b?c=d&e>",
    "<a@b.c>", "&amp; &copy; &#35; &nope;", "\\* \\# \\[a] \\\\", "a & b < c > d \"e\"", "한국어 *글*을",
    "a | b", "| a | b |", "a \\| b", "[^1] and [^a b]", "[^", "[ ] a", "- [ ]", "- [x]a", "[!NOTE]",
    "~a~ ~ b", "costs $5 or $6", "5$ | $ a", "- | -", "a|b\nc|d", ": a", "{#id}", "a^b^ H~2~O",
    "|---|---|\n|a", "Term\n: definition", "[a]{.b}",
  ]

  private static let pieces = [
    "a", "b c", "Word", "한", " ", "  ", "    ", "\t", "*", "**", "_", "__", "`", "``", "[", "]",
    "(", ")",
    "![", "](", "](b)", "<", ">", "<b>", "</b>", "<!--", "-->", "\\", "\\|", "|", " | ", "~", "[^",
    "[^1]",
    "[^1]:", "[ ]", "[x]", "[!", "$5", "$ ", "&amp;", "&", "#", "## ", "- ", "* ", "+ ", "1. ",
    "2) ", "> ",
    "---", "***", ":", "\"", "'", "!", "{", "}", "http://a.b", "<http://a.b>", "[b]: c", "^", ":-",
    "===",
    "```", "~ ~",
  ]

  static func randomDocument(_ random: inout SeededRandom) -> String {
    (0...random.below(7)).map { _ in
      let starts = ["", "", "", "> ", "- ", "  ", "    ", "1. ", "| "]
      return random.one(of: starts)
        + (0...random.below(9)).map { _ in random.one(of: pieces) }.joined()
    }.joined(separator: random.below(4) == 0 ? "\n\n" : "\n") + "\n"
  }
}
