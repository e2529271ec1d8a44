import LessonCheck
import Testing

@Suite struct LinkTests {
  private func problems(_ text: String, _ files: [String: String] = [:]) throws -> [String] {
    try MadeUpBook(files.merging(["a.md": text]) { $1 }).problems(.link, in: "a.md")
  }

  @Test func linksToWhatIsThereHold() throws {
    let text = """
      # One & `two` 둘

      [a](b.md) [b](./b.md#part) [c](ko/c.md?x=1#셋) [d](<data/x y.csv>) [e](data/x%20y.csv) [f](ko/)
      [g](#one--two-둘) [h](#) [i](#top) [j](b.md#part-1) [k](#named) [l](b.md#) [m](b.md#in-a-quote)
      [n](#one--two-%EB%91%98) <a href="b.md#part">o</a> ![p](data/p.svg "title") ![q](<data/p.svg#x>)

      <a id="named"></a> [r](#a-cell) [0.5](=half)

      ```swift name=a-cell caption="of [b](b.md)"
      ```
      """
    let files = [
      "b.md": "## Part\n\n## Part\n\n> ### In a quote\n", "ko/c.md": "# 셋\n", "data/x y.csv": "1",
      "data/p.svg": "<svg/>",
    ]
    #expect(try problems(text, files) == [])
  }

  @Test(arguments: [
    "https://example.org/nothing", "http://localhost:1/", "//example.org/x", "mailto:a@b.c",
    "HTTPS://x", "tel:+1",
  ])
  func whatIsElsewhereIsNotAskedFor(_ link: String) throws {
    #expect(try problems("[x](\(link)) ![y](\(link))") == [])
  }

  @Test func everyBrokenLinkIsNamedWithItsLine() throws {
    let text = """
      # Here

      Some *emphasis with a
      [link](b.md) in it*, and `code
      over lines` before [another
      one](c.md#x).

      > - quoted ![picture](pictures/a.png)
      >   and [a last](nothing/)

      Setext [one](d.md)
      =====

      <p>
      <a href="e.md">raw</a>
      <img alt='' src='f.png'></p>

      text <a
      href=g.md>raw</a> <!-- <a href="h.md"> -->

      ```swift caption="see [b](i.md)"
      ```
      """
    #expect(
      try problems(text).map { $0.replacing(#/ which is.*/#, with: "") } == [
        "4: this link leads to `b.md`,", "6: this link leads to `c.md`,",
        "8: this image leads to `pictures/a.png`,", "9: this link leads to `nothing/`,",
        "11: this link leads to `d.md`,", "15: this link leads to `e.md`,",
        "16: this image leads to `f.png`,", "18: this link leads to `g.md`,",
        "21: this link leads to `i.md`,",
      ])
  }

  @Test func aMissingAnchorIsNamed() throws {
    let text = "# Here\n\n[a](#hero) [b](#elsewhere) [c](b.md#prat) [d](b.md#Part) [e](plain.txt#x)"
    let files = ["b.md": "## Part\n\n```swift nonsense\n```\n", "plain.txt": ""]
    #expect(
      try problems(text, files) == [
        "3: no heading of this chapter is called `#hero`: did you mean `#here`?",
        "3: no heading of this chapter is called `#elsewhere`",
        "3: no heading of `b.md` is called `#prat`: did you mean `#part`?",
        "3: no heading of `b.md` is called `#Part`: did you mean `#part`?",
      ])
  }

  @Test func whatMayHaveBeenMeantIsSaid() throws {
    let text =
      "[a](02-tow.md) [b](02-two.html) [c](/02-two.md) [d]() ![e]() [f](x%FF.md) ![g](data)"
    let files = ["02-two.md": "# Two", "data/x.csv": ""]
    #expect(
      try problems(text, files) == [
        "1: this link leads to `02-tow.md`, which is not there: did you mean `02-two.md`?",
        "1: this link leads to `02-two.html`, which is not there: link to `02-two.md`, and the "
          + "site's link leads to the page",
        "1: `/02-two.md` starts at a server's root, of which a folder knows nothing: write it "
          + "relative to this file",
        "1: this link leads nowhere: write where it leads between the parentheses",
        "1: this image names no file: write one between the parentheses",
        "1: `x%FF.md` is not UTF-8 text once its %-escapes are read: mend them",
        "1: this image is a folder, `data`: name a file in it",
      ])
  }

  @Test func aDraftIsNoPageOfTheSite() throws {
    let (link, draft) = ("[b](b.md#b)\n", "---\ndraft: true\n---\n# B\n\n[c](c.md)\n")
    let files = ["a.md": link, "b.md": draft, "c.md": draft]
    let book = try MadeUpBook(files)
    #expect(
      try book.problems(.link, in: "a.md") == [
        "1: `b.md` is a draft, which the site does not have: link to it when it is none"
      ])
    #expect(try book.problems(.link, in: "b.md") == [])
  }

  @Test func pathsAreSeenFromTheChaptersFolder() throws {
    let book = try MadeUpBook([
      "ko/a.md": "[a](../b.md#b) [b](c.md) [c](../../b.md)", "b.md": "# B", "ko/c.md": "",
    ])
    #expect(
      try book.problems(.link, in: "ko/a.md") == [
        "1: this link leads to `../../b.md`, which is not there"
      ])
  }

  /// Raw HTML of any kind is read to its end.
  @Test(arguments: [
    "<a href", "<a href=", "<a href=\"", "<a href='x", "x <a =\"\"=>", "<!-- <a href=\"y\">", "<a/",
    "<img src=x", "<a\n\n", "text <b\u{0}c d=\u{0}>", "<a href=\u{1F600}.md>",
  ])
  func strayHTMLIsNoCrash(_ html: String) throws {
    _ = try problems(html)
    _ = try problems("<div>\n\(html)\n")
  }
}
