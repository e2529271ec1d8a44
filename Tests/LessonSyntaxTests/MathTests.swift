import LessonSyntax
import Testing

@Suite struct MathTests {
  private func inlines(_ text: String) throws -> [Inline] {
    let chapter = try Chapter(SourceText(path: "a.md", text: text))
    guard case .paragraph(let inlines)? = chapter.blocks.first?.kind else { return [] }
    return inlines
  }

  private func math(_ inlines: [Inline]) -> [String] {
    inlines.compactMap { inline in
      if case .math(let span) = inline {
        "\(span.isDisplay ? "display " : "")\(span.tex)"
      } else {
        nil
      }
    }
  }

  @Test func underscoresOfAFormulaAreNoEmphasis() throws {
    let inlines = try inlines("from $w_1$ to $w_2$, *really*")
    #expect(math(inlines) == ["w_1", "w_2"])
    #expect(inlines.contains(.emphasis([.text("really")])))
  }

  @Test func pricesAreNoFormulas() throws {
    #expect(math(try inlines("between $5 and $10, or 5 $")) == [])
    #expect(math(try inlines("an escaped \\$x$ and `$y$`")) == [])
  }

  @Test func aFormulaMayStandAloneOverSeveralLines() throws {
    let inlines = try inlines("$$\n\\begin{aligned}\n- a &= b \\\\\n= c\n\\end{aligned}\n$$\n")
    #expect(math(inlines) == ["display \\begin{aligned}\n- a &= b \\\\\n= c\n\\end{aligned}"])
    #expect(inlines.count == 1)
  }

  @Test func aFormulaInAQuoteOrAListIsRead() throws {
    let chapter = try Chapter(
      SourceText(path: "a.md", text: "> $$\n> a\n> $$\n\n- x\n\n  $$b$$\n"))
    guard case .quote(let quoted)? = chapter.blocks.first?.kind,
      case .paragraph(let first)? = quoted.first?.kind,
      case .list(_, _, let items)? = chapter.blocks.last?.kind,
      case .paragraph(let second)? = items.first?.last?.kind
    else {
      Issue.record("not a quote and a list: \(chapter.blocks)")
      return
    }
    #expect(math(first) == ["display a"])
    #expect(math(second) == ["display b"])
  }

  @Test func dollarsInCodeStay() throws {
    let chapter = try Chapter(
      SourceText(path: "a.md", text: "```swift\n$0 + $1\n```\n\n```sh\n$$ $x$\n```\n"))
    #expect(chapter.cells[0].code == "$0 + $1\n")
    #expect(chapter.blocks[1].kind == .code(info: "sh", "$$ $x$\n"))
  }

  @Test func aFormulaThatCannotBeReadIsNamedByItsLine() {
    #expect {
      try Chapter(SourceText(path: "a.md", text: "one\ntwo $\\oops$\n"))
    } throws: { error in
      (error as? Diagnostics)?.all.map(\.line) == [2]
    }
  }
}
