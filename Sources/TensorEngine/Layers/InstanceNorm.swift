/// What `InstanceNorm1d` and `InstanceNorm2d` have in common; not made by itself.
///
/// (x − mean) / √(variance + ε), over the places of each channel of each example alone.
///
/// The input is `[n, features, …]`, or the same without n; other shapes trap, and so does a channel of
/// one place. With `affine`, a weight (1 at first) and a bias (0) for each channel are learned. With
/// `trackRunningStatistics`, averages of means and variances are gathered in training, each moving by
/// `momentum`, and used after `eval()`; without, each example's own are always used. Source: Ulyanov,
/// Vedaldi and Lempitsky, "Instance normalization: the missing ingredient for fast stylization" (2016).
public class InstanceNormLayer: Layer, HasTrainingMode {
  public let features: Int
  public let epsilon: Double
  public let momentum: Double
  public var weight: Tensor?
  public var bias: Tensor?
  public var runningMean: Tensor?
  public var runningVariance: Tensor?
  public var isTraining = true
  private let axes: Int

  init(
    _ name: String, axes: Int, _ features: Int, _ epsilon: Double, _ momentum: Double,
    _ affine: Bool, _ trackRunningStatistics: Bool
  ) {
    require(features > 0, "\(name) needs at least one channel, and got \(features)")
    requireEpsilon(name, epsilon)
    requireMomentum(name, momentum)
    self.axes = axes
    self.features = features
    self.epsilon = epsilon
    self.momentum = momentum
    weight = affine ? .ones([features], requiresGrad: true) : nil
    bias = affine ? .zeros([features], requiresGrad: true) : nil
    runningMean = trackRunningStatistics ? .zeros([features]) : nil
    runningVariance = trackRunningStatistics ? .ones([features]) : nil
  }

  public func forward(_ input: Tensor) -> Tensor {
    requireAxes("\(Self.self)", input, axes)
    let channels = input.rank - axes - 1
    require(
      input.shape[channels] == features,
      "expected input's size at dim=\(channels) to match features (\(features)), but got: "
        + "\(input.shape[channels]) (shape \(input.shape))")
    if input.rank == axes + 1 { return forward(input.unsqueeze(0)).squeeze(0) }
    if !isTraining, let runningMean, let runningVariance {
      let perChannel = [features] + [Int](repeating: 1, count: axes)
      let scale = (runningVariance + epsilon).sqrt().reshape(perChannel)
      return ((input - runningMean.reshape(perChannel)) / scale).perChannel(weight, bias)
    }
    require(
      input.shape[2...].reduce(1, *) > 1,
      "Expected more than 1 spatial element when training, got input size \(input.shape)")
    if isTraining, let runningMean, let runningVariance {
      let x = input.detach()
      let places = Array(2..<input.rank)
      let mean = x.mean(dim: places).mean(dim: 0)
      let variance = x.variance(dim: places).mean(dim: 0)
      self.runningMean = runningMean * (1 - momentum) + mean * momentum
      self.runningVariance = runningVariance * (1 - momentum) + variance * momentum
    }
    return input.normalized(lastAxes: axes, epsilon: epsilon).perChannel(weight, bias)
  }

  public var configuration: String {
    "\(features), epsilon: \(epsilon), momentum: \(momentum), affine: \(weight != nil), "
      + "trackRunningStatistics: \(runningMean != nil)"
  }
}

/// Normalization of each channel of each sequence alone: `[n, features, length]`.
///
/// Formula and bad input as in `InstanceNormLayer`. See PyTorch's `torch.nn.InstanceNorm1d`.
public final class InstanceNorm1d: InstanceNormLayer {
  public init(
    _ features: Int, epsilon: Double = 1e-5, momentum: Double = 0.1, affine: Bool = false,
    trackRunningStatistics: Bool = false
  ) {
    super.init(
      "InstanceNorm1d", axes: 1, features, epsilon, momentum, affine, trackRunningStatistics)
  }
}

/// Normalization of each channel of each picture alone: `[n, features, height, width]`.
///
/// Formula and bad input as in `InstanceNormLayer`. See PyTorch's `torch.nn.InstanceNorm2d`.
public final class InstanceNorm2d: InstanceNormLayer {
  public init(
    _ features: Int, epsilon: Double = 1e-5, momentum: Double = 0.1, affine: Bool = false,
    trackRunningStatistics: Bool = false
  ) {
    super.init(
      "InstanceNorm2d", axes: 2, features, epsilon, momentum, affine, trackRunningStatistics)
  }
}
