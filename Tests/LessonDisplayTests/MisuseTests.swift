import LessonDisplay
import Testing

/// Mistakes in use stop the program with one sentence that says what does not fit.
@Suite struct MisuseTests {
  @Test func lengthsThatDiffer() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      plot(x: [1, 2, 3], y: [1, 2])
    }
    #expect(said(result, "Cannot plot y: x has 3 values and y has 2; each y needs its x."))
  }

  @Test func namedSeriesOfAnotherLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      plot(["tanh": [1.0, 2, 3]], x: 1...2)
    }
    #expect(said(result, "Cannot plot \"tanh\": x has 2 values and y has 3; each y needs its x."))
  }

  @Test func rangesWithoutAPlace() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = plot([1, 2], yScale: .log, yRange: 0...1).text
    }
    #expect(said(result, "from 0.0 to 1.0: a log axis needs two positive numbers that"))
    let close = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = plot([1, 2], xRange: 9...9.000000000000002).text
    }
    #expect(said(close, "it needs two numbers that differ in their first ten digits"))
    let one = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = plot([1, 2], yRange: 5...5).text
    }
    #expect(said(one, "from 5.0 to 5.0: it needs two numbers"))
  }

  @Test func labelsAndCells() async {
    let bars = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      barPlot(labels: ["a"], values: [1, 2])
    }
    #expect(said(bars, "A bar plot needs a label a bar: 1 labels, 2 values."))
    let table = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Table(["a"], rows: [[1], [1, 2]])
    }
    #expect(said(table, "Row 1 of the table has 2 cells, but there are 1 headers."))
  }
}

/// Whether a program that stopped said this.
func said(_ result: ExitTest.Result?, _ sentence: String) -> Bool {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self).contains(sentence)
}
