/// In training, sets each element to 0 with probability p and multiplies the others by 1 / (1 − p),
/// so that the expected value stays; after `eval()`, gives its input back.
///
/// Any shape in, the same out. `p` = 0 changes nothing and `p` = 1 gives zeros; outside 0…1 it
/// traps. See PyTorch's `torch.nn.Dropout`. Source: Srivastava, Hinton and others, "Dropout" (2014).
public final class Dropout: Layer, HasTrainingMode {
  public let p: Double
  public var isTraining = true

  public init(_ p: Double = 0.5) {
    requireProbability("Dropout", p)
    self.p = p
  }

  public func forward(_ input: Tensor) -> Tensor {
    isTraining ? input.dropout(p, mask: input.shape) : input
  }

  public var configuration: String { "p: \(p)" }
}

/// `Dropout` of whole channels: each `[height, width]` map is dropped or kept as one.
///
/// The input is `[n, channels, height, width]` or `[channels, height, width]`; another rank traps.
/// See PyTorch's `torch.nn.Dropout2d`. Source: Tompson and others, "Efficient object localization
/// using convolutional networks" (2015).
public final class Dropout2d: Layer, HasTrainingMode {
  public let p: Double
  public var isTraining = true

  public init(_ p: Double = 0.5) {
    requireProbability("Dropout2d", p)
    self.p = p
  }

  public func forward(_ input: Tensor) -> Tensor {
    require(
      input.rank == 3 || input.rank == 4,
      "Dropout2d expects 3D or 4D input (got \(input.rank)D input of shape \(input.shape))")
    return isTraining ? input.dropout(p, mask: input.shape.dropLast(2) + [1, 1]) : input
  }

  public var configuration: String { "p: \(p)" }
}

func requireProbability(_ name: String, _ p: Double) {
  require(
    p >= 0 && p <= 1, "\(name): the probability has to be between 0 and 1, but got \(p)")
}

extension Tensor {
  /// This tensor times a random mask of 0 and 1 / (1 − p), which is repeated to this shape.
  func dropout(_ p: Double, mask shape: [Int]) -> Tensor {
    if p == 0 { return self }
    if p == 1 { return self * 0 }
    let random = Context.current.generator.uniform(shape, low: 0, high: 1)
    return self * Tensor(random.map(Float(p), kernels.lessEqual) * Float(1 / (1 - p)))
  }
}
