// Convolutions with weights that are at hand: an edge filter, a blur, a kernel worked out by hand.

/// The convolution of `[n, channels, length]`, or the same without n, with a weight
/// `[outChannels, channels / groups, kernel]`.
///
/// Formula and shapes are those of `ConvolutionLayer`; sizes that do not fit trap. See PyTorch's
/// `torch.nn.functional.conv1d`.
public func conv1d(
  _ x: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: some WindowSize = 1,
  padding: some WindowPadding = 0, dilation: some WindowSize = 1, groups: Int = 1
) -> Tensor {
  convolution("conv1d", axes: 1, x, weight, bias, stride, padding, dilation, groups)
}

/// The convolution of pictures `[n, channels, height, width]`, or the same without n, with a weight
/// `[outChannels, channels / groups, height, width]`.
///
/// Formula and shapes are those of `ConvolutionLayer`; sizes that do not fit trap. See PyTorch's
/// `torch.nn.functional.conv2d`.
///
///     let sobel: Tensor = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
///     conv2d(picture, sobel.reshape([1, 1, 3, 3]), padding: .same)
public func conv2d(
  _ x: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: some WindowSize = 1,
  padding: some WindowPadding = 0, dilation: some WindowSize = 1, groups: Int = 1
) -> Tensor {
  convolution("conv2d", axes: 2, x, weight, bias, stride, padding, dilation, groups)
}

/// The convolution of volumes `[n, channels, depth, height, width]`, or the same without n, with a
/// weight `[outChannels, channels / groups, depth, height, width]`.
///
/// Formula and shapes are those of `ConvolutionLayer`; sizes that do not fit trap. See PyTorch's
/// `torch.nn.functional.conv3d`.
public func conv3d(
  _ x: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: some WindowSize = 1,
  padding: some WindowPadding = 0, dilation: some WindowSize = 1, groups: Int = 1
) -> Tensor {
  convolution("conv3d", axes: 3, x, weight, bias, stride, padding, dilation, groups)
}

private func convolution(
  _ name: String, axes: Int, _ x: Tensor, _ weight: Tensor, _ bias: Tensor?,
  _ stride: some WindowSize, _ padding: some WindowPadding, _ dilation: some WindowSize,
  _ groups: Int
) -> Tensor {
  require(
    weight.rank == axes + 2 && weight.count > 0,
    "\(name) takes a weight of \(axes + 2) axes, none of them empty, and it has shape "
      + "\(weight.shape)")
  requireChannels(name, groups, weight.shape[0], groups)
  let window = ConvolutionWindow(
    name, kernel: Array(weight.shape[2...]), stride, padding, dilation)
  requireWeights(name, weight, weight.shape, bias, weight.shape[0])
  return x.convolved(
    name, weight: weight, bias: bias, stride: window.stride, before: window.before,
    after: window.after, dilation: window.dilation, groups: groups)
}
