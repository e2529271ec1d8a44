import LessonSyntax
import Testing

/// What has a caption is numbered in the order of the text.
@Suite struct FigureNumberTests {
  private func chapter(_ markdown: String) throws -> Chapter {
    try Chapter(SourceText(path: "01.md", text: markdown))
  }

  @Test func whateverHasACaptionIsCountedInTheOrderOfTheText() throws {
    let chapter = try chapter(
      """
      Text.[^note]

      ```swift
      0
      ```

      > ```swift caption="In a quote"
      > 1
      > ```

      ![A picture](a.png "Its caption")

      ![No caption](b.png)

      ```swift hide caption="The name of a hidden cell"
      2
      ```

      - ~~~swift name=last caption="`code` in a list"
        3
        ~~~

      [^note]: A note.

          ![In a note](c.png "Counted last")

      """)
    let numbers = chapter.figureNumbers
    #expect((0..<5).map { numbers.number(ofCell: $0) } == [nil, 1, nil, 3, nil])
    #expect((1...40).compactMap { numbers.number(ofPictureOnLine: $0) } == [2, 4])
  }

  @Test func aNamedFigureIsAnAnchorOfTheChapter() throws {
    let chapter = try chapter(
      """
      ```swift name=norms caption="Norms"
      1
      ```

      ```swift name=bare
      2
      ```

      ```swift hide name=hidden caption="Hidden"
      3
      ```
      """)
    #expect(chapter.anchors.isSuperset(of: ["norms", "fig-norms", "bare", "hidden"]))
    #expect(chapter.anchors.filter { $0.hasPrefix("fig-") } == ["fig-norms"])
    #expect(chapter.cells.map(\.figureAnchor) == ["fig-norms", nil, nil])
  }

  @Test(arguments: [
    (
      "## Fig-norms\n\n```swift name=norms caption=\"Norms\"\n1\n```\n",
      "01.md:3: error: the anchor of this figure, `fig-norms`, is that of the heading on line 1: "
        + "choose another `name`"
    ),
    (
      "```swift name=norms caption=\"Norms\"\n1\n```\n\n```swift name=fig-norms\n1\n```\n",
      "01.md:5: error: `fig-norms` is the anchor of the figure of the cell on line 1: choose "
        + "another `name`"
    ),
  ])
  func anAnchorNamesOneThing(_ markdown: String, _ message: String) {
    #expect {
      try chapter(markdown)
    } throws: { error in
      (error as? Diagnostics)?.description == message
    }
  }
}
