/// (x − mean) / √(variance + ε) · weight + bias, with mean and variance taken over the last axes of
/// each element of the batch.
///
/// The input is `[…, normalizedShape]`, the output the same; another shape traps. `weight` and
/// `bias` have `normalizedShape` and start at 1 and 0. Training and use are alike. See PyTorch's
/// `torch.nn.LayerNorm`. Source: Ba, Kiros and Hinton, "Layer normalization" (2016).
public final class LayerNorm: Layer {
  public let normalizedShape: [Int]
  public let epsilon: Double
  public var weight: Tensor?
  public var bias: Tensor?

  public init(
    _ normalizedShape: [Int], epsilon: Double = 1e-5, elementwiseAffine: Bool = true,
    bias: Bool = true
  ) {
    require(
      !normalizedShape.isEmpty && normalizedShape.allSatisfy { $0 > 0 },
      "LayerNorm needs a shape of at least one axis, none of them empty, and got "
        + "\(normalizedShape)")
    requireEpsilon("LayerNorm", epsilon)
    self.normalizedShape = normalizedShape
    self.epsilon = epsilon
    weight = elementwiseAffine ? .ones(normalizedShape, requiresGrad: true) : nil
    self.bias = elementwiseAffine && bias ? .zeros(normalizedShape, requiresGrad: true) : nil
  }

  /// Over the last axis alone.
  public convenience init(
    _ features: Int, epsilon: Double = 1e-5, elementwiseAffine: Bool = true, bias: Bool = true
  ) {
    self.init([features], epsilon: epsilon, elementwiseAffine: elementwiseAffine, bias: bias)
  }

  public func forward(_ input: Tensor) -> Tensor {
    let axes = normalizedShape.count
    require(
      input.rank >= axes && Array(input.shape.suffix(axes)) == normalizedShape,
      "Given normalizedShape=\(normalizedShape), expected input with shape [*, "
        + "\(normalizedShape.map(String.init).joined(separator: ", "))], but got input of size "
        + "\(input.shape)")
    return input.normalized(lastAxes: axes, epsilon: epsilon, weight: weight, bias: bias)
  }

  public var configuration: String {
    "\(normalizedShape), epsilon: \(epsilon), elementwiseAffine: \(weight != nil)"
  }
}

/// Like `LayerNorm`, but over the places of groups of channels, with a weight and a bias for each
/// channel.
///
/// The input is `[n, channels, …]`, the output the same; another number of channels traps. One group
/// is a layer norm over all channels, as many groups as channels an instance norm. See PyTorch's
/// `torch.nn.GroupNorm`. Source: Wu and He, "Group normalization" (2018).
public final class GroupNorm: Layer {
  public let groups: Int
  public let channels: Int
  public let epsilon: Double
  public var weight: Tensor?
  public var bias: Tensor?

  public init(_ groups: Int, _ channels: Int, epsilon: Double = 1e-5, affine: Bool = true) {
    require(
      groups > 0 && channels > 0 && channels % groups == 0,
      "GroupNorm: the number of channels must be divisible by the number of groups (\(channels) and "
        + "\(groups))")
    requireEpsilon("GroupNorm", epsilon)
    self.groups = groups
    self.channels = channels
    self.epsilon = epsilon
    weight = affine ? .ones([channels], requiresGrad: true) : nil
    bias = affine ? .zeros([channels], requiresGrad: true) : nil
  }

  public func forward(_ input: Tensor) -> Tensor {
    require(
      input.rank >= 2 && input.shape[1] == channels,
      "GroupNorm(\(groups), \(channels)) expects input [n, \(channels), …], but got input of size "
        + "\(input.shape)")
    require(
      input.shape[2...].reduce(channels / groups, *) > 1,
      "Expected more than 1 value per channel when training, got input size \(input.shape)")
    let rows = [input.shape[0], groups, input.shape[2...].reduce(channels / groups, *)]
    let y = input.reshape(rows).normalized(lastAxes: 1, epsilon: epsilon).reshape(input.shape)
    return y.perChannel(weight, bias)
  }

  public var configuration: String {
    "\(groups), \(channels), epsilon: \(epsilon), affine: \(weight != nil)"
  }
}

/// (x − mean) / √(variance + ε), with mean and variance of each channel of each picture by itself.
///
/// The input is `[n, channels, height, width]` or `[channels, height, width]`, the output the same;
/// another number of channels, or a single place, traps. With `affine`, a weight (at first 1) and a
/// bias (0) for each channel follow. With `trackRunningStatistics`, the pictures' mean statistics are
/// gathered in training and used after `eval()`, as in `BatchNorm2d`. See PyTorch's
/// `torch.nn.InstanceNorm2d`. Source: Ulyanov, Vedaldi and Lempitsky, "Instance normalization" (2016).
public final class InstanceNorm2d: Layer, HasTrainingMode {
  public let features: Int
  public let epsilon: Double
  public let momentum: Double
  public var weight: Tensor?
  public var bias: Tensor?
  public var runningMean: Tensor?
  public var runningVariance: Tensor?
  public var isTraining = true

  public init(
    _ features: Int, epsilon: Double = 1e-5, momentum: Double = 0.1, affine: Bool = false,
    trackRunningStatistics: Bool = false
  ) {
    require(features > 0, "InstanceNorm2d needs at least one channel, and got \(features)")
    requireEpsilon("InstanceNorm2d", epsilon)
    requireMomentum("InstanceNorm2d", momentum)
    self.features = features
    self.epsilon = epsilon
    self.momentum = momentum
    weight = affine ? .ones([features], requiresGrad: true) : nil
    bias = affine ? .zeros([features], requiresGrad: true) : nil
    runningMean = trackRunningStatistics ? .zeros([features]) : nil
    runningVariance = trackRunningStatistics ? .ones([features]) : nil
  }

  public func forward(_ input: Tensor) -> Tensor {
    requireAxes("InstanceNorm2d", input, 2)
    require(
      input.shape[input.rank - 3] == features,
      "expected input's size at dim=\(input.rank - 3) to match features (\(features)), but got: "
        + "\(input.shape[input.rank - 3]) (shape \(input.shape))")
    if input.rank == 3 { return forward(input.unsqueeze(0)).squeeze(0) }
    if !isTraining, let runningMean, let runningVariance {
      let scale = (runningVariance + epsilon).sqrt().reshape([features, 1, 1])
      return ((input - runningMean.reshape([features, 1, 1])) / scale).perChannel(weight, bias)
    }
    let size = input.shape[2] * input.shape[3]
    require(
      size > 1,
      "Expected more than 1 spatial element when training, got input size \(input.shape)")
    if let runningMean, let runningVariance {
      let x = input.detach()
      let mean = x.mean(dim: [2, 3]).mean(dim: 0)
      let variance = x.variance(dim: [2, 3]).mean(dim: 0)
      self.runningMean = runningMean * (1 - momentum) + mean * momentum
      self.runningVariance = runningVariance * (1 - momentum) + variance * momentum
    }
    return input.normalized(lastAxes: 2, epsilon: epsilon).perChannel(weight, bias)
  }

  public var configuration: String {
    "\(features), epsilon: \(epsilon), momentum: \(momentum), affine: \(weight != nil), "
      + "trackRunningStatistics: \(runningMean != nil)"
  }
}

func requireEpsilon(_ name: String, _ epsilon: Double) {
  require(epsilon >= 0, "\(name): epsilon must not be negative, and it is \(epsilon)")
}

func requireMomentum(_ name: String, _ momentum: Double) {
  require(
    momentum >= 0 && momentum <= 1,
    "\(name): momentum must be from 0 to 1, and it is \(momentum)")
}

extension Tensor {
  /// Times a weight and plus a bias of axis 1.
  fileprivate func perChannel(_ weight: Tensor?, _ bias: Tensor?) -> Tensor {
    let perChannel = [shape[1]] + [Int](repeating: 1, count: rank - 2)
    var y = self
    if let weight { y = y * weight.reshape(perChannel) }
    if let bias { y = y + bias.reshape(perChannel) }
    return y
  }
}
