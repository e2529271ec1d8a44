import CellProtocol
import LessonDisplay
import TensorEngine
import Testing

/// What a reader's spreadsheet gets of a figure.
@Suite struct FigureDataTests {
  @Test func seriesThatSharePlacesHaveAColumnEach() {
    let figure = plot(
      ["a, b": [0.1, .nan], "say \"b\"": [1e-9, 12]], x: [1, 2.5], xLabel: "step", yScale: .log)
    #expect(figure.data.csv == "step,\"a, b\",\"say \"\"b\"\"\"\n1,0.1,1e-09\n2.5,nan,12\n")
  }

  @Test func seriesWithPlacesOfTheirOwnHaveARowAPoint() {
    let figure = scatter([
      Series("cats", x: [1], y: [2]), Series("", [Double]()), Series("", x: [3, 4], y: [5, 6]),
    ])
    #expect(figure.data.csv == "series,x,y\ncats,1,2\nseries 3,3,5\nseries 3,4,6\n")
    #expect(
      scatter(x: [1], y: [2], labels: ["왕"]).data
        == DataExcerpt(csv: "x,y,label\n1,2,왕\n", rows: 1, allRows: 1))
  }

  /// An element of a tensor is written as the Float that it is, and a Double in all its digits.
  @Test func numbersKeepTheirDigits() {
    let numbers = [0.1 + 0.2, 1e300, -0.0, 1.0 / 3, 5e-324, .infinity]
    let records = CSV.records(plot(numbers).data.csv).dropFirst()
    let read = records.compactMap { Double($0[1]) }
    #expect(read == numbers)
    #expect(plot(Tensor([0.1, 1e-6])).data.csv == "x,y\n0,0.1\n1,1e-06\n")
  }

  @Test func everyKindOfFigureHasItsOwn() {
    #expect(barPlot(["conv": 320, "=fc": 1.5]).data.csv == "label,value\nconv,320\n=fc,1.5\n")
    #expect(
      histogram(["a": [0, 1, 1], "b": [1]], bins: 2).data.csv
        == "from,to,a,b\n0,0.5,1,0\n0.5,1,2,1\n")
    #expect(
      heatMap([[1, .nan], [3, 4]], rows: ["고양이", "b"], yLabel: "true").data.csv
        == "true,0,1\n고양이,1,nan\nb,3,4\n")
    #expect(
      pictures(Tensor([[[0, 1], [0.5, 1]]]), titles: ["one"]).data.csv
        == "picture,channel,row,0,1\none,0,0,0,1\none,0,1,0.5,1\n")
    #expect(
      table(["depth": [1, 2], "name": ["a", "b,"]]).data.csv == "depth,name\n1,a\n2,\"b,\"\n")
    #expect(
      architecture(of: Sequential { Linear(2, 3) }, input: [1, 2]).data.csv
        == "layer,input,output,parameters\n0: Linear,\"[1, 2]\",\"[1, 3]\",9\n")
    let a = Tensor([1, 2], requiresGrad: true)
    #expect(
      graph(of: (a.tanh() * a).sum()).data.csv
        == "number,operation,shape,of\n1,tanh,[2],leaf\n2,multiply,[2],#1 leaf\n3,sum,[],#2\n")
  }

  @Test func figuresOfThePlaneHaveTheirPoints() {
    let regions = decisionRegion(
      x: Tensor([[-1, 0], [1, 0]]), labels: [0, 0], names: ["a", "b"]
    ) {
      $0.sum(dim: 1) .> 0
    }
    #expect(regions.data.csv == "x,y,class,region\n-1,0,a,a\n1,0,a,b\n")
    let surface = contour(x: 0...4, y: 0...4, paths: ["SGD": [[1, 2], [3, 4]]]) { x, y in x + y }
    let records = CSV.records(surface.data.csv)
    #expect(records[0] == ["path", "step", "x", "y", "value"])
    #expect(records[1] == ["SGD", "0", "1", "2", ""] && records[2] == ["SGD", "1", "3", "4", ""])
    // Every eighth of 97 × 65 places.
    #expect(records.count == 3 + 13 * 9)
    for record in records.dropFirst(3) {
      let numbers = record.compactMap { Double($0) }
      #expect((numbers[0] + numbers[1] - numbers[2]).magnitude < 0.001)
    }
  }

  @Test func theyAreCutWhereAPageHasEnough() {
    let data = plot((0..<100_000).map { Double($0) }).data
    #expect(data.csv.utf8.count <= 8192 && data.csv.utf8.count > 8100)
    #expect(data.allRows == 100_000)
    #expect(CSV.records(data.csv).count == data.rows + 1)
    #expect(plot([Double]()).data == DataExcerpt())
    // A row that is longer than all of a page's data leaves nothing.
    #expect(heatMap(Tensor.ones([3, 6000])).data == DataExcerpt())
  }
}
