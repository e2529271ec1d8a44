import Foundation
import TensorEngine
import Testing

/// Whole networks from PyTorch's weights: what is a little wrong anywhere grows over the steps.
@Suite("Convolutional and recurrent networks train as PyTorch's do")
struct TrainingRunTests {
  struct Run: Decodable {
    let name: String
    let parameters, tensors: [ReferenceTensor]
    let losses: [Double]
  }

  @Test func convolutional() throws {
    let digits = try pictures()
    let model = Sequential {
      Conv2d(1, 4, kernelSize: 3, padding: 1)
      BatchNorm2d(4)
      ReLU()
      MaxPool2d(2)
      Conv2d(4, 8, kernelSize: 3)
      ReLU()
      Flatten()
      Linear(32, 10)
    }
    let optimizer = SGD(model.parameters, learningRate: 0.05, momentum: 0.9)
    try follow("convolutional", optimizer) { _ in
      crossEntropy(model(digits.inputs), digits.labels)
    }
  }

  @Test func autoencoder() throws {
    let digits = try pictures()
    let model = Sequential {
      Conv2d(1, 4, kernelSize: 3, stride: 2, padding: 1)
      GroupNorm(2, 4)
      LeakyReLU(negativeSlope: 0.1)
      AvgPool2d(2)
      ConvTranspose2d(4, 4, kernelSize: 2, stride: 2)
      ELU()
      ConvTranspose2d(4, 1, kernelSize: 3, stride: 2, padding: 1, outputPadding: 1)
      Sigmoid()
    }
    try follow("autoencoder", AdamW(model.parameters, learningRate: 0.01)) { _ in
      mseLoss(model(digits.inputs), digits.inputs)
    }
  }

  @Test func lstm() throws {
    let (layer, head) = (LSTM(2, 8, numLayers: 2), Linear(8, 1))
    let parameters = layer.parameters + head.parameters
    try follow("lstm", Adam(parameters, learningRate: 0.01), maxNorm: 0.5) { tensors in
      mseLoss(head(layer(tensors[0]).output), tensors[1])
    }
  }

  @Test func gru() throws {
    let table = Embedding(7, 4)
    let layer = GRU(4, 6, batchFirst: true, bidirectional: true)
    let head = Linear(12, 3)
    let parameters = table.parameters + layer.parameters + head.parameters
    try follow("gru", RMSProp(parameters, learningRate: 0.01)) { tensors in
      crossEntropy(head(layer(table(tensors[0])).output.mean(dim: 1)), tensors[1])
    }
  }

  private func pictures() throws -> Dataset {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try Digits.load(path: root.appending(path: "lessons/data/digits.bin").path)[0..<48]
  }

  /// Trains from the run's weights and compares the loss before each step.
  private func follow(
    _ name: String, _ optimizer: some Optimizer, maxNorm: Double? = nil,
    _ loss: ([Tensor]) -> Tensor
  ) throws {
    let runs = try reference("trainingRuns", as: [Run].self)
    let run = try #require(runs.first { $0.name == name })
    try #require(run.losses.count == 50)
    try #require(run.parameters.map(\.shape) == optimizer.parameters.map(\.shape))
    for (parameter, numbers) in zip(optimizer.parameters, run.parameters) {
      parameter.copy(from: numbers.tensor)
    }
    let tensors = run.tensors.map(\.tensor)
    var worst = 0.0
    for (step, expected) in run.losses.enumerated() {
      optimizer.zeroGrad()
      let loss = loss(tensors)
      loss.backward()
      if let maxNorm { clipGradNorm(optimizer.parameters, maxNorm: maxNorm) }
      optimizer.step()
      let difference = (loss.item() / expected - 1).magnitude
      worst = max(worst, difference)
      #expect(difference <= 1e-4, "\(name), step \(step): \(loss.item()), PyTorch \(expected)")
    }
    print("\(name): at most \(worst) of the loss from PyTorch's")
    #expect(run.losses[49] < run.losses[0] / 2, "the network learns")
  }
}
