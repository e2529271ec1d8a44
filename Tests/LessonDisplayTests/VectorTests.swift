import CellProtocol
import LessonDisplay
import TensorEngine
import Testing

/// Arrows and curves of the plane.
@Suite struct VectorTests {
  @Test func arrowsHeadToTailEndAtTheirSum() {
    let figure = arrows(["a": [1, 2], "b": Tensor([3, 1])], headToTail: true)
    #expect(
      figure.summary == "Arrows in the plane: a from (0, 0) to (1, 2); b from (1, 2) to (4, 3).")
    #expect(figure.data.csv == "series,x,y\na,0,0\na,1,2\nb,1,2\nb,4,3\n")
    #expect(
      arrows(["a": [1, 2], "b": [3, 1]]).summary.hasSuffix("b from (0, 0) to (3, 1)."))
  }

  @Test func theColumnsOfAMatrixAreWhereUnitVectorsGo() {
    let figure = arrows(columnsOf: Tensor([[1, 2, 3], [4, 5, 6]]), names: ["x", "y", "z"])
    #expect(figure.summary.hasSuffix("y from (0, 0) to (2, 5); z from (0, 0) to (3, 6)."))
    #expect(arrows(columnsOf: Tensor([[1], [4]])).summary.contains("column 0 from"))
  }

  /// A tip is where the axes say, and has the series' mark; there is no other mark.
  @Test func tipsAreMarked() throws {
    let figure = arrows(["a": [2, 2], "b": [-2, 1]])
    for text in [figure.text, try #require(figure.braille(in: .english))] {
      let drawn = try #require(DrawnPlot(text))
      for (mark, x, y) in [("*", 2.0, 2.0), ("o", -2, 1)] as [(Character, Double, Double)] {
        let cells = drawn.marks.filter { $0.value == mark }.map(\.key)
        #expect(cells.count == 1)
        let cell = try #require(cells.first)
        #expect((Double(cell.column) - drawn.column(x, .linear)).magnitude <= 1)
        #expect((Double(cell.row) - drawn.row(y, .linear)).magnitude <= 1)
      }
    }
  }

  @Test func aUnitIsAsLongUpwardsAsToTheSide() throws {
    // The corner of L∞'s square in the page: as far from the middle in both directions.
    let html = unitBalls(norms: [.infinity]).html
    let line = try #require(
      html.split(separator: "\n").last { $0.contains("stroke-linejoin:round") })
    let path = try #require(line.split(separator: "\"").first { $0.hasPrefix("M") })
    let places = path.dropFirst().split(separator: "L").map { place in
      place.split(separator: " ").compactMap { Double($0) }
    }
    let (xs, ys) = (places.map { $0[0] }, places.map { $0[1] })
    #expect(((xs.max()! - xs.min()!) - (ys.max()! - ys.min()!)).magnitude < 0.1)
    #expect(xs.max()! - xs.min()! > 100)
  }

  @Test(arguments: [0.5, 1, 1.5, 2, 3, 50, .infinity])
  func aBallsPointsHaveItsNorm(_ norm: Double) {
    for point in ball(norm: norm, radius: 2) {
      let (x, y) = (point[0].magnitude, point[1].magnitude)
      let length =
        norm == .infinity ? max(x, y) : pow(pow(x, norm) + pow(y, norm), 1 / norm)
      #expect((length - 2).magnitude < 1e-9)
    }
    // Closed, and in all four quarters.
    let points = ball(norm: norm)
    #expect(points.first == points.last && points.count == 129)
    #expect(Set(points.map { [$0[0] > 0.1, $0[1] > 0.1] }).count == 4)
  }

  @Test func norms() {
    #expect(
      unitBalls(norms: [0.5, .infinity]).summary
        == "Curves in the plane: L0.5, which reaches 1 on the axes; L∞, which reaches 1 on the axes."
    )
    #expect(unitBalls().page.text(in: "ko").contains("평면의 곡선: L1, 축에서 1까지"))
  }

  @Test func hostileArrowsAreDrawn() {
    for vector in [[0, 0], [.nan, 1], [1e300, 1], [1e-290, 1e-290], [.infinity, 0]] as [[Double]] {
      let figure = arrows(["<&\"가": vector])
      #expect(!figure.text.isEmpty && figure.html.contains("&lt;&amp;&quot;가"))
    }
    #expect(arrows([Arrow]()).summary == "Arrows in the plane: none.")
  }

  @Test func mistakes() async {
    let three = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      arrows(["w": [1, 2, 3]])
    }
    #expect(said(three, "The arrow \"w\" lies in the plane and needs two numbers, and has 3."))
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      arrows(columnsOf: Tensor.ones([3, 2]))
    }
    #expect(said(rows, "where it is [2, count], and this one is [3, 2]."))
    let norm = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      unitBalls(norms: [0])
    }
    #expect(said(norm, "A norm's p is above 0, and this one is 0: L1 has 1, L2 has 2."))
  }
}
