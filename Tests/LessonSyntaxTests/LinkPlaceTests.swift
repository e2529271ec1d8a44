import LessonSyntax
import Testing

@Suite struct LinkPlaceTests {
  private func destinations(_ text: String) -> [String] {
    text.linkPlaces.map { String(text[$0.destination]) }
  }

  @Test func linksImagesAndDefinitions() {
    let text =
      "[a](b) ![c](<d e> \"t\") [f [g](h)](i 'x') [j]( k\n(l) )\n\n> [m]: n \"o\"\n\n- [p](q)\n"
    #expect(destinations(text) == ["b", "d e", "h", "i", "k", "n", "q"])
    let kinds: [LinkPlace.Kind] = [.link, .image, .link, .link, .link, .definition, .link]
    #expect(text.linkPlaces.map(\.kind) == kinds)
    #expect(text.linkPlaces.map { String(text[$0.text]) }[..<2] == ["a", "c"])
    #expect(
      text.linkPlaces.map { String(text[$0.whole]) }[..<2] == ["[a](b)", "![c](<d e> \"t\")"])
  }

  @Test func attributesOfTags() {
    let text =
      "<img alt=\"[a](b)\" src=c> <a href='d'>x</a>\n\n<div>\n<IMG SRC = \"e\">\n<!-- <img src=f> -->\n</div>\n"
    #expect(destinations(text) == ["c", "d", "e"])
    #expect(text.linkPlaces.last?.kind == .attribute(element: "img", name: "src"))
  }

  @Test func codeAndFormulasHaveNone() {
    for text in [
      "`[a](b)`", "``[a](b)` ``", "    [a](b)", "```\n[a](b)\n```", "$[a](b)$", "\\[a](b)",
      "[a\\](b)",
      "<https://x[a](b)>", "[a] (b)", "[a](b", "[a](b c)",
    ] {
      #expect(destinations(text).isEmpty, "\(text)")
    }
  }

  @Test func rewritingChangesDestinationsAlone() {
    let text = "[a](b) `[a](b)` ![c](b)\n\n[d]: b\n"
    #expect(
      text.withDestinations { place, old in place.kind == .image ? nil : old + "!" }
        == "[a](b!) `[a](b)` ![c](b)\n\n[d]: b!\n")
  }

  @Test(arguments: 0..<200)
  func anyTextIsRead(_ seed: UInt64) {
    var state = seed
    let parts = Array("[]()<>!\\`$\"'= \nab:-#한")
    let text = String(
      (0..<60).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return parts[Int(state >> 33) % parts.count]
      })
    #expect(text.withDestinations { _, _ in nil } == text)
    for place in text.linkPlaces {
      #expect(place.whole.lowerBound <= place.destination.lowerBound)
      #expect(place.destination.upperBound <= place.whole.upperBound)
    }
  }
}
