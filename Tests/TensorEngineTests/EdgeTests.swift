import TensorEngine
import Testing

/// What is allowed, though at first sight it seems a mistake.
@Suite("Unusual but right")
struct EdgeTests {
  /// Dilated by 3, the window's two elements are the zeros on both sides of two numbers.
  @Test func aWindowThatMeetsNothing() {
    let x = Tensor([[[1, 2]]], requiresGrad: true)
    let y = MaxPool1d(kernelSize: 2, padding: 1, dilation: 3)(x)
    #expect(y == [[[.init(-Float.infinity)]]])
    y.backward()
    #expect(x.grad == [[[0, 0]]])
  }

  @Test func rangesToTheEnd() {
    let x: Tensor = [1, 2, 3]
    #expect(x[...(-1)] == x)
    #expect(x[...(-2)] == [1, 2])
    #expect(x[3...].shape == [0])
    let examples = Dataset(inputs: x, labels: [0, 1, 2])
    #expect(examples[3...].count == 0)
    #expect(examples[...2].labels == [0, 1, 2])
    #expect(examples[1...1].inputs == [2])
    #expect(examples[..<0].count == 0)
    #expect(examples[0..<2].labels == [0, 1])
  }

  @Test func batchesOfAnySize() {
    let x: Tensor = [1, 2, 3]
    for size in [3, 4, Int.max] {
      let batches = Batches(x, [0, 1, 2], size: size)
      #expect(batches.count == 1)
      #expect(batches.map(\.labels) == [[0, 1, 2]])
    }
    #expect(Batches(x, [0, 1, 2], size: .max, dropLast: true).count == 0)
    #expect(Batches(x, [0, 1, 2], size: 2).map(\.labels) == [[0, 1], [2]])
    #expect(Batches(Tensor.zeros([0, 2]), [Int](), size: 2).map(\.labels).isEmpty)
  }

  /// Nothing in, nothing out, and gradients of zeros.
  @Test func emptyBatches() {
    let layers: [(layer: any Layer, shape: [Int], output: [Int])] = [
      (Linear(2, 3), [0, 2], [0, 3]), (Conv2d(1, 2, kernelSize: 2), [0, 1, 3, 3], [0, 2, 2, 2]),
      (ConvTranspose1d(1, 2, kernelSize: 2), [0, 1, 3], [0, 2, 4]),
      (MaxPool2d(2), [0, 1, 4, 4], [0, 1, 2, 2]), (AvgPool1d(2), [0, 1, 4], [0, 1, 2]),
      (AdaptiveAvgPool2d(1), [0, 1, 4, 4], [0, 1, 1, 1]), (LayerNorm(2), [0, 2], [0, 2]),
      (GroupNorm(1, 2), [0, 2], [0, 2]), (Dropout(0.5), [0, 2], [0, 2]),
      (PReLU(), [0, 2], [0, 2]), (Softmax(dim: 1), [0, 2], [0, 2]),
      (BatchNorm1d(2).eval(), [0, 2], [0, 2]),
    ]
    for (layer, shape, output) in layers {
      let result = layer(Tensor.zeros(shape))
      #expect(result.shape == output, "\(layer)")
      if layer.parameters.isEmpty { continue }
      result.sum().backward()
      for parameter in layer.parameters {
        #expect(parameter.grad == .zerosLike(parameter), "\(layer)")
      }
    }
    for layer in [LSTM(2, 3), LSTM(2, 3, numLayers: 2, bidirectional: true)] {
      let (output, (h, c)) = layer(.zeros([4, 0, 2]))
      #expect(output.shape[...1] == [4, 0] && h.shape[1] == 0 && c.shape == h.shape)
    }
    #expect(Embedding(3, 2)([Int]()).shape == [0, 2])
  }

  /// A layer of nothing but its edges: every size 1.
  @Test func sizesOfOne() {
    let one: Tensor = [[[[2]]]]
    let convolution = Conv2d(1, 1, kernelSize: 1)
    convolution.weight.initialize(.constant(3))
    convolution.bias?.initialize(.constant(0.5))
    #expect(convolution(one) == [[[[6.5]]]])
    for layer in [MaxPool2d(1), AvgPool2d(1), AdaptiveAvgPool2d(1), Dropout(0)] as [any Layer] {
      #expect(layer(one) == one, "\(layer)")
    }
    #expect(Softmax(dim: 0)([5]) == [1])
    #expect(LayerNorm(1)([[7]]) == [[0]])
    #expect(crossEntropy([[5]], [0]) == 0)
  }
}
