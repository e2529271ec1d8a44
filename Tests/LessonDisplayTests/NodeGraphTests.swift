import CellProtocol
import Foundation
import FoundationXML
import LessonDisplay
import TensorEngine
import Testing

@Suite struct NodeGraphTests {
  /// A triangle, and an edge in one direction to a fourth node, which also has one to itself.
  private let figure = graph(
    adjacency: Tensor([[0, 1, 1, 1], [1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 1]]),
    names: ["up", "right", "down", "left"], values: [1, -0.5, 0, 12345], title: "Who knows whom")

  @Test func nodesStandOnACircleAndEdgesJoinThem() {
    let lines = figure.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasSuffix("Who knows whom"))
    #expect(lines.count == 17)
    #expect(lines[2].contains("up 1"))
    #expect(lines[9].contains("left 12345") && lines[9].contains("right -0.5"))
    #expect(lines[16].contains("down 0"))
    // Between left and down there is no edge, and left has none to itself: below its row there are
    // dots at the right of the middle only.
    for line in lines[10..<16] {
      #expect(line.firstIndex(of: ".")!.utf16Offset(in: line) >= 36, "\(line)")
    }
    #expect(figure.summary.hasPrefix("Graph of 4 nodes and 4 edges: "))
    #expect(figure.summary.contains("up–right, up–down, up–left, right–down"))
    #expect(figure.summary.hasSuffix("up 1, right -0.5, down 0, left 12345."))
  }

  @Test func dataHasARowANode() {
    let records = CSV.records(figure.data.csv)
    #expect(records[0] == ["node", "value", "neighbours"])
    #expect(records[1] == ["up", "1.0", "right down left"])
    #expect(records[4] == ["left", "12345.0", "up"])
    let plain = graph(adjacency: Tensor.ones([2, 2]))
    #expect(CSV.records(plain.data.csv) == [["node", "neighbours"], ["0", "1"], ["1", "0"]])
  }

  @Test(arguments: 1...24) func everyNodeIsSeen(count: Int) throws {
    let names = (0..<count).map { "n\($0)" }
    let figure = graph(adjacency: Tensor.ones([count, count]), names: names)
    let words = Set(figure.text.split { " .\n".contains($0) }.map(String.init))
    #expect(words.isSuperset(of: names), "\(Set(names).subtracting(words))")
    let svg = try XMLDocument(xmlString: figure.html)
    let texts = try svg.nodes(forXPath: "//*[local-name()='text']").compactMap(\.stringValue)
    #expect(texts == names)
  }

  @Test func whatIsNoGraphIsSaid() async {
    let flat = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      graph(adjacency: Tensor.ones([2, 3]))
    }
    #expect(said(flat, "a column for each node, [n, n], and this tensor is [2, 3]."))
    let large = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      graph(adjacency: Tensor.ones([25, 25]))
    }
    #expect(said(large, "A graph of 1 to 24 nodes is drawn, and this one has 25."))
    let names = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      graph(adjacency: Tensor.ones([2, 2]), names: ["one"])
    }
    #expect(said(names, "There is 1 name for 2 nodes."))
    let values = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      graph(adjacency: Tensor.ones([2, 2]), values: [1, 2, 3])
    }
    #expect(said(values, "There are 3 values for 2 nodes."))
  }
}
