/// Stochastic gradient descent: parameter −= learningRate · gradient.
///
/// With momentum μ, the step is a velocity v = μ v + gradient (its first value the gradient
/// itself); with `nesterov`, gradient + μ v. Weight decay adds weightDecay · parameter to the
/// gradient. See PyTorch's `torch.optim.SGD`.
///
///     let optimizer = SGD(model.parameters, learningRate: 0.1, momentum: 0.9)
public final class SGD: Optimizer {
  public let parameters: [Tensor]
  public var learningRate: Double
  public let momentum: Double
  public let weightDecay: Double
  public let nesterov: Bool
  private var velocities: [Values?]

  public init(
    _ parameters: [Tensor], learningRate: Double, momentum: Double = 0, weightDecay: Double = 0,
    nesterov: Bool = false
  ) {
    Self.check(parameters, learningRate: learningRate, weightDecay: weightDecay)
    require(momentum >= 0, "Invalid momentum value: \(momentum)")
    require(!nesterov || momentum > 0, "Nesterov momentum requires a momentum")
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    velocities = Array(repeating: nil, count: parameters.count)
  }

  public var configuration: String {
    "momentum: \(momentum), weightDecay: \(weightDecay), nesterov: \(nesterov)"
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard var direction = parameter.gradient(weightDecay: weightDecay) else { continue }
      if momentum != 0 {
        let velocity =
          velocities[index].map { direction.adding(Float(momentum), $0) } ?? direction
        velocities[index] = velocity
        direction = nesterov ? direction.adding(Float(momentum), velocity) : velocity
      }
      parameter.replaceValues(parameter.values.adding(-Float(learningRate), direction))
    }
  }
}
