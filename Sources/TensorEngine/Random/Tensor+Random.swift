extension Tensor {
  /// Standard normal random numbers: mean 0, standard deviation 1. See PyTorch's `torch.randn`.
  public static func randn(_ shape: [Int], requiresGrad: Bool = false) -> Tensor {
    normal(shape, mean: 0, std: 1, requiresGrad: requiresGrad)
  }

  /// Uniform random numbers from 0 to 1, without 1. See PyTorch's `torch.rand`.
  public static func rand(_ shape: [Int], requiresGrad: Bool = false) -> Tensor {
    uniform(shape, low: 0, high: 1, requiresGrad: requiresGrad)
  }

  /// Uniform random numbers from `low` to `high`.
  public static func uniform(
    _ shape: [Int], low: some TensorScalar, high: some TensorScalar, requiresGrad: Bool = false
  ) -> Tensor {
    check(shape)
    require(
      low.asDouble <= high.asDouble,
      "uniform expects low <= high, and they are \(low) and \(high)")
    return Tensor(
      Context.current.generator.uniform(shape, low: low.asFloat, high: high.asFloat),
      requiresGrad: requiresGrad)
  }

  /// Normal random numbers of a mean and a standard deviation.
  public static func normal(
    _ shape: [Int], mean: some TensorScalar, std: some TensorScalar, requiresGrad: Bool = false
  ) -> Tensor {
    check(shape)
    require(std.asDouble >= 0, "normal expects std >= 0, and it is \(std)")
    return Tensor(
      Context.current.generator.normal(shape, mean: mean.asFloat, deviation: std.asFloat),
      requiresGrad: requiresGrad)
  }
}
