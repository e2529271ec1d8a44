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
  func perChannel(_ weight: Tensor?, _ bias: Tensor?) -> Tensor {
    let perChannel = [shape[1]] + [Int](repeating: 1, count: rank - 2)
    var y = self
    if let weight { y = y * weight.reshape(perChannel) }
    if let bias { y = y + bias.reshape(perChannel) }
    return y
  }
}
