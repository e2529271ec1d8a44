/// Divides every gradient by how large it has lately been.
///
/// With v = α v + (1 − α) · gradient², parameter −= learningRate · gradient / (√v + ε). `centered`
/// divides by the gradient's standard deviation instead: √(v − m²) with m the average gradient. With
/// momentum μ, the step is b = μ b + gradient / (√v + ε). `weightDecay` adds weightDecay · parameter
/// to the gradient. Negative options, α above 1 and an empty list of parameters trap.
///
/// Source: Tieleman and Hinton, "Lecture 6.5: RMSProp" (2012); Graves, "Generating sequences with
/// recurrent neural networks" (2013) for `centered`; PyTorch's `torch.optim.RMSprop`.
///
///     let optimizer = RMSProp(model.parameters, learningRate: 0.01, momentum: 0.9)
public final class RMSProp: Optimizer {
  public let parameters: [Tensor]
  public var learningRate: Double
  public let alpha: Double
  public let epsilon: Double
  public let weightDecay: Double
  public let momentum: Double
  public let centered: Bool
  private var squares: [Values]
  private var averages: [Values]
  private var buffers: [Values]

  public init(
    _ parameters: [Tensor], learningRate: Double = 0.01, alpha: Double = 0.99,
    epsilon: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false
  ) {
    Self.check(parameters, learningRate: learningRate, weightDecay: weightDecay)
    require(alpha >= 0 && alpha <= 1, "Invalid alpha value: \(alpha) is not from 0 to 1")
    require(epsilon >= 0, "Invalid epsilon value: \(epsilon)")
    require(momentum >= 0, "Invalid momentum value: \(momentum)")
    self.parameters = parameters
    self.learningRate = learningRate
    self.alpha = alpha
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.momentum = momentum
    self.centered = centered
    squares = Self.zeros(like: parameters)
    averages = centered ? Self.zeros(like: parameters) : []
    buffers = momentum > 0 ? Self.zeros(like: parameters) : []
  }

  public var configuration: String {
    "alpha: \(alpha), epsilon: \(epsilon), weightDecay: \(weightDecay), momentum: \(momentum), "
      + "centered: \(centered)"
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard var direction = parameter.gradient(weightDecay: weightDecay) else { continue }
      direction = direction / size(of: direction, at: index)
      if momentum > 0 {
        direction = (buffers[index] * Float(momentum)) + direction
        buffers[index] = direction
      }
      parameter.replaceValues(parameter.values.adding(-Float(learningRate), direction))
    }
  }

  /// √v + ε, or √(v − m²) + ε, after taking in one more gradient.
  private func size(of gradient: Values, at index: Int) -> Values {
    let result = Values(uninitialized: gradient.shape)
    let (keep, take) = (Float(alpha), Float(1 - alpha))
    let epsilon = Float(epsilon)
    let (g, v, size) = (gradient.pointer, squares[index].pointer, result.pointer)
    if centered {
      let m = averages[index].pointer
      for i in 0..<gradient.count {
        v[i] = keep * v[i] + take * (g[i] * g[i])
        m[i] += take * (g[i] - m[i])
        size[i] = (v[i] - m[i] * m[i]).squareRoot() + epsilon
      }
    } else {
      for i in 0..<gradient.count {
        v[i] = keep * v[i] + take * (g[i] * g[i])
        size[i] = v[i].squareRoot() + epsilon
      }
    }
    withExtendedLifetime(gradient) {}
    return result
  }
}
