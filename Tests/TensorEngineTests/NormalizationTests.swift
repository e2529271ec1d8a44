import TensorEngine
import Testing

private struct RunningCase: Decodable {
  let layer: String
  let momentum, epsilon: Double
  let inputs, outputs: [ReferenceTensor]
  let runningMean, runningVariance, evaluated: ReferenceTensor
}

@Suite("Normalization and embedding")
struct NormalizationTests {
  @Test func statisticsAreGatheredInTraining() throws {
    let cases = try reference("runningStatistics", as: [RunningCase].self)
    #expect(cases.count == 5)
    for example in cases {
      let layer: any Layer & HasTrainingMode =
        example.layer == "batchNorm2d"
        ? BatchNorm2d(3, epsilon: example.epsilon, momentum: example.momentum)
        : InstanceNorm2d(
          3, epsilon: example.epsilon, momentum: example.momentum, trackRunningStatistics: true)
      for (input, output) in zip(example.inputs, example.outputs) {
        expectClose(layer(input.tensor), output, tolerance: 1e-4, example.layer)
      }
      let (mean, variance) =
        (layer as? BatchNorm2d).map { ($0.runningMean, $0.runningVariance) }
        ?? (layer as? InstanceNorm2d).flatMap { layer in
          layer.runningMean.flatMap { mean in layer.runningVariance.map { (mean, $0) } }
        } ?? (Tensor(0.0), Tensor(0.0))
      expectClose(mean, example.runningMean, example.layer)
      expectClose(variance, example.runningVariance, example.layer)
      layer.isTraining = false
      expectClose(layer(example.inputs[0].tensor), example.evaluated, example.layer)
    }
  }

  @Test func embeddingTable() {
    let layer = withSeed(1) { Embedding(10, 3, paddingIndex: 0) }
    #expect(layer.weight.shape == [10, 3])
    #expect(layer.weight[0] == [0, 0, 0])
    #expect(layer.parameters.count == 1)
    #expect(layer([1, 9, 1]).shape == [3, 3])
    #expect(layer([[1, 2], [3, 4]]).shape == [2, 2, 3])
    layer([0, 1]).sum().backward()
    #expect(layer.weight.grad![0] == [0, 0, 0])
    #expect(layer.weight.grad![1] == [1, 1, 1])
    #expect(layer.description == "Embedding(10, 3, paddingIndex: 0)")
  }

  @Test func pretrainedVectorsAreCopied() {
    let vectors: Tensor = [[3, 4], [0.3, 0.4]]
    let layer = Embedding.fromPretrained(vectors, maxNorm: 1)
    #expect(layer([0, 1]).isClose(to: [[0.6, 0.8], [0.3, 0.4]]))
    #expect(vectors == [[3, 4], [0.3, 0.4]])
    #expect(!layer.weight.requiresGrad)
    #expect(Embedding.fromPretrained(vectors, freeze: false).weight.requiresGrad)
  }

  @Test func numbersOutsideTrap() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Embedding(10, 3)([10])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("index out of range in self: 10 is not one of the 10 rows"), "\(text)")
  }
}
