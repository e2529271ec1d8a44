/// Steps along the average gradient, divided by how large gradients have lately been.
///
/// With m and v the decaying averages of gradient and gradient² (rates β₁ and β₂), and each divided
/// by 1 − βᵏ at step k because it started from 0, parameter −= learningRate · m / (√v + ε).
/// `weightDecay` adds weightDecay · parameter to the gradient; see `AdamW` for the other way.
/// Negative options, a β outside 0..<1 and an empty list of parameters trap.
///
/// Source: Kingma and Ba, "Adam: a method for stochastic optimization" (2015); PyTorch's
/// `torch.optim.Adam`.
///
///     let optimizer = Adam(model.parameters, learningRate: 0.001)
public final class Adam: Optimizer {
  public let parameters: [Tensor]
  public var learningRate: Double
  public let betas: (Double, Double)
  public let epsilon: Double
  public let weightDecay: Double
  private var moments: AdamMoments

  public init(
    _ parameters: [Tensor], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    Self.check(parameters, learningRate: learningRate, weightDecay: weightDecay)
    self.parameters = parameters
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    moments = AdamMoments(Self.zeros(like: parameters), betas: betas, epsilon: epsilon)
  }

  public var configuration: String {
    "betas: \(betas), epsilon: \(epsilon), weightDecay: \(weightDecay)"
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = parameter.gradient(weightDecay: weightDecay) else { continue }
      moments.move(parameter, at: index, gradient: gradient, learningRate: learningRate)
    }
  }
}

/// Adam with weight decay beside the gradient's step rather than inside it: every step first takes
/// learningRate · weightDecay of each parameter away, whatever its gradients have been.
///
/// Bad options trap as `Adam`'s do.
///
/// Source: Loshchilov and Hutter, "Decoupled weight decay regularization" (2019); PyTorch's
/// `torch.optim.AdamW`.
public final class AdamW: Optimizer {
  public let parameters: [Tensor]
  public var learningRate: Double
  public let betas: (Double, Double)
  public let epsilon: Double
  public let weightDecay: Double
  private var moments: AdamMoments

  public init(
    _ parameters: [Tensor], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 1e-2
  ) {
    Self.check(parameters, learningRate: learningRate, weightDecay: weightDecay)
    self.parameters = parameters
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    moments = AdamMoments(Self.zeros(like: parameters), betas: betas, epsilon: epsilon)
  }

  public var configuration: String {
    "betas: \(betas), epsilon: \(epsilon), weightDecay: \(weightDecay)"
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = parameter.gradient(weightDecay: 0) else { continue }
      parameter.replaceValues(parameter.values * Float(1 - learningRate * weightDecay))
      moments.move(parameter, at: index, gradient: gradient, learningRate: learningRate)
    }
  }
}

/// What Adam remembers of each parameter's gradients.
private struct AdamMoments {
  private let betas: (Double, Double)
  private let epsilon: Double
  private let first: [Values]
  private let second: [Values]
  /// β₁ᵏ and β₂ᵏ after k steps of each parameter.
  private var powers: [(Double, Double)]

  init(_ zeros: [Values], betas: (Double, Double), epsilon: Double) {
    require(
      betas.0 >= 0 && betas.0 < 1 && betas.1 >= 0 && betas.1 < 1,
      "Invalid betas: \(betas) are not both at least 0 and below 1")
    require(epsilon >= 0, "Invalid epsilon value: \(epsilon)")
    self.betas = betas
    self.epsilon = epsilon
    first = zeros
    second = zeros.map { $0.copied() }
    powers = Array(repeating: (1, 1), count: zeros.count)
  }

  mutating func move(
    _ parameter: Tensor, at index: Int, gradient: Values, learningRate: Double
  ) {
    powers[index].0 *= betas.0
    powers[index].1 *= betas.1
    let rate = Float(learningRate / (1 - powers[index].0))
    let scale = Float((1 - powers[index].1).squareRoot())
    let epsilon = Float(epsilon)
    let takeFirst = Float(1 - betas.0)
    let (keepSecond, takeSecond) = (Float(betas.1), Float(1 - betas.1))
    let (g, m, v) = (gradient.pointer, first[index].pointer, second[index].pointer)
    parameter.changeValues { p in
      for i in 0..<gradient.count {
        m[i] += takeFirst * (g[i] - m[i])
        v[i] = keepSecond * v[i] + takeSecond * (g[i] * g[i])
        p[i] -= rate * (m[i] / (v[i].squareRoot() / scale + epsilon))
      }
    }
    withExtendedLifetime(gradient) {}
  }
}
