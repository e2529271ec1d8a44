import LessonSyntax
import Testing

struct CalloutTests {
  @Test(arguments: Callout.allCases) func everyKind(_ callout: Callout) throws {
    let name = callout.rawValue.uppercased()
    #expect(
      try pageBody("> [!\(name)]\n> Text *b*\n>\n> - c\n") == """
        <aside class="\(callout.rawValue)">
        <p>Text <em>b</em></p>
        <ul>
        <li>c</li>
        </ul>
        </aside>

        """)
    let blocks = try blocks("> [!\(callout.rawValue)]  \n> Text")
    guard case .callout(callout, let inner)? = blocks.first?.kind else {
      Issue.record("\(blocks)")
      return
    }
    #expect(inner.map(\.kind) == [.paragraph([.text("Text")])])
  }

  @Test func nestedAndWithATable() throws {
    #expect(
      try pageBody("- > [!TIP]\n  >\n  > a\n  > > [!NOTE]\n  > > b\n") == """
        <ul>
        <li>
        <aside class="tip">
        <p>a</p>
        <aside class="note">
        <p>b</p>
        </aside>
        </aside>
        </li>
        </ul>

        """)
    #expect(
      try pageBody("> [!NOTE]\n> | a |\n> |---|\n").hasPrefix("<aside class=\"note\">\n<table>"))
  }

  @Test(arguments: [
    "> [!NOTE] x\n> y", "> \\[!NOTE]\n> y", "> [!NOTE]", "> [!NOTE]x\n> y", "> a\n> [!NOTE]\n> b",
    "[!NOTE]\na", "> [!]\n> a", "> [!NOTE]\n> y\n\n[!NOTE]: z", "> [!a b]\n> c",
  ])
  func whatIsNoCallout(_ text: String) throws {
    #expect(try !pageBody(text).contains("<aside"))
  }

  @Test func anUnknownCallout() {
    #expect(
      problems("Text\n\n> [!NOET]\n> a\n") == [
        "a.md:3: error: there is no callout `NOET`: did you mean `NOTE`? (a quote that is meant "
          + "so has a backslash before its `[`)"
      ])
  }
}
