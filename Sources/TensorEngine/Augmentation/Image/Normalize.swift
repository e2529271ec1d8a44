/// (x − mean) / std, for each channel its own. See torchvision's `functional.normalize`.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - mean: A number for each channel, or one for all; another count traps.
///   - std: The same; 0 traps.
public func normalize(_ x: Tensor, mean: [Double], std: [Double]) -> Tensor {
  let (channels, _, _) = x.pictureSize("normalize")
  func column(_ option: String, _ numbers: [Double]) -> Values {
    require(
      numbers.count == 1 || numbers.count == channels,
      "normalize: \(option) must be one number or one for each of \(channels) channels, and it is "
        + "\(numbers)")
    return Values(numbers.map { Float($0) }, shape: [numbers.count, 1, 1])
  }
  require(
    std.allSatisfy { Float($0) != 0 }, "normalize: std must not be 0, and it is \(std)")
  return Tensor((x.values - column("mean", mean)) / column("std", std))
}

/// Gives channels the mean 0 and the standard deviation 1 that they have over the training data:
/// `normalize` as a transform. See torchvision's `Normalize`.
///
///     Normalize(mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225])
public struct Normalize: Transform, Sendable {
  public let mean: [Double]
  public let std: [Double]

  public init(mean: [Double], std: [Double]) {
    require(
      std.allSatisfy { Float($0) != 0 }, "Normalize: std must not be 0, and it is \(std)")
    self.mean = mean
    self.std = std
  }

  public func callAsFunction(_ x: Tensor) -> Tensor { normalize(x, mean: mean, std: std) }
}

/// Adds a normal random number to every number. See torchvision's `v2.GaussianNoise`, which calls
/// `std` sigma.
///
/// Any picture or batch. Traps when `std` is below 0 or a parameter is not finite.
public struct GaussianNoise: Transform, Sendable {
  public let mean: Double
  public let std: Double
  /// Whether results are cut off at 0 and 1.
  public let clip: Bool

  public init(mean: Double = 0, std: Double = 0.1, clip: Bool = true) {
    requireFinite("GaussianNoise", "mean", mean)
    require(
      std >= 0 && std.isFinite, "GaussianNoise: std must not be negative, and it is \(std)")
    self.mean = mean
    self.std = std
    self.clip = clip
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    _ = x.pictureSize("GaussianNoise")
    let noise = Context.current.generator.normal(
      x.shape, mean: Float(mean), deviation: Float(std))
    let sum = x.values + noise
    return Tensor(clip ? sum.map(kernels.maximum, 0).map(kernels.minimum, 1) : sum)
  }
}
