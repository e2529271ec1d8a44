import CellProtocol
import Foundation
import LessonExchange
import LessonRunner
import LessonSyntax
import TestSupport
import Testing

/// The structure that nbformat 4.5's schema asks for; `make check-notebook` asks nbformat itself.
@Suite struct NotebookExportTests {
  static let chapter = """
    # Title

    Text with [a link](#a-heading), see [there].

    ```swift name=first
    1
    ```

    ## A heading

    ```swift fold caption="What it *is*"
    plot()
    ```

    ```swift hide
    print("x")
    ```

    ```swift error
    fail()
    ```

    ```swift skip
    1
    ```

    [there]: https://example.org
    """

  static let outputs: [[CellOutput]] = [
    [.printed("a\nb\n"), .value(text: "0", html: ""), .value(text: "1\n2", html: "")],
    [.value(text: "* *", html: "<svg style=\"fill:red\"></svg>")],
    [.value(text: "a | b", html: "<table></table>")],
    [.error("no: \"quoted\"\nreally")],
  ]

  private func cells() throws -> [[String: Any]] {
    let text = try export(sample(Self.chapter, Self.outputs), as: .ipynb)
    return try #require(notebook(text)["cells"] as? [[String: Any]])
  }

  @Test(arguments: [("01.md", "Loss"), ("ko/01.md", "손실")])
  func figuresSpeakTheChaptersLanguage(_ name: String, _ word: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("translations: [ko]\n", to: "lessons.yml")
    for chapter in ["01.md", "ko/01.md"] { try folder.write("```swift\n1\n```\n", to: chapter) }
    let chapter = try Chapter(contentsOf: folder.url.appending(path: name).path)
    let html = Multilingual(english: "<b>Loss</b>", korean: "<b>손실</b>")
    let result = CellResult(status: .ran, outputs: [.value(text: "1", html: html)])
    let run = RunChapter(chapter: chapter, result: ChapterResult(cells: [result]))
    let root = try notebook(export(run, as: .ipynb))
    let cells = try #require(root["cells"] as? [[String: Any]])
    let outputs = try #require(cells.last?["outputs"] as? [[String: Any]])
    #expect(
      (outputs.first?["data"] as? [String: Any])?["text/html"] as? [String] == ["<b>\(word)</b>"])
  }

  @Test func hasWhatTheSchemaAsksFor() throws {
    let text = try export(sample(Self.chapter, Self.outputs), as: .ipynb)
    let root = try notebook(text)
    #expect(root["nbformat"] as? Int == 4)
    #expect(root["nbformat_minor"] as? Int == 5)
    let metadata = try #require(root["metadata"] as? [String: Any])
    #expect((metadata["kernelspec"] as? [String: Any])?["name"] as? String == "swift")
    #expect((metadata["language_info"] as? [String: Any])?["name"] as? String == "swift")
    var ids: Set<String> = []
    for cell in try cells() {
      let id = try #require(cell["id"] as? String)
      #expect(ids.insert(id).inserted, "\(id) comes twice")
      #expect((1...64).contains(id.count))
      #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
      #expect(cell["source"] is [String])
      #expect(cell["metadata"] is [String: Any])
      switch cell["cell_type"] as? String {
      case "markdown":
        #expect(Set(cell.keys) == ["cell_type", "id", "source", "metadata"])
      case "code":
        #expect(
          Set(cell.keys) == [
            "cell_type", "id", "source", "metadata", "outputs", "execution_count",
          ])
        #expect(cell["execution_count"] is Int || cell["execution_count"] is NSNull)
        for output in try #require(cell["outputs"] as? [[String: Any]]) { try check(output) }
      default:
        Issue.record("\(cell)")
      }
    }
  }

  private func check(_ output: [String: Any]) throws {
    switch output["output_type"] as? String {
    case "stream":
      #expect(Set(output.keys) == ["output_type", "name", "text"])
      #expect(output["name"] as? String == "stdout")
    case "display_data":
      #expect(Set(output.keys) == ["output_type", "data", "metadata"])
    case "execute_result":
      #expect(Set(output.keys) == ["output_type", "data", "metadata", "execution_count"])
      #expect(output["execution_count"] is Int)
    case "error":
      #expect(Set(output.keys) == ["output_type", "ename", "evalue", "traceback"])
      #expect(output["traceback"] is [String])
    default:
      Issue.record("\(output)")
    }
  }

  @Test func outputsKeepTheirOrderAndForms() throws {
    let code = try cells().filter { $0["cell_type"] as? String == "code" }
    let outputs = try code.map { try #require($0["outputs"] as? [[String: Any]]) }
    let types = outputs.map { $0.map { $0["output_type"] as? String ?? "" } }
    #expect(types[0] == ["stream", "display_data", "execute_result"])
    #expect(types[1] == ["execute_result", "display_data"])
    #expect(types[3] == ["error"])
    #expect(types[4] == [])
    let figure = try #require(outputs[1][0]["data"] as? [String: Any])
    #expect(Set(figure.keys) == ["text/plain", "image/svg+xml"])
    let svg = try #require((figure["image/svg+xml"] as? [String])?.joined())
    #expect(svg.contains("background:#fff"), "it must be seen on a dark page, too")
    let table = try #require(outputs[2][0]["data"] as? [String: Any])
    #expect(Set(table.keys) == ["text/plain", "text/html"])
    #expect(outputs[3][0]["evalue"] as? String == "no: \"quoted\"\nreally")
    #expect(code[4]["execution_count"] is NSNull)
  }

  @Test func optionsAreInJupytersWords() throws {
    let code = try cells().filter { $0["cell_type"] as? String == "code" }
    let metadata = try code.map { try #require($0["metadata"] as? [String: Any]) }
    #expect(metadata[0]["name"] as? String == "first")
    #expect((metadata[1]["jupyter"] as? [String: Bool]) == ["source_hidden": true])
    #expect(
      (metadata[2]["jupyter"] as? [String: Bool])
        == ["source_hidden": true, "outputs_hidden": true])
    #expect(metadata[3]["tags"] as? [String] == ["raises-exception"])
    #expect(metadata[4]["tags"] as? [String] == ["skip-execution"])
  }

  /// Each Markdown cell is read alone.
  @Test func linksLeadWhereTheyDid() throws {
    let first = try #require(cells()[0]["source"] as? [String]).joined()
    #expect(first.contains("[a link](#A-heading)"), "as Jupyter calls the heading: \(first)")
    #expect(first.hasSuffix("[there]: https://example.org"))
  }

  @Test func theSameChapterIsTheSameFile() throws {
    let texts = try (0..<3).map { _ in
      try export(sample(Self.chapter, Self.outputs), as: .ipynb)
    }
    #expect(Set(texts).count == 1)
    // Ids stay with what the cells hold: a paragraph more above changes its own alone.
    let more = try export(sample("New.\n\n```swift\n0\n```\n\n" + Self.chapter), as: .ipynb)
    let old = Set(try cells().compactMap { $0["id"] as? String })
    let new = Set(
      try #require(notebook(more)["cells"] as? [[String: Any]]).compactMap { $0["id"] as? String })
    #expect(old.subtracting(new).isEmpty)
  }

  @Test func equalCellsHaveIdsOfTheirOwn() throws {
    let text = try export(sample("```swift\n1\n```\n\n```swift\n1\n```\n"), as: .ipynb)
    let cells = try #require(notebook(text)["cells"] as? [[String: Any]])
    #expect(Set(cells.compactMap { $0["id"] as? String }).count == 3)
  }
}
