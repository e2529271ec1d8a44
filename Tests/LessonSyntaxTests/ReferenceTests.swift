import Foundation
import LessonSyntax
import Testing

struct ReferenceTests {
  private static let lesson = """
    # Gradients

    See [](#why-they-vanish), [](#eq-chain) and [Eq. (2)](#loss).

    ## Why they *vanish*

    $$ g = \\prod_l w_l \\label{eq-chain} $$

    $$
    L = y^2 \\label{loss}
    $$

    """

  @Test func headingsAndFormulasLendTheirNames() throws {
    let chapter = try Chapter(SourceText(path: "a.md", text: Self.lesson))
    #expect(chapter.labels["eq-chain"] == Label(.equation(1)))
    #expect(chapter.labels["loss"] == Label(.equation(2)))
    #expect(chapter.labels["why-they-vanish"]?.title.plainText == "Why they vanish")
    // A link that has words keeps them.
    #expect(chapter.references.keys.sorted() == ["#eq-chain", "#why-they-vanish"])
    #expect(chapter.anchors.isSuperset(of: ["eq-chain", "loss"]))
    let body = try pageBody(Self.lesson)
    #expect(body.contains("<a href=\"#why-they-vanish\">Why they vanish</a>"))
    #expect(body.contains("[Eq. (2)]") == false)
  }

  @Test func wordsStandInTheTextOfATerminal() throws {
    let chapter = try Chapter(SourceText(path: "a.md", text: Self.lesson))
    let filled = chapter.withReferenceWords { [.text($0.number.map { "No. \($0)" } ?? "words")] }
    guard case .paragraph(let inlines) = filled.blocks[1].kind else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.plainText == "See words, No. 1 and Eq. (2).")
  }

  @Test(arguments: [
    (
      "[](#gaol)\n\n## Goal\n", 1,
      "`#gaol` names no heading, figure or formula: did you mean `#goal`?"
    ),
    ("[](#x)\n", 1, "mend it, or write the words between the brackets"),
    ("a\n\n<i id=\"x\"></i>\n\n[](#x)\n", 5, "`#x` has none to lend"),
    (
      "[Eq. 2](#e)\n\n$$ x \\label{e} $$\n", 1,
      "`#e` is equation (1), and this link calls it `Eq. 2`"
    ),
    ("[식 (2)](#e)\n\n$$ x \\label{e} $$\n", 1, "is equation (1)"),
    ("[Figure 1](#e)\n\n$$ x \\label{e} $$\n", 1, "is equation (1)"),
    ("[Figure 1](#goal)\n\n## Goal\n", 1, "has no number"),
    ("a $x \\label{e}$\n", 1, "a formula in running text has no number"),
    (
      "$$ x \\label{e} $$\n\n$$ y \\label{e} $$\n", 3, "the formula on line 1 is called `e` already"
    ),
    ("# E\n\n$$ y \\label{e} $$\n", 3, "the anchor of the heading on line 1"),
    (
      "```swift name=e\n1\n```\n\n$$ y \\label{e} $$\n", 5,
      "the cell on line 1 is called `e` already"
    ),
    (
      "```swift name=e caption=\"E\"\n1\n```\n\n$$ y \\label{fig-e} $$\n", 5,
      "`fig-e` is the anchor of the figure of the cell on line 1"
    ),
    (
      "$$ y \\label{cell.1} $$\n", 1,
      "`cell.1` holds a full stop, as the page's own names do: choose another `\\label`, such as `cell-1`"
    ),
    ("$$ y \\label{a b} $$\n", 1, "\\label cannot use this argument"),
    ("$$ y \\label{a} \\label{b} $$\n", 1, "a second \\label"),
  ])
  func whatCannotBeRefersToItsLine(_ text: String, _ line: Int, _ message: String) throws {
    let error = #expect(throws: Diagnostics.self) {
      try Chapter(SourceText(path: "a.md", text: text))
    }
    let all = try #require(error).all
    #expect(all.count == 1)
    #expect(all.first?.line == line)
    #expect(all.first?.message.contains(message) == true, "\(all)")
  }

  /// What is left alone: words that mean nothing special, and empty links to what is no Markdown.
  @Test(arguments: [
    "[Figure 7](https://example.org/#e)", "[](https://example.org)", "[](plot.png)",
    "[Table 3](#goal)\n\n## Goal", "[figure skating](#goal)\n\n## Goal",
    "[![](a.png)](#goal)\n\n## Goal",
  ])
  func otherLinksAreLeftAlone(_ text: String) throws {
    #expect(try Chapter(SourceText(path: "a.md", text: text)).references.isEmpty)
  }

  // MARK: Other files

  private func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "references-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return folder
  }

  @Test func otherChaptersAreReadForTheirNames() throws {
    let folder = try folder([
      "a.md": "# A\n\n[](b.md), [](b.md#part), [](b.md#e), [Equation 1](b.md#e)\n",
      "b.md": "# The *second*\n\n## Part\n\n$$ x \\label{e} $$\n\n```swift bad\n```\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let chapter = try Chapter(contentsOf: folder.appending(path: "a.md").path)
    #expect(chapter.references["b.md"] == Label(.chapter, title: [.text("The second")]))
    #expect(chapter.references["b.md#part"]?.title.plainText == "Part")
    #expect(chapter.references["b.md#e"] == Label(.equation(1), chapter: "The second"))
  }

  @Test func whatOtherChaptersDoNotHaveIsAnError() throws {
    let folder = try folder([
      "a.md": "# A\n\n[](c.md)\n[](b.md#prat)\n[Eq. 7](b.md#e)\n",
      "b.md": "# B\n\n## Part\n\n$$ x \\label{e} $$\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = #expect(throws: Diagnostics.self) {
      try Chapter(contentsOf: folder.appending(path: "a.md").path)
    }
    let messages = try #require(error).all.map(\.message)
    try #require(messages.count == 3)
    #expect(messages[0].contains("leads to `c.md`, which cannot be read"))
    #expect(messages[1].contains("did you mean `#part`?"))
    #expect(messages[2].contains("is equation (1), and this link calls it `Eq. 7`"))
  }

  @Test func aDefinitionMayReferToOtherThings() throws {
    let folder = try folder([
      "a.md": "# A\n\nThe [gradient](glossary.md#gradient)\n",
      "b.md": "# The other\n",
      "glossary.md": "# Terms\n\n## Gradient\n\nOf the [](#loss), see [](b.md), "
        + "not [](glossary.md#loss).\n\n## Loss\n\nHow wrong.\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let chapter = try Chapter(contentsOf: folder.appending(path: "a.md").path)
      .withReferenceWords(\.title)
    guard case .term(let definition)? = chapter.references["glossary.md#gradient"]?.kind else {
      Issue.record("no term")
      return
    }
    #expect(definition.plainText == "Of the Loss, see The other, not Loss.")
  }

  @Test func aTermBringsWhatExplainsIt() throws {
    let folder = try folder([
      "a.md":
        "# A\n\nThe [gradient](glossary.md#gradient), [](glossary.md#loss), [all](glossary.md)\n",
      "glossary.md": "# Terms\n\n## Gradient\n\nThe *slopes*.\n\n## Loss\n\nHow wrong.\n\nMore.\n",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let chapter = try Chapter(contentsOf: folder.appending(path: "a.md").path)
    #expect(chapter.references.count == 2)
    #expect(
      chapter.references["glossary.md#gradient"]?.kind
        == .term(definition: [.text("The "), .emphasis([.text("slopes")]), .text(".")]))
    let page = chapter.html(
      with: PageParts(
        cells: [], formula: { span, _, _ in span.tex }, code: { _, text in text },
        term: { definition, address, number in
          ("<a \(number) \(address) \(definition.plainText)>", "</a>")
        }, destination: { "to-" + $0 }))
    #expect(
      page.contains("<a 1 to-glossary.md#gradient The slopes.>gradient</a>"))
    #expect(page.contains("<a 2 to-glossary.md#loss How wrong.>Loss</a>"))
  }
}
