/// x above 0, negativeSlope · x elsewhere, element by element.
///
/// Any shape in, the same out. At 0 the gradient is the slope's, as in PyTorch's
/// `torch.nn.LeakyReLU`. Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural
/// network acoustic models" (2013).
public struct LeakyReLU: Layer {
  public let negativeSlope: Double
  public init(negativeSlope: Double = 0.01) { self.negativeSlope = negativeSlope }
  public func forward(_ input: Tensor) -> Tensor { input.leakyReLU(negativeSlope: negativeSlope) }
  public var configuration: String { "negativeSlope: \(negativeSlope)" }
}

/// x above 0, weight · x elsewhere, with a learned slope: one for all, or one for each channel.
///
/// With `parameterCount` above 1 the input is `[n, channels, …]`, and another number of channels
/// traps. `weight` is `[parameterCount]`, first 0.25 everywhere. See PyTorch's `torch.nn.PReLU`.
/// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers" (2015).
public final class PReLU: Layer {
  public var weight: Tensor

  public init(_ parameterCount: Int = 1, initial: Double = 0.25) {
    require(parameterCount > 0, "PReLU needs at least one slope, and got \(parameterCount)")
    weight = .full([parameterCount], initial, requiresGrad: true)
  }

  public func forward(_ input: Tensor) -> Tensor { input.prelu(weight) }
  public var configuration: String { "parameterCount: \(weight.count)" }
}

/// x above 0, alpha · (eˣ − 1) elsewhere, element by element: never below −alpha.
///
/// Any shape in, the same out. See PyTorch's `torch.nn.ELU`. Source: Clevert, Unterthiner and
/// Hochreiter, "Fast and accurate deep network learning by exponential linear units" (2015).
public struct ELU: Layer {
  public let alpha: Double
  public init(alpha: Double = 1) { self.alpha = alpha }
  public func forward(_ input: Tensor) -> Tensor { input.elu(alpha: alpha) }
  public var configuration: String { "alpha: \(alpha)" }
}

/// x Φ(x), where Φ is the standard normal distribution's cumulative function.
///
/// Any shape in, the same out. With `approximation: .tanh`, Φ is replaced by
/// (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2. See PyTorch's `torch.nn.GELU`. Source: Hendrycks and
/// Gimpel, "Gaussian error linear units" (2016).
public struct GELU: Layer {
  /// How Φ is computed.
  public enum Approximation: Sendable {
    /// By the error function.
    case none
    /// By the hyperbolic tangent of a cubic.
    case tanh
  }
  public let approximation: Approximation
  public init(approximation: Approximation = .none) { self.approximation = approximation }
  public func forward(_ input: Tensor) -> Tensor { input.gelu(approximation: approximation) }
  public var configuration: String { approximation == .none ? "" : "approximation: tanh" }
}

/// e^x over the sum of e^x along an axis: positive numbers that add up to 1.
///
/// An axis that the input lacks traps. See PyTorch's `torch.nn.Softmax`.
public struct Softmax: Layer {
  public let dim: Int
  public init(dim: Int) { self.dim = dim }
  public func forward(_ input: Tensor) -> Tensor { input.softmax(dim: dim) }
  public var configuration: String { "dim: \(dim)" }
}

/// The logarithm of `Softmax`, without its underflow: what `nllLoss` takes. See PyTorch's
/// `torch.nn.LogSoftmax`.
public struct LogSoftmax: Layer {
  public let dim: Int
  public init(dim: Int) { self.dim = dim }
  public func forward(_ input: Tensor) -> Tensor { input.logSoftmax(dim: dim) }
  public var configuration: String { "dim: \(dim)" }
}
