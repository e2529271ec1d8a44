/// What `BatchNorm1d` and `BatchNorm2d` have in common; not made by itself.
///
/// (x − mean) / √(variance + ε) · weight + bias, with mean and variance of each channel taken over
/// the batch and all places.
///
/// In training, the batch's own statistics are used (variance divided by n) and gathered in
/// `runningMean` and `runningVariance` (divided by n − 1), each moving by `momentum` towards the
/// batch's; after `eval()` the gathered ones are used. `weight` starts at 1, `bias` at 0. A batch of
/// one value per channel has no variance and traps in training.
///
/// Source: Ioffe and Szegedy, "Batch normalization" (2015).
public class BatchNormLayer: Layer, HasTrainingMode {
  public let features: Int
  public let epsilon: Double
  public let momentum: Double
  public var weight: Tensor
  public var bias: Tensor
  public var runningMean: Tensor
  public var runningVariance: Tensor
  public var isTraining = true
  private let ranks: [Int]

  init(_ name: String, ranks: [Int], _ features: Int, _ epsilon: Double, _ momentum: Double) {
    require(features > 0, "\(name) needs at least one feature, and got \(features)")
    requireEpsilon(name, epsilon)
    requireMomentum(name, momentum)
    self.features = features
    self.epsilon = epsilon
    self.momentum = momentum
    self.ranks = ranks
    weight = .ones([features], requiresGrad: true)
    bias = .zeros([features], requiresGrad: true)
    runningMean = .zeros([features])
    runningVariance = .ones([features])
  }

  public func forward(_ input: Tensor) -> Tensor {
    require(
      ranks.contains(input.rank),
      "expected \(ranks.map { "\($0)D" }.joined(separator: " or ")) input (got \(input.rank)D input "
        + "of shape \(input.shape))")
    require(
      input.shape[1] == features,
      "\(Self.self)(\(features)) got \(input.shape[1]) features: the input has shape "
        + "\(input.shape)")
    require(
      !isTraining || input.count > features,
      "Expected more than 1 value per channel when training, got input size \(input.shape): use "
        + "a larger batch, or eval()")
    // A kernel goes along the places of one channel; a batch of vectors has its channels side by
    // side, so it is turned first.
    if input.rank == 2 {
      return normalize(input.transpose(0, 1).unsqueeze(0)).squeeze(0).transpose(0, 1)
    }
    return normalize(input)
  }

  private func normalize(_ input: Tensor) -> Tensor {
    let normalization = BatchNormalization(
      batch: input.shape[0], channels: features, places: input.shape[2...].reduce(1, *),
      epsilon: Float(epsilon))
    guard isTraining else {
      let gathered = BatchNormalization.Statistics(
        mean: runningMean.scalars, variance: runningVariance.scalars)
      return normalization.apply(input, gathered, isOwn: false, weight: weight, bias: bias)
    }
    let own = normalization.statistics(input.values)
    gather(Tensor(own.mean), Tensor(own.variance), input.count / features)
    return normalization.apply(input, own, isOwn: true, weight: weight, bias: bias)
  }

  private func gather(_ mean: Tensor, _ variance: Tensor, _ size: Int) {
    let unbiased = variance * (Double(size) / Double(size - 1))
    runningMean = runningMean * (1 - momentum) + mean * momentum
    runningVariance = runningVariance * (1 - momentum) + unbiased * momentum
  }

  public var configuration: String {
    "\(features), epsilon: \(epsilon), momentum: \(momentum)"
  }
}

/// Batch normalization of features: `[n, features]` or `[n, features, length]`.
///
/// Formula and bad input as in `BatchNormLayer`. See PyTorch's `torch.nn.BatchNorm1d`.
public final class BatchNorm1d: BatchNormLayer {
  public init(_ features: Int, epsilon: Double = 1e-5, momentum: Double = 0.1) {
    super.init("BatchNorm1d", ranks: [2, 3], features, epsilon, momentum)
  }
}

/// Batch normalization of a picture's channels: `[n, channels, height, width]`.
///
/// Formula and bad input as in `BatchNormLayer`. See PyTorch's `torch.nn.BatchNorm2d`.
///
///     BatchNorm2d(32)(Tensor.randn([8, 32, 14, 14]))     // each channel: mean 0, variance 1
public final class BatchNorm2d: BatchNormLayer {
  public init(_ features: Int, epsilon: Double = 1e-5, momentum: Double = 0.1) {
    super.init("BatchNorm2d", ranks: [4], features, epsilon, momentum)
  }
}
