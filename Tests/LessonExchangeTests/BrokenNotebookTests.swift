import Foundation
import LessonExchange
import LessonSyntax
import TestSupport
import Testing

@Suite struct BrokenNotebookTests {
  private func problems(_ bytes: [UInt8]) -> [String] {
    do throws(Diagnostics) {
      _ = try NotebookImport(bytes, path: "n.ipynb", name: "n")
      return []
    } catch {
      return error.all.map { String($0.description.dropFirst("n.ipynb".count)) }
    }
  }

  private func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

  /// What is wrong with the chapter, which has no cell where it can be read.
  private func chapterProblems(_ text: String) -> [String] {
    do throws(Diagnostics) {
      let chapter = try Chapter(SourceText(path: "a.md", text: text))
      return chapter.cells.isEmpty && chapter.claims.isEmpty ? [] : ["it has a cell or a claim"]
    } catch {
      return error.all.map(\.message)
    }
  }

  @Test func whatIsNoNotebookIsSaid() {
    #expect(problems("") == [": error: this is no notebook: the file is empty"])
    #expect(
      problems("[1]")
        == [": error: this is no notebook: its JSON is a list, not an object with `cells`"])
    #expect(problems("{}") == [": error: this is no notebook: it has no `nbformat`"])
    #expect(problems("{\"nbformat\": 4}") == [": error: this notebook has no `cells`"])
    #expect(
      problems("{\"nbformat\": \"4\"}")
        == [": error: `nbformat` must be a whole number, and is a text"])
    for text in ["{", "{\"a\": 1\n\"b\"", "\u{0}\u{1}", String(repeating: "[", count: 100_000)] {
      let found = problems(text)
      #expect(found.count == 1)
      #expect(found[0].contains("this is no notebook: it is not JSON ("), "\(found)")
    }
    #expect(problems("{\n\"a\": 1,\n x }")[0].hasPrefix(":3"))
    #expect(problems([0x7B, 0xFF, 0xFE])[0].contains("this is no notebook"))
  }

  @Test func otherFormatsAreNamed() {
    for version in [0, 1, 5, 99] {
      #expect(
        problems("{\"nbformat\": \(version), \"cells\": []}") == [
          ": error: this notebook has format \(version), and 3 and 4 can be read: convert it with "
            + "`jupyter nbconvert --to notebook --nbformat 4`"
        ])
    }
  }

  @Test func everythingThatIsWrongIsSaid() {
    let text = """
      {"nbformat": 4, "cells": [
        1, {"cell_type": "markdown", "source": 3}, {"source": ""}, {"cell_type": "foo"},
        {"cell_type": "code", "source": [1], "outputs": 3},
        {"cell_type": "code", "outputs": [1, {}, {"output_type": "stream", "text": {}}]},
        {"cell_type": "markdown", "attachments": {"a": {"image/png": "***"}}}
      ]}
      """
    #expect(
      problems(text) == [
        ": error: `cells[0]` must be an object, and is a number or a truth value",
        ": error: `cells[1].source` must be a text or a list of texts, and is a number or a truth "
          + "value",
        ": error: `cells[2]` has no `cell_type`",
        ": error: `cells[3].cell_type` is `foo`, which is none of markdown, code and raw",
        ": error: `cells[4].source` must be a text or a list of texts, and is a list",
        ": error: `cells[4].outputs` must be a list, and is a number or a truth value",
        ": error: `cells[5].outputs[0]` must be an object, and is a number or a truth value",
        ": error: `cells[5].outputs[1]` has no `output_type` that is known",
        ": error: `cells[5].outputs[2].text` must be a text or a list of texts, and is an object",
        ": error: `cells[6].attachments.a.image/png` is no picture: it is not base64",
      ])
  }

  /// Any bytes give a chapter or diagnostics, and no chapter has a cell that its notebook had not.
  @Test(arguments: 0..<200)
  func brokenBytesAreSaidOrRead(_ seed: Int) throws {
    var numbers = SeededRandom(seed: UInt64(seed))
    let texts = [
      "```swift\nx", "[a](=b)", "- a", "<!--", "~~~output\n1", "$\\frac$", "    code", "> ```",
      "\0",
      "[x]: =y", "[q](<=a > b>)", "[x]( =y \"t\")", "![a](attachment:p)", "# H\r\n", "`", "</pre>",
      "1. x", "---", "", "]]>", "\\",
      "$",
    ]
    let cells = (0..<Int.random(in: 0...9, using: &numbers)).map { _ in
      let text = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in
        texts.randomElement(using: &numbers)!
      }.joined(separator: ["\n", "\n\n", " "].randomElement(using: &numbers)!)
      return Bool.random(using: &numbers) ? markdown(text) : code(text)
    }
    var bytes = try notebook(cells: cells, metadata: ["language_info": ["name": "python"]])
    let whole = try NotebookImport(bytes, path: "n.ipynb", name: "n")
    #expect(whole.cellCount == 0)
    // A formula is the author's own; nothing else may stand in a chapter's way.
    let found = chapterProblems(whole.text)
    #expect(
      found.allSatisfy { $0.hasPrefix("this formula cannot be read") },
      "\(found)\n\(whole.text.debugDescription)")
    for _ in 0..<20 {
      bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(
        in: 0...255, using: &numbers)
      #expect(problems(bytes).allSatisfy { $0.contains(": error: ") })
    }
    #expect(problems(Array(bytes.prefix(bytes.count / 2))).count == 1)
  }
}
