/// What the pooling layers have in common; not made by itself.
///
/// A window of `kernelSize` slides over the last axes, `stride` apart (the kernel's size unless
/// given). Along each axis the output has
/// ⌊(size + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1 places, rounded up instead with
/// `ceilMode` unless the last window would begin past the input. The input is `[n, channels, …]`, or
/// the same without n. A padding above half the kernel's size traps.
public class PoolLayer: Layer {
  public let kernelSize: [Int]
  public let stride: [Int]
  public let padding: [Int]
  public let dilation: [Int]
  public let ceilMode: Bool
  private let axes: Int

  init(
    _ name: String, axes: Int, _ kernelSize: some WindowSize, _ stride: (any WindowSize)?,
    _ padding: some WindowSize, _ dilation: some WindowSize, _ ceilMode: Bool
  ) {
    self.axes = axes
    self.ceilMode = ceilMode
    self.kernelSize = windowSizes(name, "kernelSize", kernelSize, axes: axes, atLeast: 1)
    self.stride =
      stride.map { windowSizes(name, "stride", $0, axes: axes, atLeast: 1) } ?? self.kernelSize
    self.padding = windowSizes(name, "padding", padding, axes: axes, atLeast: 0)
    self.dilation = windowSizes(name, "dilation", dilation, axes: axes, atLeast: 1)
    require(
      zip(self.padding, self.kernelSize).allSatisfy { $0 <= $1 / 2 },
      "\(name): pad should be at most half of effective kernel size, but got pad \(padding) and "
        + "kernelSize \(kernelSize)")
  }

  func windows(_ input: Tensor) -> Windows {
    requireAxes("\(Self.self)", input, axes)
    require(
      input.shape.suffix(axes).allSatisfy { $0 > 0 },
      "\(Self.self) expects input with places along each axis, but it has shape \(input.shape)")
    return Windows(
      "\(Self.self)", input: Array(input.shape.suffix(axes)), kernel: kernelSize, stride: stride,
      before: padding, after: padding, dilation: dilation, ceiling: ceilMode)
  }

  public func forward(_ input: Tensor) -> Tensor { input }

  public var configuration: String {
    var text = "kernelSize: \(shortest(kernelSize)), stride: \(shortest(stride))"
    if padding.contains(where: { $0 != 0 }) { text += ", padding: \(shortest(padding))" }
    if dilation.contains(where: { $0 != 1 }) { text += ", dilation: \(shortest(dilation))" }
    return ceilMode ? text + ", ceilMode: true" : text
  }
}

func requireAxes(_ name: String, _ input: Tensor, _ axes: Int) {
  require(
    input.rank == axes + 1 || input.rank == axes + 2,
    "Expected \(axes + 1)D (unbatched) or \(axes + 2)D (batched) input to \(name), but got input of "
      + "size: \(input.shape)")
}

/// What `MaxPool1d`, `MaxPool2d` and `MaxPool3d` have in common: the largest element of each window.
/// The gradient goes to that element, the first of equal ones.
public class MaxPoolLayer: PoolLayer {
  public override func forward(_ input: Tensor) -> Tensor {
    input.pooledMaximum(windows(input))
  }
}

/// What `AvgPool1d`, `AvgPool2d` and `AvgPool3d` have in common: the mean of each window, zeros
/// around the input counted as elements unless `countIncludePad` is `false`.
public class AvgPoolLayer: PoolLayer {
  public let countIncludePad: Bool

  init(
    _ name: String, axes: Int, _ kernelSize: some WindowSize, _ stride: (any WindowSize)?,
    _ padding: some WindowSize, _ ceilMode: Bool, _ countIncludePad: Bool
  ) {
    self.countIncludePad = countIncludePad
    super.init(name, axes: axes, kernelSize, stride, padding, 1, ceilMode)
  }

  public override func forward(_ input: Tensor) -> Tensor {
    input.pooledMean(Pool(PoolAxis.axes(windows(input), countsPadding: countIncludePad)))
  }
}

/// The largest element of each window over a length: `[n, channels, length]`.
///
/// Shapes and bad input as in `PoolLayer`. See PyTorch's `torch.nn.MaxPool1d`.
public final class MaxPool1d: MaxPoolLayer {
  public init(
    kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    dilation: some WindowSize = 1, ceilMode: Bool = false
  ) {
    super.init("MaxPool1d", axes: 1, kernelSize, stride, padding, dilation, ceilMode)
  }

  /// With the kernel's size first: `MaxPool1d(2, stride: 1)`.
  public convenience init(
    _ kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    dilation: some WindowSize = 1, ceilMode: Bool = false
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      ceilMode: ceilMode)
  }
}

/// The largest element of each window over pictures: `[n, channels, height, width]`.
///
/// Shapes and bad input as in `PoolLayer`. See PyTorch's `torch.nn.MaxPool2d`.
public final class MaxPool2d: MaxPoolLayer {
  public init(
    kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    dilation: some WindowSize = 1, ceilMode: Bool = false
  ) {
    super.init("MaxPool2d", axes: 2, kernelSize, stride, padding, dilation, ceilMode)
  }

  /// With the kernel's size first: `MaxPool2d(2, stride: 1)`.
  public convenience init(
    _ kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    dilation: some WindowSize = 1, ceilMode: Bool = false
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      ceilMode: ceilMode)
  }
}

/// The largest element of each window over volumes: `[n, channels, depth, height, width]`.
///
/// Shapes and bad input as in `PoolLayer`. See PyTorch's `torch.nn.MaxPool3d`.
public final class MaxPool3d: MaxPoolLayer {
  public init(
    kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    dilation: some WindowSize = 1, ceilMode: Bool = false
  ) {
    super.init("MaxPool3d", axes: 3, kernelSize, stride, padding, dilation, ceilMode)
  }

  /// With the kernel's size first: `MaxPool3d(2, stride: 1)`.
  public convenience init(
    _ kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    dilation: some WindowSize = 1, ceilMode: Bool = false
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      ceilMode: ceilMode)
  }
}

/// The mean of each window over a length: `[n, channels, length]`.
///
/// Shapes and bad input as in `PoolLayer`. See PyTorch's `torch.nn.AvgPool1d`.
public final class AvgPool1d: AvgPoolLayer {
  public init(
    kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) {
    super.init("AvgPool1d", axes: 1, kernelSize, stride, padding, ceilMode, countIncludePad)
  }

  /// With the kernel's size first: `AvgPool1d(2, stride: 1)`.
  public convenience init(
    _ kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
      countIncludePad: countIncludePad)
  }
}

/// The mean of each window over pictures: `[n, channels, height, width]`.
///
/// Shapes and bad input as in `PoolLayer`. See PyTorch's `torch.nn.AvgPool2d`.
public final class AvgPool2d: AvgPoolLayer {
  public init(
    kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) {
    super.init("AvgPool2d", axes: 2, kernelSize, stride, padding, ceilMode, countIncludePad)
  }

  /// With the kernel's size first: `AvgPool2d(2, stride: 1)`.
  public convenience init(
    _ kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
      countIncludePad: countIncludePad)
  }
}

/// The mean of each window over volumes: `[n, channels, depth, height, width]`.
///
/// Shapes and bad input as in `PoolLayer`. See PyTorch's `torch.nn.AvgPool3d`.
public final class AvgPool3d: AvgPoolLayer {
  public init(
    kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) {
    super.init("AvgPool3d", axes: 3, kernelSize, stride, padding, ceilMode, countIncludePad)
  }

  /// With the kernel's size first: `AvgPool3d(2, stride: 1)`.
  public convenience init(
    _ kernelSize: some WindowSize, stride: (any WindowSize)? = nil, padding: some WindowSize = 0,
    ceilMode: Bool = false, countIncludePad: Bool = true
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
      countIncludePad: countIncludePad)
  }
}
