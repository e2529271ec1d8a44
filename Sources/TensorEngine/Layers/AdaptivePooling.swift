/// What `AdaptiveAvgPool1d`, `AdaptiveAvgPool2d` and `AdaptiveAvgPool3d` have in common; not made by
/// itself.
///
/// The mean over evenly spread windows, so many that the output is of a given size. The input is
/// `[n, channels, …]`, or the same without n. Output i along an axis sees elements
/// ⌊i · size / output⌋ up to ⌈(i + 1) · size / output⌉. Other ranks, and axes without places, trap.
public class AdaptiveAvgPoolLayer: Layer {
  public let outputSize: [Int]

  init(_ name: String, axes: Int, _ outputSize: some WindowSize) {
    self.outputSize = windowSizes(name, "outputSize", outputSize, axes: axes, atLeast: 1)
  }

  public func forward(_ input: Tensor) -> Tensor {
    let axes = outputSize.count
    requireAxes("\(Self.self)", input, axes)
    require(
      input.shape.suffix(axes).allSatisfy { $0 > 0 },
      "\(Self.self) expects input with places along each axis, but it has shape \(input.shape)")
    return input.pooledMean(
      Pool(zip(input.shape.suffix(axes), outputSize).map { PoolAxis.adaptive($0, $1) }))
  }

  public var configuration: String { "outputSize: \(shortest(outputSize))" }
}

/// The mean over evenly spread windows of a length: `[n, channels, length]`.
///
/// Shapes and bad input as in `AdaptiveAvgPoolLayer`. See PyTorch's `torch.nn.AdaptiveAvgPool1d`.
public final class AdaptiveAvgPool1d: AdaptiveAvgPoolLayer {
  public init(_ outputSize: some WindowSize) {
    super.init("AdaptiveAvgPool1d", axes: 1, outputSize)
  }
}

/// The mean over evenly spread windows of pictures: `[n, channels, height, width]`.
///
/// Shapes and bad input as in `AdaptiveAvgPoolLayer`. See PyTorch's `torch.nn.AdaptiveAvgPool2d`.
///
///     AdaptiveAvgPool2d(1)(Tensor.randn([8, 64, 7, 7]))     // shape [8, 64, 1, 1]
public final class AdaptiveAvgPool2d: AdaptiveAvgPoolLayer {
  public init(_ outputSize: some WindowSize) {
    super.init("AdaptiveAvgPool2d", axes: 2, outputSize)
  }
}

/// The mean over evenly spread windows of volumes: `[n, channels, depth, height, width]`.
///
/// Shapes and bad input as in `AdaptiveAvgPoolLayer`. See PyTorch's `torch.nn.AdaptiveAvgPool3d`.
public final class AdaptiveAvgPool3d: AdaptiveAvgPoolLayer {
  public init(_ outputSize: some WindowSize) {
    super.init("AdaptiveAvgPool3d", axes: 3, outputSize)
  }
}
