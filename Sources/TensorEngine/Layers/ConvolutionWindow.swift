/// How a convolution's window moves: its options looked at, a number for each axis.
struct ConvolutionWindow {
  let kernel, stride, dilation, before, after: [Int]
  let isSame: Bool

  /// Traps, with the name of what it is for, on options that make no sense.
  init(
    _ name: String, kernel: [Int], _ stride: some WindowSize, _ padding: some WindowPadding,
    _ dilation: some WindowSize
  ) {
    let axes = kernel.count
    self.kernel = kernel
    self.stride = windowSizes(name, "stride", stride, axes: axes, atLeast: 1)
    let dilation = windowSizes(name, "dilation", dilation, axes: axes, atLeast: 1)
    self.dilation = dilation
    isSame = padding is SamePadding
    guard let sides = padding.padding(reach: (0..<axes).map { dilation[$0] * (kernel[$0] - 1) + 1 })
    else {
      failure("\(name): padding must be one number or \(axes) of them, and it is \(padding)")
    }
    require(
      sides.before.allSatisfy { $0 >= 0 }, "\(name): padding must be at least 0: \(padding)")
    // That of `.same` follows from sizes that have been looked at.
    if !isSame { requireCountable(name, "padding", sides.before) }
    (before, after) = sides
    require(
      !isSame || self.stride.allSatisfy { $0 == 1 },
      "\(name): padding: .same is not supported for strided convolutions, and the stride is "
        + "\(stride)")
  }
}
