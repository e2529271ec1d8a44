import TensorEngine

/// Results whose bits are recorded beside those in SameBitsTests.swift. Each group has a seed of its
/// own, so that a new one moves no other.
extension SameBitsTests {
  /// So large that work which is ever split is split here, into two parts at least on every vector
  /// unit: `Threads.grain` says how much a part is.
  static func largeResults() -> [(String, [Tensor])] {
    withSeed(13) {
      var results: [(String, [Tensor])] = []
      let x = Tensor.uniform([301, 1003], low: -8, high: 8, requiresGrad: true)
      let row = Tensor.uniform([1003], low: 0.5, high: 2, requiresGrad: true)
      func keep(_ name: String, _ output: Tensor) {
        output.square().sum().backward()
        results.append(("large \(name)", [output, x.grad ?? x, row.grad ?? row]))
        x.zeroGrad()
        row.zeroGrad()
      }
      keep("exp", (x * 0.25).exp())
      keep("broadcast", x * row + x / row)
      keep("power", pow(x.abs(), row))
      keep("sums", x.sum(dim: 0) + x.t().sum(dim: 1))
      keep("rows", x.softmax(dim: 1).sum(dim: 1))
      keep("variance", x.variance(dim: 1))
      keep("all", x.norm() + x.mean() + x.max())
      keep("turned", x.t().reshape([301, 1003]).tanh())
      keep("product", matmul(x.t(), x * 0.125)[0..<400])

      let pictures = Tensor.randn([50, 8, 40, 28], requiresGrad: true)
      let layers: [(String, any Layer)] = [
        ("convolution", Conv2d(8, 12, kernelSize: 3, padding: 1)),
        ("grouped convolution", Conv2d(8, 8, kernelSize: 5, stride: 2, groups: 8)),
        ("transposed convolution", ConvTranspose2d(8, 4, kernelSize: 3, stride: 2)),
        ("maximum pool", MaxPool2d(2)), ("average pool", AvgPool2d(kernelSize: 3, stride: 1)),
        ("batch norm", BatchNorm2d(8)), ("instance norm", InstanceNorm2d(8)),
        ("layer norm", LayerNorm([40, 28])),
        ("dropout", Dropout(0.3)),
      ]
      for (name, layer) in layers {
        let output = layer(pictures)
        output.square().sum().backward()
        results.append(
          ("large \(name)", [output, pictures.grad!] + layer.parameters.map { $0.grad! }))
        pictures.zeroGrad()
      }
      let sequence = Tensor.randn([24, 60, 40], requiresGrad: true)
      let (lstm, gru) = (LSTM(40, 48), GRU(40, 48))
      let outputs = [("LSTM", lstm(sequence).output), ("GRU", gru(sequence).output)]
      for ((name, output), parameters) in zip(outputs, [lstm.parameters, gru.parameters]) {
        output.square().sum().backward()
        results.append(
          ("large \(name)", [output, sequence.grad!] + parameters.map { $0.grad! }))
        sequence.zeroGrad()
      }
      results.append(("large random", [Tensor.randn([300_001]), Tensor.rand([300_001])]))
      results.append(("large training", trainingRun()))
      return results
    }
  }

  /// The losses of some steps and the weights after them, of a network whose products, convolutions
  /// and pools are split.
  private static func trainingRun() -> [Tensor] {
    let model = Sequential {
      Conv2d(1, 8, kernelSize: 3, padding: 1)
      ReLU()
      MaxPool2d(2)
      Conv2d(8, 16, kernelSize: 3, padding: 1)
      BatchNorm2d(16)
      ReLU()
      MaxPool2d(2)
      Flatten()
      Linear(16 * 7 * 7, 300)
      Tanh()
      Linear(300, 10)
    }
    let optimizer = Adam(model.parameters, learningRate: 0.001)
    let pictures = Tensor.randn([80, 1, 28, 28])
    let labels = (0..<80).map { $0 * 7 % 10 }
    let losses = (0..<4).map { _ in
      let loss = crossEntropy(model(pictures), labels)
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      return loss.detach()
    }
    return losses + model.parameters
  }

  /// What the other groups leave out: losses, optimizers, layers over one and three axes.
  static func otherResults() -> [(String, [Tensor])] {
    withSeed(14) {
      var results: [(String, [Tensor])] = []
      func keep(_ name: String, _ layer: any Layer, _ shape: [Int]) {
        let input = Tensor.randn(shape, requiresGrad: true)
        let output = layer(input)
        output.square().sum().backward()
        results.append((name, [output, input.grad!] + layer.parameters.map { $0.grad! }))
      }
      keep("convolution of a length", Conv1d(3, 5, kernelSize: 4, padding: .same), [2, 3, 37])
      keep("convolution of a volume", Conv3d(2, 3, kernelSize: 2, stride: 2), [2, 2, 5, 6, 7])
      keep("transposed convolution of a length", ConvTranspose1d(3, 2, kernelSize: 3), [2, 3, 19])
      keep("maximum pool of a volume", MaxPool3d(kernelSize: 3, stride: 2), [1, 2, 7, 7, 9])
      keep("average pool of a length", AvgPool1d(3), [2, 3, 37])
      keep("LeakyReLU", LeakyReLU(), [77])
      keep("PReLU", PReLU(3), [5, 3, 7])
      keep("GELU by tanh", GELU(approximation: .tanh), [77])
      keep("LogSoftmax", LogSoftmax(dim: 1), [7, 33])
      keep("channel dropout", Dropout2d(0.4), [3, 5, 4, 4])

      let target = Tensor.rand([9, 7])
      let losses: [(String, (Tensor) -> Tensor)] = [
        ("mseLoss", { mseLoss($0, target) }), ("l1Loss", { l1Loss($0, target) }),
        ("rmseLoss", { rmseLoss($0, target) }), ("huberLoss", { huberLoss($0, target) }),
        ("binaryCrossEntropy", { binaryCrossEntropy($0.sigmoid(), target) }),
        ("binaryCrossEntropyWithLogits", { binaryCrossEntropyWithLogits($0, target) }),
        ("crossEntropy of probabilities", { crossEntropy($0, target) }),
        ("norms", { $0.norm(p: 3) + $0.norm(dim: 1, p: 1.5).sum() + $0.std(dim: 0).sum() }),
      ]
      for (name, loss) in losses {
        let x = Tensor.randn([9, 7], requiresGrad: true)
        let value = loss(x)
        value.backward()
        results.append((name, [value, x.grad!]))
      }

      let embedding = Embedding(11, 5, maxNorm: 1.5)
      let rnn = RNN(5, 6, nonlinearity: .relu, bidirectional: true)
      let (output, _) = rnn(embedding([[1, 2, 3, 4], [10, 9, 1, 1]]))
      output.sum().backward()
      results.append(
        ("embedding", [output, embedding.weight] + rnn.parameters.map { $0.grad! }))

      let optimizers: [(String, ([Tensor]) -> any Optimizer)] = [
        ("Adagrad", { Adagrad($0, learningRate: 0.1, learningRateDecay: 0.1) }),
        ("RMSProp", { RMSProp($0, momentum: 0.9, centered: true) }),
        ("Adam", { Adam($0, learningRate: 0.01, weightDecay: 0.1) }),
        ("AdamW", { AdamW($0, learningRate: 0.01) }),
      ]
      for (name, make) in optimizers {
        let w = Tensor.randn([13, 7], requiresGrad: true)
        let optimizer = make([w])
        let schedule = CosineAnnealingLR(optimizer, maxIterations: 10)
        for _ in 0..<10 {
          optimizer.zeroGrad()
          (w * w).sum().tanh().backward()
          clipGradNorm([w], maxNorm: 0.5)
          optimizer.step()
          schedule.step()
        }
        results.append((name, [w]))
      }
      return results
    }
  }
  /// Choices, distances and what is drawn.
  static func choiceResults() -> [(String, [Tensor])] {
    withSeed(15) {
      let x = Tensor.randn([23, 41], requiresGrad: true)
      let table = Tensor.randn([17, 41])
      let outputs = [
        Tensor.where(x .> 0, x, 0.1 * x), x.sort(dim: 0).values, x.topk(5).values,
        x.pad([1, 2, 3, 4]), cosineSimilarity(x, table[3], dim: -1), cdist(x, table),
        cdist(x, table, p: 3), conv1d(x.unsqueeze(0), Tensor.randn([5, 23, 3])),
        AdaptiveAvgPool1d(7)(x), InstanceNorm1d(23)(x),
      ]
      for output in outputs { output.square().sum().backward() }
      return [
        ("choices and distances", outputs + [x.grad!]),
        ("choices at random", [Tensor(randperm(999)), Tensor.randint(-9, 1000, [999])]),
        (
          "drawn shapes",
          [DrawnShapes.make(8, noise: 0.1).inputs, DrawnShapes.make(4, centered: true).inputs]
        ),
      ]
    }
  }
}
