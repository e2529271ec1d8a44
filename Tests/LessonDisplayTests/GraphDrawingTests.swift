import LessonDisplay
import TensorEngine
import Testing

@Suite struct GraphDrawingTests {
  private let model = Sequential {
    Linear(2, 8)
    Tanh()
    Linear(8, 3)
  }

  /// A chain with a shared step: each of the steps uses the one before it twice.
  private func chain(_ steps: Int) -> Tensor {
    let x = Tensor([1, 2], requiresGrad: true)
    return (0..<steps).reduce(x) { y, _ in y.tanh() * y }
  }

  @Test func textOfAModel() {
    let loss = crossEntropy(model(Tensor.zeros([4, 2])), [0, 1, 2, 0])
    #expect(
      graph(of: loss, model).text == """
            operation   shape   of
        #1  linear      [4, 8]  constant [4, 2], 0.weight [8, 2]
        #2  add         [4, 8]  #1, 0.bias [8]
        #3  tanh        [4, 8]  #2
        #4  linear      [4, 3]  #3, 2.weight [3, 8]
        #5  add         [4, 3]  #4, 2.bias [3]
        #6  logSoftmax  [4, 3]  #5
        #7  nllLoss     [4]     #6
        #8  sum         []      #7
        #9  divide      []      #8
        """)
    #expect(
      graph(of: loss, model).summary
        == "Computation graph: 9 operations, from linear to divide, and 4 leaves: 0.weight, 0.bias, "
        + "2.weight, 2.bias.")
  }

  /// What is used twice has one line, and is referred to.
  @Test func sharedSteps() {
    let a = Tensor(2.0, requiresGrad: true)
    let b = Tensor(3.0, requiresGrad: true)
    let d = a * b
    let graph = graph(of: d * d + d / Tensor(2.5) - a, names: ["a": a, "d": d])
    #expect(
      graph.text == """
            operation     shape  of
        #1  d = multiply  []     a [], leaf []
        #2  multiply      []     #1, #1
        #3  divide        []     #1, 2.5
        #4  add           []     #2, #3
        #5  subtract      []     #4, a []
        """)
    // Each node has a box with a name and a shape, but for the number; each operand has a line's end.
    #expect(graph.html.split(separator: "<text").count - 1 == 2 * 7 + 1)
    #expect(graph.html.split(separator: "l-4 -7h8z").count - 1 == 10)
  }

  @Test func manyOperationsAreFolded() {
    let graph = graph(of: chain(100), maximumOperations: 4)
    #expect(
      graph.text == """
              operation  shape  of
          #1  tanh       [2]    leaf [2]
          #2  multiply   [2]    #1, leaf [2]
         ...  (196 operations left out)
        #199  tanh       [2]    #198 (left out)
        #200  multiply   [2]    #199, #198 (left out)
        """)
    for few in [-3, 0, 1] {
      #expect(ComputationGraph.maximum(few, of: graph).contains("(198 operations left out)"))
    }
    #expect(graph.html.contains(">196 operations left out</text>"))
    #expect(graph.summary.hasSuffix("196 operations left out."))
  }

  @Test func namesAreEscaped() {
    let a = Tensor([1], requiresGrad: true)
    let html = graph(of: a.tanh(), names: ["<b> & \"c\"": a]).html
    #expect(html.contains("&lt;b&gt; &amp; &quot;c&quot;"))
    #expect(!html.contains("<b>"))
    #expect(html.contains("role=\"img\"") && html.contains("<title>Computation graph</title>"))
  }

  /// No wider than the other figures, and no wider than it must be.
  @Test func width() throws {
    let wide = concatenate((1...20).map { chain($0) }).sum()
    let narrow = graph(of: chain(1).sum()).html
    #expect(narrow.contains("viewBox=\"0 0 220 "))
    let html = graph(of: wide, maximumOperations: 300).html
    let width = html.split(separator: "viewBox=\"0 0 ")[1].prefix { $0 != " " }
    #expect(try #require(Double(width)) <= 540)
  }
}

extension ComputationGraph {
  fileprivate static func maximum(_ operations: Int, of graph: ComputationGraph) -> String {
    var graph = graph
    graph.maximumOperations = operations
    return graph.text
  }
}
