import Foundation
import TestSupport
import Testing

@Suite struct ExportCommandTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
  }

  private static let chapter = """
    ---
    title: T
    seed: 3
    ---

    Prose with a *mark* and [a link](#t). */

    ```swift
    let x = Tensor.randn([2, 3])
    x.sum().item()
    print("printed", terminator: "")
    x
      .exp()
      .mean() // not a value
    "it's \\"quoted\\" 한글"; 2 + 3
    _ = 4
    if true { 5 }
    let show = 6
    try [1, 2].map { $0 + show }
    ```

    - In a list:

      ```swift fold
      func late() async -> Int { 7 }
      await late()
      plot([1.0, 2, 4], title: "A plot", height: 5)
      var nothing: Int?
      nothing
      ```

    ```swift error
    struct Refused: Error {}
    throw Refused()
    ```

    ```swift hide
    Set([1, 2, 3, 4]).map { $0 }
    [].count
    ```
    """

  private func run(_ arguments: String...) async throws -> BuiltProgram.Run {
    try await program.run(arguments, in: folder.url)
  }

  /// What the lesson itself records of the chapter, every line of every output.
  private func recordedOutput() async throws -> [String] {
    try folder.write(Self.chapter, to: "recorded/a.md")
    let accept = try await run("accept", "recorded/a.md")
    #expect(accept.exitCode == 0, "\(accept.errors)")
    var lines: [String] = []
    var isOutput = false
    for line in try folder.read("recorded/a.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let text = line.drop { $0 == " " }
      if text == "```output" {
        isOutput = true
      } else if text == "```" {
        isOutput = false
      } else if isOutput {
        lines.append(String(line))
      }
    }
    return lines
  }

  @Test func theSwiftFileSaysHowToRunItAndComputesTheSame() async throws {
    try folder.write(Self.chapter, to: "a b/it's.md")
    let export = try await run("export", "--format", "swift", "a b/it's.md")
    #expect(export.exitCode == 0, "\(export.errors)")
    #expect(export.errors == "a b/it's.swift written\n")
    let text = try folder.read("a b/it's.swift")
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("//     ") }
      .map { String($0.dropFirst(7)) }
    #expect(commands.count == 2)
    let shell = BuiltProgram(executable: URL(filePath: "/bin/sh"), cache: cache.url)
    let compiled = try await shell.run(
      ["-c", commands[0]], in: folder.url.appending(path: "a b"))
    #expect(compiled.exitCode == 0, "\(compiled.errors)\n\(text)")
    let ran = try await shell.run(["-c", commands[1]], in: folder.url.appending(path: "a b"))
    #expect(ran.exitCode == 0, "\(ran.errors)")
    let expected = try await recordedOutput().map { $0.drop { $0 == " " } }
    // The list's indentation, and the space before a figure, are not part of what was printed.
    let actual = ran.output.replacing("printed", with: "printed\n")
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
        $0.drop { $0 == " " }
      }
    #expect(
      expected == Array(actual),
      "\(lineDifference(expected: expected.joined(separator: "\n"), actual: actual.joined(separator: "\n")))"
    )
  }

  @Test func oneHTMLFileAsksForNothing() async throws {
    try folder.write([0x89, 0x50, 0x4E, 0x47], to: "book/pictures/a b.png")
    try folder.write(
      Self.chapter + """


        ![local](pictures/a%20b.png) <img src="pictures/a b.png"> ![remote](https://example.org/x.png)

        <img src='pictures/a b.png' class="x">

        ![gone](gone.png) ![here](data:image/gif;base64,R0lGODdh)
        """, to: "book/a.md")
    let export = try await run("export", "--format", "html-single", "book/a.md", "-o", "page.html")
    #expect(export.exitCode == 0, "\(export.errors)")
    #expect(
      export.errors == """
        book/a.md: note: the picture https://example.org/x.png lies on a server, so a link to it \
        stands in its place
        book/a.md: note: the picture gone.png cannot be read
        page.html written

        """)
    let page = try folder.read("page.html")
    let picture = "data:image/png;base64,iVBORw=="
    #expect(page.ranges(of: picture).count == 3)
    #expect(page.contains("data:image/gif;base64,R0lGODdh"))
    #expect(page.contains("<a href=\"https://example.org/x.png\">remote</a>"))
    for match in page.matches(of: /(src|srcset|poster|data)=["']([^"']*)/) {
      #expect(match.2.hasPrefix("data:"), "\(match.0)")
    }
    for match in page.matches(of: /<link [^>]*href="([^"]*)"/) { #expect(match.1 == "data:,") }
    #expect(!page.contains("@import"))
    #expect(!page.contains("url("))
    #expect(page.contains("default-src 'none'"), "its policy forbids what an author's HTML names")
    #expect(page.contains("<svg"))
  }

  @Test func markdownHasTodaysOutputsAndClaims() async throws {
    try folder.write(
      """
      # T

      ```swift fold
      let n = 1 + 1
      n
      ```
      ```output
      3
      ```

      - It is [3.0](=n "title"), so [few *and*
        $x$](<=n < 3>); see [`n`](n.md) and `[3](=n)`.
      """, to: "a.md")
    let export = try await run("export", "--format", "md", "--output", "-", "a.md")
    #expect(
      export.output == """
        # T

        ```swift
        let n = 1 + 1
        n
        ```

        ```text
        2
        ```

        - It is 2.0, so few *and*
          $x$; see [`n`](n.md) and `[3](=n)`.

        """)
    #expect(export.errors == "")
    try folder.write("[yes](<=1 < 0>)\n", to: "false.md")
    let refused = try await run("export", "--format", "md", "--output", "-", "false.md")
    #expect(refused.exitCode == 1)
    #expect(refused.output == "")
    #expect(refused.errors.contains("false.md:1:"))
  }

  /// A reader of the Swift file or of the Markdown is not told the answers before the question.
  @Test func exercisesKeepTheirAnswersBack() async throws {
    try folder.write(
      """
      # T

      ```swift exercise name=two
      func two() -> Int { 1 }
      expect(two() == 2, "no")
      ```

      ```swift wrong="hint"
      func two() -> Int { 3 }
      ```

      ```swift solution
      func two() -> Int { 1 + 1 }
      ```
      """, to: "a.md")
    let swift = try await run("export", "--format", "swift", "--output", "-", "a.md")
    #expect(swift.exitCode == 0, "\(swift.errors)")
    #expect(
      swift.output.contains("// An exercise: complete these lines.\n// func two() -> Int { 1 }\n"))
    #expect(swift.output.contains("// A solution:\n// func two() -> Int { 1 + 1 }\n"))
    #expect(!swift.output.contains("{ 3 }"))
    let markdown = try await run("export", "--format", "md", "--output", "-", "a.md")
    #expect(markdown.output.contains("<details><summary>Solution</summary>\n\n```swift\n"))
    #expect(!markdown.output.contains("{ 3 }"))
    let notebook = try await run("export", "--format", "ipynb", "a.md")
    #expect(notebook.exitCode == 0)
    let back = try await run("import", "a.ipynb", "--output", "back")
    #expect(back.exitCode == 0, "\(back.errors)")
    #expect(try folder.read("back/a.md") == folder.read("a.md") + "\n")
  }

  @Test func whatIsThereStays() async throws {
    try folder.write("1\n", to: "a.md")
    try folder.write("mine", to: "a.ipynb")
    let refused = try await run("export", "--format", "ipynb", "a.md")
    #expect(refused.exitCode == 1)
    #expect(
      refused.errors
        == "error: a.ipynb cannot be written: a file is there already: --force replaces it, --output names another\n"
    )
    #expect(try folder.read("a.ipynb") == "mine")
    #expect(try await run("export", "--format", "ipynb", "a.md", "--force").exitCode == 0)
    #expect(
      try await run("export", "--format", "ipynb", "a.md").errors == "a.ipynb is up to date\n")
    let itself = try await run("export", "--format", "md", "a.md", "--force")
    #expect(itself.exitCode == 1)
    #expect(itself.errors.contains("a.md: error: this is the chapter itself"))
    #expect(try folder.read("a.md") == "1\n")
    let link = try await run("export", "--format", "md", "a.md", "--force", "-o", "./x/../a.md")
    #expect(link.exitCode == 1)
    #expect(try folder.read("a.md") == "1\n")
  }

  @Test func aFailingChapterIsNotWritten() async throws {
    try folder.write("```swift\nfatalError(\"no\")\n```\n", to: "a.md")
    let export = try await run("export", "--format", "ipynb", "a.md")
    #expect(export.exitCode == 1)
    #expect(export.errors.contains("a.md:2: error: no"))
    #expect(try folder.files() == ["a.md"])
  }

  @Test func aBookKeepsItsFolders() async throws {
    try folder.write("translations: [ko]\n", to: "book/lessons.yml")
    try folder.write("# One\n\n```swift\n1\n```\n", to: "book/01-one.md")
    try folder.write("# 하나\n\n```swift\n1\n```\n", to: "book/ko/01-one.md")
    let missing = try await run("export", "--format", "ipynb", "--book", "book")
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("a whole book needs a folder to go to"))
    let export = try await run("export", "--format", "html-single", "--book", "book", "-o", "out")
    #expect(export.exitCode == 0, "\(export.errors)")
    #expect(try folder.read("out/01-one.html").contains("<html lang=\"en\">"))
    #expect(try folder.read("out/ko/01-one.html").contains("<html lang=\"ko\">"))
  }

  @Test func aNotebookBecomesItsChapterAgain() async throws {
    let chapter = "# T\n\nProse.\n\n```swift fold\n1 + 1\n```\n```output\n2\n```\n"
    try folder.write(chapter, to: "a.md")
    _ = try await run("export", "--format", "ipynb", "a.md")
    let back = try await run("import", "a.ipynb", "--output", "back")
    #expect(back.exitCode == 0, "\(back.errors)")
    #expect(back.errors == "back/a.md written, with 1 cell\n")
    #expect(try folder.read("back/a.md") == chapter)
    // The chapter lies beside its notebook, and is the same: there is nothing to do.
    #expect(try await run("import", "a.ipynb").errors == "a.md is up to date, with 1 cell\n")
    try folder.write(chapter + "more\n", to: "a.md")
    let refused = try await run("import", "a.ipynb")
    #expect(refused.exitCode == 1)
    #expect(refused.errors.contains("a.md cannot be written: a file is there already"))
  }

  @Test func whatMustBeMendedInAnImportIsSaid() async throws {
    let cells = #"[{"cell_type": "markdown", "source": "a $\\frac$\n\n```swift\n```"}]"#
    try folder.write("{\"nbformat\": 4, \"metadata\": {}, \"cells\": \(cells)}", to: "n.ipynb")
    let imported = try await run("import", "n.ipynb")
    #expect(imported.exitCode == 1)
    #expect(imported.errors.contains("n.md written\n"))
    #expect(imported.errors.contains("n.md: note: 1 block of Swift in the text stayed text"))
    #expect(imported.errors.contains("n.md:5: error: this formula cannot be read"))
    let missing = try await run("import", "gone.ipynb")
    #expect(missing.errors == "gone.ipynb: error: there is no such file\n")
  }
}
