import Foundation
import LessonDisplay
import TensorEngine
import Testing

@Suite struct PictureTests {
  /// Shades are ninths: 0.25 is the second, and 0.5, between the fourth and the fifth, the fifth.
  @Test func smallPicturesHaveTwoCharactersAPixel() {
    let figure = pictures(
      Tensor([[[0.0, 0.25, 0.5], [0.75, 1, 0]], [[1, 1, 1], [0, 0, 0]]]), titles: ["하나", "b"])
    #expect(
      figure.text == """
        하나    b
          ::++  @@@@@@
        ##@@

        ' ' is 0, '@' is 1
        """)
    #expect(
      figure.summary == "2 grey pictures of 2×3 pixels: 하나, b. black is 0, white is 1.")
  }

  /// A picture of 60 columns has one character for two pixels below each other.
  @Test func wideOnesHaveTwoPixelsACharacter() {
    let row = [Double](repeating: 1, count: 60)
    let figure = pictures(Tensor([row, row.map { _ in 0.0 }, row, row]), columns: 1)
    let lines = figure.text.split(separator: "\n")
    #expect(lines[0] == Substring(String(repeating: "+", count: 60)))
    #expect(lines[1] == Substring(String(repeating: "@", count: 60)))
  }

  /// The reference is Python's zlib at level 0 in the chunks of the PNG specification.
  @Test func manyGreysAreAPNG() {
    let values = (0..<64).map { Float(7 * $0 % 256) / 255 }
    let html = pictures(Tensor(scalars: values, shape: [1, 1, 8, 8]), range: 0...1).html
    let expected =
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAU0lEQVR4AQFIALf/AAAHDhUcIyox"
      + "ADg/Rk1UW2JpAHB3foWMk5qhAKivtr3Ey9LZAODn7vX8AwoRABgfJi00O0JJAFBXXmVsc3qBAIiP"
      + "lp2kq7K5h0UcISuyeK4AAAAASUVORK5CYII="
    #expect(html.contains("data:image/png;base64,\(expected)\""))
    #expect(html.contains("image-rendering:pixelated"))
  }

  @Test func fewGreysAreRuns() {
    let html = pictures(Tensor([[1.0, 1, 0], [0, 0, 0]])).html
    #expect(html.contains(#"<path d="M0 0h2v1h-2z" style="fill:#ffffff"/>"#))
    #expect(html.contains(#"<path d="M2 0h1v1h-1zM0 1h3v1h-3z" style="fill:#000000"/>"#))
    #expect(!html.contains("<image"))
  }

  @Test func otherRangesAreSaid() {
    let figure = pictures(Tensor([[-1.0, 3], [Double.nan, 1]]))
    #expect(figure.text.hasSuffix("' ' is -1, '@' is 3; 1 number not finite, shown as ?"))
    #expect(figure.text.contains("??"))
    #expect(figure.html.contains(">black is -1, white is 3</text>"))
    #expect(figure.html.contains(">1 number not finite</text>"))
  }

  /// However many pixels come in, a page grows by less than half a megabyte.
  @Test func sizeIsBounded() {
    let large = pictures(Tensor.rand([4, 3, 300, 300]))
    #expect(large.html.utf8.count < 400_000)
    #expect(large.html.contains("is the mean of 3×3"))
    let many = pictures(Tensor.rand([1000, 8, 8]))
    #expect(many.html.utf8.count < 200_000)
    #expect(many.html.contains("936 more pictures not drawn"))
    #expect(many.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 80)
    #expect(pictures(Tensor.rand([40, 3000])).text.count < 4000)
    #expect(pictures(Tensor.zeros([0, 8, 8])).text == "(no pictures)")
  }

  @Test func shapesThatAreNoPictures() async {
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      pictures(Tensor.zeros([2, 4, 8, 8]))
    }
    #expect(said(shape, "A tensor of shape [2, 4, 8, 8] is no pictures: they are"))
    let titles = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      pictures(Tensor.zeros([1, 8, 8]), titles: ["a", "b"])
    }
    #expect(said(titles, "There are 2 titles for 1 picture: a picture has one title."))
  }
}

@Suite struct HeatMapTests {
  @Test func numbersOfASmallMatrix() {
    let figure = heatMap(
      Tensor([[1, -2.5], [0.25, 4]]), rows: ["고양이", "b"], columns: ["x", "y"], title: "W",
      xLabel: "input")
    #expect(
      figure.text == """
        W

        across: input

                   x      y
        고양이  1.00  -2.50
        b       0.25   4.00
        """)
    #expect(
      figure.summary
        == "Heat map of 2 rows and 2 columns (input), from -2.5 at [고양이, y] to 4 at [b, y].")
    // −2.5 of 4 in sixteenths is 10, and half as strong under numbers.
    #expect(
      figure.html.contains(
        #"<path d="M1 0h1v1h-1z" style="fill:var(--figure-2,#c07d06);fill-opacity:0.31"/>"#))
  }

  @Test func shadesOfALargeOne() {
    let row = (0..<20).map { Double($0) - 10 }
    let lines = heatMap([row, row.map { -$0 }]).text.split(separator: "\n")
    #expect(lines[0].hasPrefix("0  -@-%-#-*-+-+-=---:-.  +.+:+-+="))
    #expect(lines[1].hasPrefix("1  +@+%+#+*+++++=+-+:+.  -."))
    #expect(lines[2] == "'-@' is -10, blank is 0, '+@' is 10")
  }

  @Test func whatIsNotFinite() {
    let figure = heatMap([[1, .nan], [Double.infinity, 3]])
    #expect(figure.text == "  1  nan\ninf    3")
    #expect(figure.html.contains("M1 0l1 1m0-1l-1 1M0 1l1 1m0-1l-1 1"))
    #expect(figure.summary.hasSuffix("2 cells are not finite."))
  }

  @Test func sizeIsBounded() {
    let figure = heatMap(Tensor.rand([1000, 700]))
    #expect(figure.html.utf8.count < 120_000)
    #expect(figure.html.contains("each cell drawn is the mean of 16×11"))
    #expect(figure.text.split(separator: "\n").count < 50)
  }

  /// Numbers keep a contrast of 4.5 to every colour that they can stand on, in light and dark.
  @Test(arguments: [
    ("22262b", "fdfdfc", ["0072b2", "d55e00"]), ("d8dbdf", "17191c", ["4ba3dd", "f5874f"]),
  ])
  func numbersCanBeRead(ink: String, paper: String, colors: [String]) {
    let channels = { (hex: String) in
      stride(from: 0, to: 6, by: 2).map { start in
        Double(Int(hex.dropFirst(start).prefix(2), radix: 16)!) / 255
      }
    }
    // Relative luminance of WCAG 2.2.
    let luminance = { (color: [Double]) in
      zip([0.2126, 0.7152, 0.0722], color).reduce(0) { sum, part in
        let c = part.1
        return sum + part.0 * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4))
      }
    }
    for color in colors.map(channels) {
      let mixed = zip(color, channels(paper)).map { 0.5 * $0 + 0.5 * $1 }
      let both = [luminance(channels(ink)), luminance(mixed)].sorted()
      #expect((both[1] + 0.05) / (both[0] + 0.05) >= 4.5)
    }
  }

  @Test func namesAndRows() async {
    let names = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      heatMap(Tensor.zeros([2, 3]), rows: ["a"])
    }
    #expect(said(names, "A heat map needs a name a row: 1 names, 2 rows."))
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      heatMap([[1, 2], [3]])
    }
    #expect(said(rows, "Row 1 of the heat map has 1 number, and the first has 2"))
  }
}
