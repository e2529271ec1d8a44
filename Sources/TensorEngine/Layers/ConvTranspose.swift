/// What `ConvTranspose1d` and `ConvTranspose2d` have in common; not made by itself.
///
/// The gradient of a convolution as a layer of its own: each input element adds a copy of the
/// kernel, times itself, to the output, `stride` apart. It makes pictures larger where a convolution
/// with the same options makes them smaller.
///
/// The input is `[n, inChannels, …]`, or the same without n; the output has `outChannels`, and along
/// each axis (size − 1) stride − 2 padding + dilation (kernel − 1) + outputPadding + 1 places.
/// `weight` is `[inChannels, outChannels / groups, kernel…]`, `bias` `[outChannels]`; both start
/// uniform within ±1/√(weight's size without its first axis), PyTorch's default.
public class ConvTransposeLayer: Layer {
  public let inChannels: Int
  public let outChannels: Int
  public let kernelSize: [Int]
  public let stride: [Int]
  public let padding: [Int]
  public let outputPadding: [Int]
  public let dilation: [Int]
  public let groups: Int
  public var weight: Tensor
  public var bias: Tensor?

  init(
    _ name: String, axes: Int, _ inChannels: Int, _ outChannels: Int,
    _ kernelSize: some WindowSize, _ stride: some WindowSize, _ padding: some WindowSize,
    _ outputPadding: some WindowSize, _ dilation: some WindowSize, _ groups: Int, _ bias: Bool
  ) {
    requireChannels(name, inChannels, outChannels, groups)
    self.inChannels = inChannels
    self.outChannels = outChannels
    self.groups = groups
    self.kernelSize = windowSizes(name, "kernelSize", kernelSize, axes: axes, atLeast: 1)
    self.stride = windowSizes(name, "stride", stride, axes: axes, atLeast: 1)
    self.padding = windowSizes(name, "padding", padding, axes: axes, atLeast: 0)
    self.outputPadding = windowSizes(name, "outputPadding", outputPadding, axes: axes, atLeast: 0)
    self.dilation = windowSizes(name, "dilation", dilation, axes: axes, atLeast: 1)
    for axis in 0..<axes {
      let limit = max(self.stride[axis], self.dilation[axis])
      require(
        self.outputPadding[axis] < limit,
        "\(name): output padding must be smaller than either stride or dilation, but it is "
          + "\(outputPadding), and they are \(stride) and \(dilation)")
    }
    (weight, self.bias) = firstWeights(
      [inChannels, outChannels / groups] + self.kernelSize, bias, outChannels)
  }

  public func forward(_ input: Tensor) -> Tensor {
    requireWeights(
      "\(Self.self)", weight, [inChannels, outChannels / groups] + kernelSize, bias, outChannels)
    return input.convolvedTransposed(
      "\(Self.self)", weight: weight, bias: bias, stride: stride, padding: padding,
      outputPadding: outputPadding, dilation: dilation, groups: groups)
  }

  public var configuration: String {
    var text = "\(inChannels), \(outChannels), kernelSize: \(shortest(kernelSize))"
    text += ", stride: \(shortest(stride))"
    for (name, sizes, usual) in [
      ("padding", padding, 0), ("outputPadding", outputPadding, 0), ("dilation", dilation, 1),
    ] where sizes.contains(where: { $0 != usual }) {
      text += ", \(name): \(shortest(sizes))"
    }
    if groups != 1 { text += ", groups: \(groups)" }
    return bias == nil ? text + ", bias: false" : text
  }
}

/// A transposed convolution over a length: `[n, inChannels, length]`.
///
/// Formula and shapes are those of `ConvTransposeLayer`. Sizes that do not fit trap. See PyTorch's
/// `torch.nn.ConvTranspose1d`.
public final class ConvTranspose1d: ConvTransposeLayer {
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: some WindowSize,
    stride: some WindowSize = 1, padding: some WindowSize = 0,
    outputPadding: some WindowSize = 0, groups: Int = 1, bias: Bool = true,
    dilation: some WindowSize = 1
  ) {
    super.init(
      "ConvTranspose1d", axes: 1, inChannels, outChannels, kernelSize, stride, padding,
      outputPadding, dilation, groups, bias)
  }
}

/// A transposed convolution over pictures: `[n, inChannels, height, width]`.
///
/// Formula and shapes are those of `ConvTransposeLayer`. Sizes that do not fit trap. See PyTorch's
/// `torch.nn.ConvTranspose2d`. Source: Dumoulin and Visin, "A guide to convolution arithmetic for
/// deep learning" (2016).
///
///     let layer = ConvTranspose2d(16, 8, kernelSize: 2, stride: 2)
///     layer(Tensor.randn([1, 16, 7, 7]))     // shape [1, 8, 14, 14]
public final class ConvTranspose2d: ConvTransposeLayer {
  public init(
    _ inChannels: Int, _ outChannels: Int, kernelSize: some WindowSize,
    stride: some WindowSize = 1, padding: some WindowSize = 0,
    outputPadding: some WindowSize = 0, groups: Int = 1, bias: Bool = true,
    dilation: some WindowSize = 1
  ) {
    super.init(
      "ConvTranspose2d", axes: 2, inChannels, outChannels, kernelSize, stride, padding,
      outputPadding, dilation, groups, bias)
  }
}
