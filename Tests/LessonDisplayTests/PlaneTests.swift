import Foundation
import LessonDisplay
import TensorEngine
import Testing

@Suite struct DecisionRegionTests {
  private let corners = Tensor([[-1, -1], [1, 1], [-1, 1], [1, -1]])

  private func halves(_ points: Tensor) -> Tensor { abscissas(of: points) .> 0 }

  private func abscissas(of points: Tensor) -> Tensor {
    let values = points.scalars
    return Tensor(
      scalars: (0..<points.shape[0]).map { values[2 * $0] }, shape: [points.shape[0]])
  }

  /// Left of zero is class 0, right of it class 1; two of four points are on the wrong side.
  @Test func halfPlanes() throws {
    let figure = decisionRegion(x: corners, labels: [0, 0, 1, 1], names: ["a", "나"]) {
      halves($0)
    }
    let lines = figure.text.split(separator: "\n").map(String.init)
    let rows = lines.filter { $0.contains("|") }
    #expect(rows.count > 5)
    for row in rows {
      let area = row.drop { $0 != "|" }.dropFirst(2).filter { ".:".contains($0) }
      let change = try #require(area.firstIndex(of: ":"))
      #expect(area[..<change].allSatisfy { $0 == "." })
      #expect(area[change...].allSatisfy { $0 == ":" })
    }
    #expect(figure.text.contains("* a   o 나   . classified as a   : classified as 나"))
    #expect(figure.text.hasSuffix("2 of 4 points lie in the region of another class"))
    #expect(figure.summary.contains("a has 50 %, 나 has 50 % of the plane. 2 points of 4"))
    #expect(figure.html.contains("<title>Decision regions</title>"))
    // One border from the top to the bottom, in the middle of 160 columns.
    #expect(figure.html.contains(#"<path d="M80 0v1M80 1v1M80 2v1"#))
  }

  /// Scores give the class with the highest.
  @Test func scores() {
    let figure = decisionRegion(x: corners, labels: [0, 1, 0, 1]) { points in
      let first = abscissas(of: points).reshape([-1, 1])
      return concatenate([first * -1.0, first], dim: 1)
    }
    #expect(figure.summary.hasSuffix("0 points of 4 in the region of another class."))
  }

  @Test func pointsWithoutAPlace() {
    let odd = Tensor([[Double.nan, 1], [Double.infinity, 0], [3, 3]])
    let figure = decisionRegion(x: odd, labels: [0, 1, 1]) { halves($0) }
    #expect(figure.text.contains("2 points not drawn: not a finite number"))
    #expect(!decisionRegion(x: Tensor.zeros([0, 2]), labels: [Int]()) { halves($0) }.text.isEmpty)
  }

  /// A border that crosses every cell still leaves a page of bounded size.
  @Test func sizeIsBounded() {
    let figure = decisionRegion(x: corners, labels: [0, 1, 0, 1]) { points in
      Tensor((0..<points.shape[0]).map { $0 * 7 % 3 })
    }
    #expect(figure.html.utf8.count < 600_000)
  }

  @Test func mistakes() async {
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      decisionRegion(x: Tensor.zeros([2, 3]), labels: [0, 1]) { $0 }
    }
    #expect(said(shape, "its points are a tensor [count, 2], and this one is [2, 3]."))
    let labels = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      decisionRegion(x: Tensor.zeros([2, 2]), labels: [0]) { $0 }
    }
    #expect(said(labels, "needs a label a point: 1 labels, 2 points."))
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      decisionRegion(x: Tensor.zeros([2, 2]), labels: [0, 1]) { $0.sum(dim: 1) * 0.3 - 0.25 }
    }
    #expect(said(result, "classes are whole numbers from 0, and the closure gave"))
  }
}

@Suite struct ContourTests {
  /// The lines of x are upright, at x = 0 and 1 in the middle and at the quarters.
  @Test func uprightLines() throws {
    let figure = contour(x: -2...2, y: 0...1, levels: 5) { x, _ in x }
    // Grid columns 0, 24, 48, 72, 96 of 96 carry −2, −1, 0, 1, 2.
    #expect(figure.text.contains("0 at -2   1 at -1   2 at 0   3 at 1   4 at 2"))
    let rows = figure.text.split(separator: "\n").filter { $0.contains("|") }
    let marks = rows.map { $0.filter("01234".contains) }
    #expect(rows.dropLast().allSatisfy { $0.contains("2") && $0.contains("3") })
    #expect(marks.count > 5)
    #expect(
      figure.summary == "Contour plot over x, -2 to 2, and y, 0 to 1; values from -2 to 2.")
  }

  /// Points of the circle x² + y² = 1: every point of its line is at the distance 1 from its middle.
  @Test func circle() throws {
    let html = contour(x: -2...2, y: -2...2, levels: 9) { x, y in x * x + y * y }.html
    let lines = html.split(separator: "\n").filter { $0.contains("stroke-opacity") }
    #expect(lines.count >= 2)
    for line in lines {
      let data = try #require(line.split(separator: "\"").first { $0.hasPrefix("M") })
      for part in data.split(separator: "M") {
        let points = part.split(separator: "L").map { $0.split(separator: " ").map { Double($0)! } }
        guard points.first == points.last, points.count > 8 else { continue }
        let xs = points.map { $0[0] }
        let ys = points.map { $0[1] }
        let center = ((xs.max()! + xs.min()!) / 2, (ys.max()! + ys.min()!) / 2)
        let radii = ((xs.max()! - xs.min()!) / 2, (ys.max()! - ys.min()!) / 2)
        for (x, y) in zip(xs, ys) {
          let distance = pow((x - center.0) / radii.0, 2) + pow((y - center.1) / radii.1, 2)
          #expect(abs(distance - 1) < 0.06)
        }
      }
    }
  }

  @Test func paths() {
    let figure = contour(
      x: -1...1, y: -1...1,
      paths: ["SGD": [[-1, 1], [0, 0.5], [9, 9]], "모멘텀": [Tensor([1, 1]), Tensor([0, 0])]]
    ) { x, y in x * x + y * y }
    #expect(
      figure.summary.contains(
        "SGD goes in 2 steps from (-1, 1), where the value is 2, to (9, 9), where it is 162. "
          + "모멘텀 goes in 1 step from (1, 1), where the value is 2, to (0, 0), where it is 0."))
    #expect(figure.text.contains("1 point not drawn: outside the axis range"))
    #expect(figure.text.contains("* SGD   o 모멘텀"))
  }

  @Test func functionsWithoutLines() {
    let flat = contour(x: 0...1, y: 0...1) { _, _ in 3 }
    #expect(flat.summary.contains("no lines: the function has no two values here"))
    let none = contour(x: 0...1, y: 0...1) { _, _ in .nan }
    #expect(none.summary.contains("the function has no place on the scale in 100 % of the plane"))
    let log = contour(x: -1...1, y: 0...1, levelScale: .log) { x, _ in x }
    #expect(
      log.summary.contains("in 51 % of the plane") || log.summary.contains("in 50 % of the plane"))
    let huge = contour(x: -1...1, y: -1...1, levels: 100) { x, y in x * y * 1.7e308 }
    #expect(huge.html.utf8.count < 200_000)
  }

  @Test func mistakes() async {
    let path = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      contour(x: 0...1, y: 0...1, paths: ["a": [[1.0, 2], [3]]]) { x, y in x + y }
    }
    #expect(said(path, "A path in the plane has two numbers a point, and point 1 has 1."))
    let range = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      contour(x: 1...1, y: 0...1) { x, y in x + y }
    }
    #expect(said(range, "An axis cannot go from 1.0 to 1.0"))
  }
}
