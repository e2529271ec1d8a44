import TensorEngine
import Testing

@Suite("Optimizers, schedules and clipping are PyTorch's")
struct OptimizerTests {
  struct Trajectory: Decodable {
    let name: String
    let x, y, w, b: ReferenceTensor
    let weights, biases: [ReferenceTensor]
  }

  private static let optimizers: [String: @Sendable ([Tensor]) -> any Optimizer] = [
    "adagrad": { Adagrad($0) },
    "adagradDecay": {
      Adagrad(
        $0, learningRate: 0.1, learningRateDecay: 0.05, weightDecay: 0.02,
        initialAccumulatorValue: 0.3)
    },
    "rmsProp": { RMSProp($0) },
    "rmsPropMomentum": {
      RMSProp($0, learningRate: 0.02, alpha: 0.9, weightDecay: 0.05, momentum: 0.8)
    },
    "rmsPropCentered": { RMSProp($0, learningRate: 0.005, alpha: 0.95, centered: true) },
    "rmsPropAll": {
      RMSProp(
        $0, learningRate: 0.005, alpha: 0.9, epsilon: 1e-3, weightDecay: 0.01, momentum: 0.5,
        centered: true)
    },
    "adam": { Adam($0) },
    "adamDecay": {
      Adam($0, learningRate: 0.05, betas: (0.8, 0.99), epsilon: 1e-6, weightDecay: 0.1)
    },
    "adamW": { AdamW($0) },
    "adamWDecay": { AdamW($0, learningRate: 0.05, betas: (0.7, 0.9), weightDecay: 0.3) },
    "sgdClipNorm": { SGD($0, learningRate: 0.5, momentum: 0.9) },
    "adamClipValue": { Adam($0, learningRate: 0.05) },
    "adamCosine": { Adam($0, learningRate: 0.1) },
  ]

  @Test func twentySteps() throws {
    let cases = try reference("optimizers", as: [Trajectory].self)
    #expect(Set(cases.map(\.name)) == Set(Self.optimizers.keys))
    for run in cases {
      let (x, y, w, b) = (run.x.tensor, run.y.tensor, run.w.tensor, run.b.tensor)
      w.requiresGrad = true
      b.requiresGrad = true
      let make = try #require(Self.optimizers[run.name])
      let optimizer = make([w, b])
      let schedule =
        run.name == "adamCosine" ? CosineAnnealingLR(optimizer, maxIterations: 20) : nil
      #expect(run.weights.count == 20)
      for step in run.weights.indices {
        optimizer.zeroGrad()
        (tanh(matmul(x, w.t()) + b) - y).square().mean().backward()
        if run.name == "sgdClipNorm" { clipGradNorm([w, b], maxNorm: 0.2) }
        if run.name == "adamClipValue" { clipGradValue([w, b], clipValue: 0.05) }
        optimizer.step()
        schedule?.step()
        expectClose(w, run.weights[step], "\(run.name): weight after step \(step + 1)")
        expectClose(b, run.biases[step], "\(run.name): bias after step \(step + 1)")
      }
    }
  }

  struct Rates: Decodable {
    let name: String
    let rates: [Double]
  }

  private func schedules(_ name: String, _ optimizer: SGD) -> [any LearningRateSchedule] {
    switch name {
    case "step": [StepLR(optimizer, stepSize: 4, gamma: 0.5)]
    case "exponential": [ExponentialLR(optimizer, gamma: 0.9)]
    case "cosine": [CosineAnnealingLR(optimizer, maxIterations: 12, minimum: 0.01)]
    case "cosineToZero": [CosineAnnealingLR(optimizer, maxIterations: 7)]
    case "warmUp": [LinearLR(optimizer, startFactor: 0.1, totalIterations: 8)]
    case "warmUpDefault": [LinearLR(optimizer)]
    case "warmUpAndDecay":
      [
        LinearLR(optimizer, startFactor: 0.25, totalIterations: 5),
        ExponentialLR(optimizer, gamma: 0.95),
      ]
    default: []
    }
  }

  @Test func thirtyEpochs() throws {
    let cases = try reference("schedules", as: [Rates].self)
    #expect(cases.count == 7)
    for example in cases {
      let optimizer = SGD([Tensor(0.0, requiresGrad: true)], learningRate: 0.4)
      let schedules = schedules(example.name, optimizer)
      #expect(!schedules.isEmpty, "\(example.name)")
      for (epoch, rate) in example.rates.enumerated() {
        #expect(schedules[0].epoch == epoch)
        #expect(
          (optimizer.learningRate - rate).magnitude <= 1e-9 * 0.4,
          "\(example.name), epoch \(epoch): \(optimizer.learningRate), PyTorch has \(rate)")
        for schedule in schedules { schedule.step() }
      }
    }
  }

  struct Clipping: Decodable {
    let normType: ReferenceNumber
    let maxNorm, total: Double
    let before, after: [ReferenceTensor]
  }

  @Test func clippingByNorm() throws {
    for example in try reference("clipping", as: [Clipping].self) {
      let parameters = example.before.map { Tensor.zeros($0.shape, requiresGrad: true) }
      for (parameter, gradient) in zip(parameters, example.before) {
        parameter.grad = gradient.tensor
      }
      let without = Tensor([1, 2], requiresGrad: true)
      let total = clipGradNorm(
        parameters + [without], maxNorm: example.maxNorm, normType: example.normType.value)
      #expect((total - example.total).magnitude <= 1e-5 * example.total)
      for (parameter, gradient) in zip(parameters, example.after) {
        expectClose(parameter.grad, gradient, "clipped to \(example.maxNorm)")
      }
      #expect(without.grad == nil)
    }
  }

  @Test func clippingByValue() {
    let parameter = Tensor([0, 0, 0, 0], requiresGrad: true)
    parameter.grad = [-3, -0.25, 0.5, 2]
    clipGradValue([parameter], clipValue: 0.5)
    #expect(parameter.grad! == [-0.5, -0.25, 0.5, 0.5])
  }

  /// A parameter changes in place; what was made of its old numbers keeps them.
  @Test func oldNumbersStay() {
    let w = Tensor([1, 2], requiresGrad: true)
    let old = w.detach()
    let optimizers: [any Optimizer] = [Adagrad([w]), RMSProp([w]), Adam([w]), AdamW([w])]
    for optimizer in optimizers {
      let before = w.detach()
      let numbers = before.scalars
      w.grad = [1, -1]
      optimizer.step()
      #expect(before.scalars == numbers)
      #expect(w.scalars != numbers)
    }
    #expect(old.scalars == [1, 2])
  }

  /// Without a gradient nothing moves, weight decay or not.
  @Test func withoutGradient() {
    let w = Tensor([1, 2], requiresGrad: true)
    for optimizer: any Optimizer in [
      Adagrad([w], weightDecay: 1), RMSProp([w], weightDecay: 1), Adam([w], weightDecay: 1),
      AdamW([w], weightDecay: 1),
    ] {
      optimizer.step()
      #expect(w.scalars == [1, 2])
    }
  }

  @Test func badOptions() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam([Tensor(1.0, requiresGrad: true)], betas: (0.9, 1))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Invalid betas: (0.9, 1.0)"), "\(text)")
  }
}
