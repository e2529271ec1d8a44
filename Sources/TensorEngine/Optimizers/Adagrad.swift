/// A learning rate for every number: the larger its gradients have been, the smaller its steps.
///
/// With s the sum of all squared gradients so far, parameter −= learningRate · gradient / (√s + ε).
/// The k-th step uses learningRate / (1 + (k − 1) · learningRateDecay). `weightDecay` adds
/// weightDecay · parameter to the gradient. Negative options and an empty list of parameters trap.
///
/// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods" (2011); PyTorch's
/// `torch.optim.Adagrad`.
///
///     let optimizer = Adagrad(model.parameters, learningRate: 0.05)
public final class Adagrad: Optimizer {
  public let parameters: [Tensor]
  public var learningRate: Double
  public let learningRateDecay: Double
  public let weightDecay: Double
  public let epsilon: Double
  private var sums: [Values]
  private var steps: [Int]

  public init(
    _ parameters: [Tensor], learningRate: Double = 0.01, learningRateDecay: Double = 0,
    weightDecay: Double = 0, initialAccumulatorValue: Double = 0, epsilon: Double = 1e-10
  ) {
    Self.check(parameters, learningRate: learningRate, weightDecay: weightDecay)
    require(learningRateDecay >= 0, "Invalid learningRateDecay value: \(learningRateDecay)")
    require(
      initialAccumulatorValue >= 0,
      "Invalid initialAccumulatorValue value: \(initialAccumulatorValue)")
    require(epsilon >= 0, "Invalid epsilon value: \(epsilon)")
    self.parameters = parameters
    self.learningRate = learningRate
    self.learningRateDecay = learningRateDecay
    self.weightDecay = weightDecay
    self.epsilon = epsilon
    sums = Self.zeros(like: parameters, filledWith: initialAccumulatorValue)
    steps = Array(repeating: 0, count: parameters.count)
  }

  public var configuration: String {
    "learningRateDecay: \(learningRateDecay), weightDecay: \(weightDecay), epsilon: \(epsilon)"
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = parameter.gradient(weightDecay: weightDecay) else { continue }
      let rate = Float(learningRate / (1 + Double(steps[index]) * learningRateDecay))
      let epsilon = Float(epsilon)
      steps[index] += 1
      let (g, s) = (gradient.pointer, sums[index].pointer)
      parameter.changeValues { p in
        for i in 0..<gradient.count {
          s[i] += g[i] * g[i]
          p[i] -= rate * (g[i] / (s[i].squareRoot() + epsilon))
        }
      }
      withExtendedLifetime(gradient) {}
    }
  }
}
