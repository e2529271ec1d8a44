import LessonSyntax
import Testing

@Suite struct CellOptionTests {
  private func cell(_ info: String, fence: String = "```") throws -> Cell {
    let text = "\(fence)swift \(info)\n1\n\(fence)\n"
    return try Chapter(SourceText(path: "a.md", text: text)).cells[0]
  }

  private func problems(_ info: String) -> [String] {
    do {
      _ = try cell(info)
      return []
    } catch let error as Diagnostics {
      return error.all.map(\.message)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func everyOptionIsRead() throws {
    let options = try cell(
      #"fold error="no \"x\"" output=ignore timeout=30s name=a-1 caption="A b" seed=7 slow"#
    ).options
    #expect(options.visibility == .folded)
    #expect(options.outcome == .fails(saying: #"no "x""#))
    #expect(options.outputUse == .ignored)
    #expect(options.timeout == .seconds(30))
    #expect(options.name == "a-1")
    #expect(options.caption == "A b")
    #expect(options.seed == 7)
    #expect(options.isSlow)
    #expect(try cell("tolerance=1e-3").options.tolerance == 1e-3)
    #expect(try cell("hide").options.visibility == .hidden)
    #expect(try cell("output=hide").options.outputUse == .hidden)
    #expect(try cell("compile-error").options.outcome == .doesNotCompile(saying: nil))
    #expect(try cell("no-run").options.outcome == .compilesOnly)
    #expect(try cell("skip").options.outcome == .isSkipped)
  }

  @Test func aCaptionIsRunningText() throws {
    let caption = try cell(#"caption="*one* `two` $\{x\}_i$ \\* &amp; <b>""#, fence: "~~~").caption
    guard caption.count == 7, case .math(let span) = caption[4] else {
      Issue.record("\(caption)")
      return
    }
    #expect(caption[0] == .emphasis([.text("one")]))
    #expect(caption[2] == .code("two"))
    // As it was written: CommonMark would have taken the backslashes of a fence for escapes.
    #expect(span.tex == #"\{x\}_i"#)
    #expect(caption[5] == .text(#" \* & "#))
    #expect(caption[6] == .html("<b>"))
  }

  @Test(arguments: ["# no heading", "- no list", "> no quote", "---", "<div>"])
  func aCaptionIsOneParagraph(_ text: String) throws {
    #expect(try cell("caption=\"\(text)\"").caption == [.text(text)])
  }

  @Test func aCaptionsFormulaIsRead() {
    #expect(
      problems("caption=\"$\\frac$\"") == [
        "this formula cannot be read: nothing after \\frac, which needs an argument: `\\frac`"
      ])
  }

  @Test func aCaptionHoldsNothingThatTheChapterWouldNotCheckOrNumber() {
    #expect(
      problems("caption=\"About [0.5](=loss)\"") == [
        "a claim in a caption is checked by nobody: take it into the text"
      ])
    #expect(
      problems("caption=\"By $$x \\label{a}$$\"") == [
        "a formula in a caption has no number, so `\\label{a}` names none: take it into the text"
      ])
  }

  @Test func whatMeansNothingIsRefused() {
    #expect(
      problems("skip seed=1") == [
        "`seed` means nothing beside `skip`: a cell that is skipped does nothing"
      ])
    #expect(problems("no-run slow output=hide").count == 2)
    #expect(problems("compile-error timeout=1s tolerance=1").count == 2)
    #expect(problems("output=hide tolerance=1 caption=\"c\"").count == 2)
    // And these do mean something.
    for info in [
      "hide skip caption=\"c\"", "error timeout=1s tolerance=1", "compile-error output=ignore",
      "slow timeout=1s", "hide output=hide", "fold skip", "hide no-run",
    ] {
      #expect(problems(info) == [], "\(info)")
    }
  }
}
