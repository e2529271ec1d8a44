/// The beta distribution: numbers from 0 to 1. With both parameters alike it is symmetric, uniform at
/// 1, near 0 and 1 when they are small, near ½ when they are large.
///
/// Mean α / (α + β), variance α β / ((α + β)² (α + β + 1)). Traps unless both parameters are above 0
/// and finite. Numbers follow from the seed (`manualSeed`, `withSeed`). See PyTorch's
/// `torch.distributions.Beta`.
///
///     let lambda = Beta(0.4, 0.4).sample().item()
///
/// Drawn as X / (X + Y) of two gamma variates. Source: Marsaglia and Tsang, "A simple method for
/// generating gamma variables" (2000).
public struct Beta: Sendable {
  public let alpha: Double
  public let beta: Double

  public init(_ alpha: Double, _ beta: Double) {
    require(
      alpha > 0 && beta > 0 && alpha.isFinite && beta.isFinite,
      "Beta: both parameters have to be above 0 and finite, and they are \(alpha) and \(beta)")
    self.alpha = alpha
    self.beta = beta
  }

  /// Random numbers of a shape; without one, a scalar.
  public func sample(_ shape: [Int] = []) -> Tensor {
    Tensor.check(shape)
    let result = Values(uninitialized: shape)
    for i in 0..<result.count {
      result.pointer[i] = Float(Context.current.generator.beta(alpha, beta))
    }
    return Tensor(result)
  }
}

extension Generator {
  mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    // By their logarithms: with small parameters both variates may be too small for a number.
    let difference = logarithmOfGamma(beta) - logarithmOfGamma(alpha)
    return 1 / (1 + TensorEngine.exp(difference))
  }

  /// The logarithm of a gamma variate of scale 1.
  private mutating func logarithmOfGamma(_ shape: Double) -> Double {
    // Below 1: Gamma(a) = Gamma(a + 1) U^(1/a).
    let isSmall = shape < 1
    let d = (isSmall ? shape + 1 : shape) - 1.0 / 3
    let c = 1 / (3 * d.squareRoot())
    while true {
      let z = Double(normal([1], mean: 0, deviation: 1).single)
      let root = 1 + c * z
      // 1 − u lies above 0, so that its logarithm is finite.
      let u = 1 - fraction()
      if root <= 0 { continue }
      let v = root * root * root
      let logarithm = TensorEngine.log(v)
      if TensorEngine.log(u) >= z * z / 2 + d * (1 - v + logarithm) { continue }
      // The least divisor keeps the quotient finite.
      let correction = isSmall ? TensorEngine.log(1 - fraction()) / max(shape, 1e-300) : 0
      return TensorEngine.log(d) + logarithm + correction
    }
  }
}
