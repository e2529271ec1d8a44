import CellProtocol
import Foundation
import FoundationXML
import LessonDisplay
import TensorEngine
import Testing

@Suite struct AveragedElementsTests {
  private let figure = averagedElements(
    ["batch": [0, 2, 3], "layer": [1, 2, 3], "instance": [2, 3], "group": .channelGroups(2)],
    shape: [2, 4, 2, 2])

  @Test func eachNormalizationHasItsElements() {
    #expect(
      figure.text == """
        batch          layer          instance       group
        ## .. .. ..    ## ## ## ##    ## .. .. ..    ## ## .. ..
        ## .. .. ..    ## ## ## ##    ## .. .. ..    ## ## .. ..

        ## .. .. ..    .. .. .. ..    .. .. .. ..    .. .. .. ..
        ## .. .. ..    .. .. .. ..    .. .. .. ..    .. .. .. ..

        down: samples, across: channels; # shares its mean with the first element
        """)
  }

  /// What is drawn is what the engine averages: changing an element changes the normalized first one
  /// just where it shares the mean.
  @Test func theEngineAveragesOverThem() {
    let shape = [2, 4, 2, 2]
    let layers: [(Tensor) -> Tensor] = [
      { batchNormalized($0) }, { LayerNorm([4, 2, 2])($0) }, { GroupNorm(4, 4)($0) },
      { GroupNorm(2, 4)($0) },
    ]
    let x = Tensor((0..<32).map { Float(($0 * 7) % 11) }).reshape(shape)
    let records = CSV.records(figure.data.csv).dropFirst()
    for (panel, layer) in layers.enumerated() {
      let before = layer(x).scalars[0]
      for (element, record) in records.enumerated() where element > 0 {
        var values = x.scalars
        values[element] += 100
        let after = layer(Tensor(scalars: values, shape: shape)).scalars[0]
        #expect((after != before) == (record[4 + panel] == "1"), "panel \(panel), \(element)")
      }
    }
  }

  private func batchNormalized(_ x: Tensor) -> Tensor { BatchNorm2d(4)(x) }

  @Test func descriptions() {
    #expect(
      figure.summary
        == "Which elements share a mean with the first. batch: over samples, height, width, 8 of 32 "
        + "elements. layer: over channels, height, width, 16 of 32 elements. instance: over height, "
        + "width, 4 of 32 elements. group: over a group of channels, height, width, 8 of 32 elements."
    )
    let korean = figure.page.text(in: "ko")
    #expect(korean.contains("group: 채널 묶음 하나, 높이, 너비, 원소 32개 가운데 8개."))
    #expect(XMLParser(data: Data(korean.utf8)).parse())
    #expect(averagedElements(["<&": [0]], shape: [3, 2]).html.contains("&lt;&amp;"))
  }

  @Test func withoutAnAxisEachElementHasItsOwnMean() {
    let figure = averagedElements(["none": []], shape: [2, 2])
    #expect(
      figure.summary
        == "Which elements share a mean with the first. none: over no axis, 1 of 4 elements.")
  }

  @Test func mistakes() async {
    let axis = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      averagedElements(["batch": [0, 4]], shape: [2, 2, 2, 2])
    }
    #expect(said(axis, "batch averages over axis 4, and [2, 2, 2, 2] has 4 axes."))
    let groups = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      averagedElements(["group": .channelGroups(3)], shape: [2, 4, 2, 2])
    }
    #expect(said(groups, "group has 3 groups, and 4 channels cannot be divided into them evenly."))
    let large = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      averagedElements(["batch": [0]], shape: [64, 3, 32, 32])
    }
    #expect(said(large, "[64, 3, 32, 32] has more elements than a figure shows"))
    let huge = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      averagedElements(["batch": [0]], shape: [Int.max, 1, Int.max, 1])
    }
    #expect(said(huge, "has more elements than a figure shows"))
    let one = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      averagedElements(["batch": [0]], shape: [64])
    }
    #expect(said(one, "of two to four axes, and this one is [64]."))
  }
}
