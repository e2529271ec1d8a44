/// How a parameter's first numbers are made.
///
///     layer.weight.initialize(.xavierNormal())
///     layer.weight.initialize(.kaimingNormal(nonlinearity: .relu))
///
/// Fan-in and fan-out of a weight `[out, in]` are in and out; of `[out, in, …]` both times the size
/// of the rest. See PyTorch's `torch.nn.init`.
public struct Initializer: Sendable, CustomStringConvertible {
  let sample: @Sendable ([Int]) -> Tensor
  public let description: String

  /// An initializer of one's own, from a shape to a tensor of that shape.
  public init(_ sample: @escaping @Sendable ([Int]) -> Tensor) {
    self.init("Initializer", sample)
  }

  init(_ description: String, _ sample: @escaping @Sendable ([Int]) -> Tensor) {
    self.description = description
    self.sample = sample
  }

  /// Zeros.
  public static let zeros = Initializer("zeros") { .zeros($0) }
  /// Ones.
  public static let ones = Initializer("ones") { .ones($0) }

  /// One number everywhere.
  public static func constant(_ value: Double) -> Initializer {
    Initializer("constant(\(value))") { .full($0, value) }
  }

  /// Uniform from `low` to `high`.
  public static func uniform(_ low: Double = 0, _ high: Double = 1) -> Initializer {
    Initializer("uniform(\(low), \(high))") { .uniform($0, low: low, high: high) }
  }

  /// Normal with a mean and a standard deviation.
  public static func normal(mean: Double = 0, std: Double = 1) -> Initializer {
    Initializer("normal(mean: \(mean), std: \(std))") { .normal($0, mean: mean, std: std) }
  }

  /// Uniform within ±gain √(6 / (fanIn + fanOut)).
  ///
  /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
  /// networks" (2010).
  public static func xavierUniform(gain: Double = 1) -> Initializer {
    Initializer("xavierUniform(gain: \(gain))") { shape in
      let (fanIn, fanOut) = fans(of: shape)
      let bound = gain * (6 / Double(fanIn + fanOut)).squareRoot()
      return .uniform(shape, low: -bound, high: bound)
    }
  }

  /// Normal with standard deviation gain √(2 / (fanIn + fanOut)). Source: as `xavierUniform`.
  public static func xavierNormal(gain: Double = 1) -> Initializer {
    Initializer("xavierNormal(gain: \(gain))") { shape in
      let (fanIn, fanOut) = fans(of: shape)
      return .normal(shape, mean: 0, std: gain * (2 / Double(fanIn + fanOut)).squareRoot())
    }
  }

  /// Uniform within ±gain √(3 / fan), the gain that of the nonlinearity that follows.
  ///
  /// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers" (2015).
  public static func kaimingUniform(
    mode: FanMode = .fanIn, nonlinearity: Nonlinearity = .relu
  ) -> Initializer {
    Initializer("kaimingUniform(mode: \(mode), nonlinearity: \(nonlinearity))") { shape in
      let bound = nonlinearity.gain * (3 / Double(mode.fan(of: shape))).squareRoot()
      return .uniform(shape, low: -bound, high: bound)
    }
  }

  /// Normal with standard deviation gain / √fan: √(2 / fanIn) for ReLU. Source: as
  /// `kaimingUniform`.
  public static func kaimingNormal(
    mode: FanMode = .fanIn, nonlinearity: Nonlinearity = .relu
  ) -> Initializer {
    Initializer("kaimingNormal(mode: \(mode), nonlinearity: \(nonlinearity))") { shape in
      .normal(
        shape, mean: 0, std: nonlinearity.gain / Double(mode.fan(of: shape)).squareRoot())
    }
  }
}

/// Which side of a weight an initializer keeps the variance of.
public enum FanMode: Sendable {
  /// The inputs: activations keep their variance on the way forward.
  case fanIn
  /// The outputs: gradients keep theirs on the way back.
  case fanOut

  func fan(of shape: [Int]) -> Int {
    let (fanIn, fanOut) = fans(of: shape)
    return self == .fanIn ? fanIn : fanOut
  }
}

/// What follows a layer, by how much it shrinks the variance of what passes.
public enum Nonlinearity: Sendable {
  case linear
  case sigmoid
  case tanh
  case relu
  case leakyReLU(negativeSlope: Double = 0.01)

  /// The factor that makes up for the nonlinearity, as PyTorch's `torch.nn.init.calculate_gain`
  /// has it: 5/3 for tanh, √2 for ReLU.
  public var gain: Double {
    switch self {
    case .linear, .sigmoid: 1
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .leakyReLU(let slope): (2 / (1 + slope * slope)).squareRoot()
    }
  }
}

private func fans(of shape: [Int]) -> (fanIn: Int, fanOut: Int) {
  require(
    shape.count >= 2,
    "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions (shape "
      + "\(shape))")
  let field = shape[2...].reduce(1, *)
  return (shape[1] * field, shape[0] * field)
}

extension Tensor {
  /// Gives a leaf new first numbers, in place for all who hold it. Nothing is recorded.
  @discardableResult
  public func initialize(_ initializer: Initializer) -> Tensor {
    copy(from: noGrad { initializer.sample(shape) })
    return self
  }
}
