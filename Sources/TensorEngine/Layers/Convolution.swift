/// What `Conv1d`, `Conv2d` and `Conv3d` have in common; not made by itself.
///
/// A window of the kernel's size slides over the last axes; each output is the window's weighted
/// sum over all input channels of its group, plus a bias:
///
///     y[n, o, i] = bias[o] + Σ weight[o, c, k] · x[n, c, i · stride − padding + k · dilation]
///
/// The input is `[n, inChannels, …]`, or the same without n; the output has `outChannels`, and along
/// each axis ⌊(size + 2 padding − dilation (kernel − 1) − 1) / stride⌋ + 1 places. `weight` is
/// `[outChannels, inChannels / groups, kernel…]`, `bias` `[outChannels]`; both start uniform within
/// ±1/√fanIn, PyTorch's default.
public class ConvolutionLayer: Layer {
  public let inChannels: Int
  public let outChannels: Int
  public let kernelSize: [Int]
  public let stride: [Int]
  public let dilation: [Int]
  public let groups: Int
  public var weight: Tensor
  public var bias: Tensor?
  let before: [Int]
  let after: [Int]
  private let isSame: Bool

  init(
    _ name: String, axes: Int, _ inChannels: Int, _ outChannels: Int,
    _ kernelSize: some WindowSize, _ stride: some WindowSize, _ padding: some WindowPadding,
    _ dilation: some WindowSize, _ groups: Int, _ bias: Bool
  ) {
    requireChannels(name, inChannels, outChannels, groups)
    self.inChannels = inChannels
    self.outChannels = outChannels
    self.groups = groups
    let kernel = windowSizes(name, "kernelSize", kernelSize, axes: axes, atLeast: 1)
    self.kernelSize = kernel
    let window = ConvolutionWindow(name, kernel: kernel, stride, padding, dilation)
    (self.stride, self.dilation) = (window.stride, window.dilation)
    (before, after, isSame) = (window.before, window.after, window.isSame)
    (weight, self.bias) = firstWeights(
      [outChannels, inChannels / groups] + kernel, bias, outChannels)
  }

  public func forward(_ input: Tensor) -> Tensor {
    requireWeights(
      "\(Self.self)", weight, [outChannels, inChannels / groups] + kernelSize, bias, outChannels)
    return input.convolved(
      "\(Self.self)", weight: weight, bias: bias, stride: stride, before: before, after: after,
      dilation: dilation, groups: groups)
  }

  public var configuration: String {
    var text = "\(inChannels), \(outChannels), kernelSize: \(shortest(kernelSize))"
    text += ", stride: \(shortest(stride))"
    if isSame {
      text += ", padding: same"
    } else if before.contains(where: { $0 != 0 }) {
      text += ", padding: \(shortest(before))"
    }
    if dilation.contains(where: { $0 != 1 }) { text += ", dilation: \(shortest(dilation))" }
    if groups != 1 { text += ", groups: \(groups)" }
    return bias == nil ? text + ", bias: false" : text
  }
}

/// A convolution over a length: `[n, inChannels, length]`.
///
/// Formula, shapes and first weights are those of `ConvolutionLayer`. Sizes that do not fit trap.
/// See PyTorch's `torch.nn.Conv1d`.
public final class Conv1d: ConvolutionLayer {
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: some WindowSize,
    stride: some WindowSize = 1, padding: some WindowPadding = 0, dilation: some WindowSize = 1,
    groups: Int = 1, bias: Bool = true
  ) {
    super.init(
      "Conv1d", axes: 1, inChannels, outChannels, kernelSize, stride, padding, dilation, groups,
      bias)
  }
}

/// A convolution over pictures: `[n, inChannels, height, width]`.
///
/// Sizes are one number or two, as in `kernelSize: [3, 5]`; `padding: .same` keeps the picture's
/// size. Formula, shapes and first weights are those of `ConvolutionLayer`. Sizes that do not fit
/// trap. See PyTorch's `torch.nn.Conv2d`.
///
///     let layer = Conv2d(1, 32, kernelSize: 3, padding: 1)
///     layer(Tensor.randn([8, 1, 28, 28]))     // shape [8, 32, 28, 28]
public final class Conv2d: ConvolutionLayer {
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: some WindowSize,
    stride: some WindowSize = 1, padding: some WindowPadding = 0, dilation: some WindowSize = 1,
    groups: Int = 1, bias: Bool = true
  ) {
    super.init(
      "Conv2d", axes: 2, inChannels, outChannels, kernelSize, stride, padding, dilation, groups,
      bias)
  }
}

/// A convolution over volumes: `[n, inChannels, depth, height, width]`.
///
/// Formula, shapes and first weights are those of `ConvolutionLayer`. Sizes that do not fit trap.
/// See PyTorch's `torch.nn.Conv3d`.
public final class Conv3d: ConvolutionLayer {
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: some WindowSize,
    stride: some WindowSize = 1, padding: some WindowPadding = 0, dilation: some WindowSize = 1,
    groups: Int = 1, bias: Bool = true
  ) {
    super.init(
      "Conv3d", axes: 3, inChannels, outChannels, kernelSize, stride, padding, dilation, groups,
      bias)
  }
}

func requireChannels(_ name: String, _ inChannels: Int, _ outChannels: Int, _ groups: Int) {
  require(groups > 0, "\(name): groups must be a positive integer, and it is \(groups)")
  require(
    inChannels > 0 && outChannels > 0,
    "\(name) needs at least one channel on each side, and got \(inChannels) and \(outChannels)")
  require(
    inChannels % groups == 0,
    "\(name): in_channels must be divisible by groups (\(inChannels) and \(groups))")
  require(
    outChannels % groups == 0,
    "\(name): out_channels must be divisible by groups (\(outChannels) and \(groups))")
}

/// Traps where a layer's weight or bias has been replaced by one that does not fit its options.
func requireWeights(
  _ name: String, _ weight: Tensor, _ shape: [Int], _ bias: Tensor?, _ outputs: Int
) {
  require(
    weight.shape == shape,
    "\(name): the weight must have shape \(shape), and it has \(weight.shape)")
  require(
    bias.map { $0.shape == [outputs] } ?? true,
    "\(name): the bias must have shape [\(outputs)], and it has \(bias?.shape ?? [])")
}

/// A weight and a bias, uniform within ±1/√fanIn.
func firstWeights(_ shape: [Int], _ hasBias: Bool, _ outChannels: Int) -> (Tensor, Tensor?) {
  Tensor.check(shape)
  let bound = 1 / Double(shape[1...].reduce(1, *)).squareRoot()
  let weight = Tensor.uniform(shape, low: -bound, high: bound, requiresGrad: true)
  if !hasBias { return (weight, nil) }
  return (weight, .uniform([outChannels], low: -bound, high: bound, requiresGrad: true))
}
