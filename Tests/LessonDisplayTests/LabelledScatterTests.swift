import Foundation
import FoundationXML
import LessonDisplay
import TensorEngine
import Testing
import TextColumns

@Suite struct LabelledScatterTests {
  /// The last point is at the right edge, so that its label stands at its left.
  @Test func labelsStandBesideTheirPoints() {
    let figure = scatter(
      Tensor([[0.0, 0], [1, 1], [2, 0]]), labels: ["왕", "queen", "man <b>"], width: 40)
    let lines = figure.text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("* 왕") })
    #expect(lines.contains { $0.contains("* queen") })
    #expect(lines.contains { $0.hasSuffix("man <b> *") })
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 })
    #expect(figure.html.contains(">queen</text>"))
    #expect(figure.html.contains(">man &lt;b&gt;</text>"))
    #expect(
      figure.summary.hasSuffix("Labelled: 왕 (0, 0), queen (1, 1), man <b> (2, 0)."))
  }

  /// No two labels cover each other; those without room are counted.
  @Test func crowds() throws {
    let points = (0..<200).map { Double($0 % 20) / 400 }
    let figure = scatter(
      x: points, y: points.reversed() as [Double], labels: (0..<200).map { "word \($0)" })
    #expect(figure.text.contains("labels not written: no room"))
    #expect(figure.html.contains("labels not written: no room"))
    #expect(figure.html.utf8.count < 60_000)
    let many = scatter(
      x: 0..<5000, y: 0..<5000, labels: (0..<5000).map { "\($0)" })
    #expect(many.html.utf8.count < 400_000)
    #expect(XMLParser(data: Data(many.html.utf8)).parse())
  }

  @Test func pointsWithoutAPlaceKeepTheLabelsRight() {
    let figure = scatter(x: [0, .nan, 2], y: [0, 1, 2], labels: ["first", "lost", "last"])
    #expect(figure.text.contains("first") && figure.text.contains("last"))
    #expect(!figure.text.contains("lost"))
    #expect(figure.text.contains("1 point not drawn"))
  }

  @Test func mistakes() async {
    let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      scatter(x: [1, 2], y: [1, 2], labels: ["a"])
    }
    #expect(said(count, "A scatter plot needs a label a point: 1 label, 2 points."))
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      scatter(Tensor.zeros([2, 3]), labels: ["a", "b"])
    }
    #expect(said(shape, "Points of a plane are a tensor [count, 2], and this one is [2, 3]"))
  }
}
