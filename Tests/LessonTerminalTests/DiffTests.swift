import LessonTerminal
import Testing

struct DiffTests {
  private static let diff = """
    a.md:6: this recorded output is not what the cell computes
    --- a.md (recorded)
    +++ a.md (computed)
    @@ -7,3 +7,2 @@
     same
    --- gone
    -@@ gone
    +new

    - a line between diffs

    """

  @Test func withoutColorsADiffIsAsItIs() {
    #expect(DiffText.text(Self.diff, style: TerminalStyle()) == Self.diff)
  }

  @Test func whatGoesIsRedAndWhatComesIsGreen() {
    let text = DiffText.text(Self.diff, style: TerminalStyle(usesColor: true))
    #expect(
      text == """
        a.md:6: this recorded output is not what the cell computes
        --- a.md (recorded)
        +++ a.md (computed)
        \u{1B}[36m@@ -7,3 +7,2 @@\u{1B}[0m
         same
        \u{1B}[31m--- gone\u{1B}[0m
        \u{1B}[31m-@@ gone\u{1B}[0m
        \u{1B}[32m+new\u{1B}[0m

        - a line between diffs

        """)
  }
}
