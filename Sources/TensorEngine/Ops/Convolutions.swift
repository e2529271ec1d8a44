// Convolutions over one to three axes, and transposed ones: each is the other's way back.
extension Tensor {
  /// w ⋆ x over the last axes, one of `[n, in, …]` with a weight `[out, in / groups, kernel…]`: see
  /// `Conv2d`.
  func convolved(
    _ name: String, weight: Tensor, bias: Tensor?, stride: [Int], before: [Int], after: [Int],
    dilation: [Int], groups: Int
  ) -> Tensor {
    let axes = stride.count
    let channels = weight.shape[1] * groups
    let x = batched(name, channels, axes, weight.shape)
    let convolution = Convolution(
      windows: Windows(
        name, input: Array(x.shape[2...]), kernel: Array(weight.shape[2...]), stride: stride,
        before: before, after: after, dilation: dilation),
      groups: groups, weightShape: weight.shape)
    let (a, w) = (x.values, weight.values)
    let y = Self.record(
      "convolution", convolution.forward(a, w, bias: bias?.values),
      [
        (x, { gradient in convolution.inputGradient(gradient, w) }),
        (weight, { gradient in convolution.weightGradient(a, gradient) }),
      ] + Self.channelBias(bias))
    return rank == axes + 2 ? y : y.squeeze(0)
  }

  /// The transposed convolution with a weight `[in, out / groups, kernel…]`: see
  /// `ConvTranspose2d`.
  func convolvedTransposed(
    _ name: String, weight: Tensor, bias: Tensor?, stride: [Int], padding: [Int],
    outputPadding: [Int], dilation: [Int], groups: Int
  ) -> Tensor {
    let axes = stride.count
    let x = batched(name, weight.shape[0], axes, weight.shape)
    let input = Array(x.shape[2...])
    require(
      input.allSatisfy { $0 > 0 },
      "\(name) expects input with places along each axis, but it has shape \(shape)")
    let kernel = Array(weight.shape[2...])
    let output = (0..<axes).map { axis -> Int in
      let spread = (input[axis] - 1) * stride[axis] - 2 * padding[axis]
      return spread + dilation[axis] * (kernel[axis] - 1) + outputPadding[axis] + 1
    }
    require(
      output.allSatisfy { $0 > 0 },
      "\(name): the output would have size \(sizes(output)): the padding takes away more than the "
        + "input of shape \(shape) gives")
    let convolution = Convolution(
      windows: Windows(
        input: output, output: input, kernel: kernel, stride: stride, before: padding,
        dilation: dilation),
      groups: groups, weightShape: weight.shape)
    let (a, w) = (x.values, weight.values)
    let y = Self.record(
      "convolutionTransposed", convolution.inputGradient(a, w, bias: bias?.values),
      [
        (x, { gradient in convolution.forward(gradient, w) }),
        (weight, { gradient in convolution.weightGradient(gradient, a) }),
      ] + Self.channelBias(bias))
    return rank == axes + 2 ? y : y.squeeze(0)
  }

  /// With a batch axis. Traps unless the channels fit.
  private func batched(_ name: String, _ channels: Int, _ axes: Int, _ weight: [Int]) -> Tensor {
    require(
      rank == axes + 1 || rank == axes + 2,
      "Expected \(axes + 1)D (unbatched) or \(axes + 2)D (batched) input to \(name), but got input "
        + "of size: \(shape)")
    require(
      shape[rank - axes - 1] == channels,
      "Given weight of size \(weight), expected input\(shape) to have \(channels) channels, but got "
        + "\(shape[rank - axes - 1]) channels instead")
    return rank == axes + 1 ? unsqueeze(0) : self
  }

  /// A bias of each channel as an operand: its gradient adds up the batch and all places.
  private static func channelBias(_ bias: Tensor?) -> [(tensor: Tensor, rule: Node.Rule)] {
    guard let bias else { return [] }
    return [
      (
        bias,
        { gradient in
          let axes = [0] + (2..<gradient.rank)
          return gradient.reduced(.sum, axes: axes).reshaped([gradient.shape[1]])
        }
      )
    ]
  }
}
