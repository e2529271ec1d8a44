import LessonSyntax
import Testing

struct TaskTests {
  @Test func boxes() throws {
    #expect(
      try pageBody("- [ ] a *b*\n- [x] [c](d)\n- [X] e\n  - [ ] f\n1. [ ] g\n\n   h\n") == """
        <ul>
        <li>[ ] a <em>b</em></li>
        <li>[x] <a href="d">c</a></li>
        <li>[x] e
        <ul>
        <li>[ ] f</li>
        </ul>
        </li>
        </ul>
        <ol>
        <li>
        <p>[ ] g</p>
        <p>h</p>
        </li>
        </ol>

        """)
    let blocks = try blocks("- [x] a")
    guard case .list(_, _, let items)? = blocks.first?.kind else { return }
    #expect(items[0].map(\.kind) == [.paragraph([.taskBox(isDone: true), .text("a")])])
  }

  @Test(arguments: [
    "- [ ]", "- [x]a", "- \\[ ] a", "- [y] a", "[ ] a", "- a\n- [x] b\n\n[x]: c", "- a [ ] b",
    "- `[ ] a`",
    "- # [ ] a", "- &#91;x] b",
  ])
  func whatIsNoTask(_ text: String) throws {
    let chapter = try blocks(text)
    #expect(!"\(chapter)".contains("taskBox"))
  }
}

struct StrikethroughTests {
  @Test(arguments: [
    ("~~a~~", "<del>a</del>"),
    ("x ~~a *b* `c`~~ y", "x <del>a <em>b</em> <code>c</code></del> y"),
    ("*a ~~b~~ c*", "<em>a <del>b</del> c</em>"),
    ("~~a ~~b~~ c~~", "<del>a <del>b</del> c</del>"),
    ("~~a~~ ~~b~~", "<del>a</del> <del>b</del>"),
    ("~~a\nb~~", "<del>a\nb</del>"),
    ("[~~a~~](b)", "<a href=\"b\"><del>a</del></a>"),
    ("한~~국~~어", "한<del>국</del>어"),
    // None of these is struck out.
    ("about ~5 and ~6~", "about ~5 and ~6~"),
    ("~~ a ~~", "~~ a ~~"),
    ("~~a ~~", "~~a ~~"),
    ("\\~~a~~", "~~a~~"),
    ("\\~\\~a~~", "~~a~~"),
    ("~\\~a~~", "~~a~~"),
    ("~~a\\~~", "~~a~~"),
    ("\\\\~~a~~", "\\<del>a</del>"),
    ("~~\\~~~ `\\~~`", "<del>~</del> <code>\\~~</code>"),
    ("x~~~a~~~", "x~~~a~~~"),
    ("`~~a~~`", "<code>~~a~~</code>"),
    ("*a ~~b* c~~", "<em>a ~~b</em> c~~"),
    ("$~~a~~$", "<math>~~a~~</math>"),
    ("~~a\n\nb~~", "~~a</p>\n<p>b~~"),
  ])
  func text(_ text: String, _ html: String) throws {
    #expect(try pageBody(text) == "<p>\(html)</p>\n")
  }

  /// The places of claims count bytes.
  @Test func anEscapedTildeMovesNoClaim() throws {
    let chapter = try Chapter(SourceText(path: "a.md", text: "\\~~ [1](=1)\n"))
    #expect(chapter.claims.map { $0.textRange.lowerBound } == [TextPlace(line: 1, offset: 5)])
  }
}
