import TensorEngine
import Testing

private struct RecurrentCase: Decodable {
  let op: String
  let smooth: Bool
  let names: [String]
  let inputs: [ReferenceTensor]
  let weights: ReferenceTensor
  let output: ReferenceTensor
  let gradients: [ReferenceTensor]

  func makeLayer() throws -> RecurrentModule {
    let layers: [String: RecurrentModule] = [
      "rnn": RNN(3, 4), "rnnRelu": RNN(3, 4, nonlinearity: .relu),
      "rnnBatchFirst": RNN(3, 4, numLayers: 2, batchFirst: true), "lstm": LSTM(3, 4),
      "lstmWithoutBias": LSTM(3, 4, bias: false),
      "lstmBatchFirst": LSTM(3, 4, numLayers: 2, batchFirst: true),
      "lstmBidirectional": LSTM(3, 4, numLayers: 2, bidirectional: true), "gru": GRU(3, 4),
      "gruWithoutBias": GRU(3, 4, bias: false),
      "gruBatchFirst": GRU(3, 4, numLayers: 2, batchFirst: true),
      "gruBidirectional": GRU(3, 4, bidirectional: true),

      "rnnOne": RNN(1, 1), "rnnWithoutBias": RNN(3, 2, bias: false, bidirectional: true),
      "rnnReluDeep": RNN(2, 3, numLayers: 3, nonlinearity: .relu, bidirectional: true),
      "lstmOne": LSTM(1, 1),
      "lstmDeep": LSTM(2, 3, numLayers: 3, batchFirst: true, bidirectional: true),
      "lstmAllDropped": LSTM(2, 3, numLayers: 2, dropout: 1), "gruOne": GRU(1, 1),
      "gruDeep": GRU(2, 3, numLayers: 2, bias: false, bidirectional: true),
      "gruAllDropped": GRU(2, 3, numLayers: 2, batchFirst: true, dropout: 1),
    ]
    return try #require(layers[op])
  }
}

/// Everything that comes out of a layer, in one row.
private func run(_ layer: RecurrentModule, _ inputs: [Tensor]) -> Tensor {
  let parts: [Tensor]
  switch layer {
  case let layer as LSTM:
    let (output, (h, c)) = layer(inputs[0], (inputs[1], inputs[2]))
    parts = [output, h, c]
  case let layer as GRU:
    let (output, h) = layer(inputs[0], inputs[1])
    parts = [output, h]
  default:
    guard let (output, h) = (layer as? RNN)?(inputs[0], inputs[1]) else { return Tensor(0.0) }
    parts = [output, h]
  }
  return concatenate(parts.map { $0.flatten() })
}

@Suite("Recurrent layers")
struct RecurrentTests {
  /// edgeRecurrent: sizes of 1, deep ones, and layers whose input was dropped whole.
  @Test(arguments: [("recurrent", 15), ("edgeRecurrent", 13)])
  func valuesAndGradientsArePyTorchs(_ file: String, _ count: Int) throws {
    let cases = try reference(file, as: [RecurrentCase].self)
    #expect(cases.count == count)
    for example in cases {
      let what = "\(example.op) of \(example.inputs[0].shape)"
      let layer = try example.makeLayer()
      #expect(layer.namedParameters.map(\.name) == example.names)
      let states = example.inputs.count - example.names.count
      let inputs = example.inputs.prefix(states).map(\.tensor)
      for input in inputs { input.requiresGrad = true }
      for (parameter, given) in zip(layer.parameters, example.inputs.dropFirst(states)) {
        parameter.copy(from: given.tensor)
      }
      let weights = example.weights.tensor
      let output = run(layer, inputs)
      expectClose(output, example.output, what)
      // A second walk back over a retained tape adds the same again.
      (output * weights).sum().backward(retainGraph: true)
      for (index, leaf) in (inputs + layer.parameters).enumerated() {
        expectClose(leaf.grad, example.gradients[index], "gradient \(index) of \(what)")
      }
      if !example.smooth { continue }
      let check = gradientCheck({ _ in run(layer, inputs) }, inputs + layer.parameters)
      #expect(check.passes, "\(what): \(check)")
    }
  }

  @Test func aRetainedTapeServesAgain() {
    let layer = withSeed(3) { LSTM(2, 3) }
    let (output, _) = layer(withSeed(4) { Tensor.randn([4, 1, 2]) })
    output[0].sum().backward(retainGraph: true)
    let first = layer.parameters[0].grad!
    output[3].sum().backward(retainGraph: true)
    let other = layer.parameters[0].grad! - first
    layer.zeroGrad()
    output[3].sum().backward()
    #expect(layer.parameters[0].grad!.isClose(to: other))
    #expect(!first.isClose(to: other))
  }

  @Test func shapesAndPrinting() {
    let layer = LSTM(3, 4, numLayers: 2, batchFirst: true, dropout: 0.5, bidirectional: true)
    let (output, (h, c)) = layer(Tensor.randn([5, 7, 3]))
    #expect(output.shape == [5, 7, 8])
    #expect(h.shape == [4, 5, 4] && c.shape == [4, 5, 4])
    #expect(
      layer.description
        == "LSTM(3, 4, numLayers: 2, batchFirst: true, dropout: 0.5, bidirectional: true)")
    #expect(layer.parameters.count == 16)
    #expect(layer.parameters.allSatisfy { $0.abs().max().item() <= 0.5 })
    #expect(GRU(3, 4)(Tensor.randn([5, 3])).output.shape == [5, 4])
  }

  @Test func wrongWidthTraps() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LSTM(3, 4)(Tensor.zeros([5, 2, 4]))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      text.contains("input.size(-1) must be equal to inputSize. Expected 3, got 4"), "\(text)")
  }
}
