/// How windows slide over the last axes of an array: what convolutions and pools have in common.
///
/// Sizes are per axis, one to three of them. Output o of an axis sees the elements
/// o · stride − before + k · dilation for k from 0 to kernel − 1.
struct Windows {
  let kernel, stride, dilation: [Int]
  /// Zeros in front of the input and behind it.
  let before, after: [Int]
  let input, output: [Int]

  /// Windows over an input. Traps where a size makes no sense or no window fits.
  init(
    _ name: String, input: [Int], kernel: [Int], stride: [Int], before: [Int], after: [Int],
    dilation: [Int], ceiling: Bool = false
  ) {
    (self.input, self.kernel, self.stride) = (input, kernel, stride)
    (self.before, self.after, self.dilation) = (before, after, dilation)
    output = input.indices.map { axis in
      let padded = input[axis] + before[axis] + after[axis]
      let reach = dilation[axis] * (kernel[axis] - 1) + 1
      require(
        padded >= reach,
        "\(name): Calculated padded input size per channel: (\(Self.padded(input, before, after))). "
          + "Kernel size: (\(sizes(kernel))), dilation (\(sizes(dilation))). Kernel size can't be "
          + "greater than actual input size")
      let room = padded - reach
      if !ceiling { return room / stride[axis] + 1 }
      // The last window starts inside the input or the zeros before it.
      let count = (room + stride[axis] - 1) / stride[axis] + 1
      return (count - 1) * stride[axis] >= input[axis] + before[axis] ? count - 1 : count
    }
  }

  /// Windows whose output is given: a transposed convolution's input.
  init(
    input: [Int], output: [Int], kernel: [Int], stride: [Int], before: [Int], dilation: [Int]
  ) {
    (self.input, self.output, self.kernel) = (input, output, kernel)
    (self.stride, self.before, self.dilation) = (stride, before, dilation)
    after = before
  }

  private static func padded(_ input: [Int], _ before: [Int], _ after: [Int]) -> String {
    sizes(input.indices.map { input[$0] + before[$0] + after[$0] })
  }

  /// The columns of the matrix are the input itself: windows of one element side by side.
  var areElements: Bool {
    input == output && kernel.allSatisfy { $0 == 1 } && stride.allSatisfy { $0 == 1 }
      && before.allSatisfy { $0 == 0 }
  }

  /// For the kernels, with axes of size 1 in front up to three.
  func layout(channels: Int) -> WindowLayout {
    func three(_ values: [Int], _ missing: Int) -> (Int, Int, Int) {
      let all = [Int](repeating: missing, count: 3 - values.count) + values
      return (all[0], all[1], all[2])
    }
    return WindowLayout(
      channels, input: three(input, 1), kernel: three(kernel, 1), output: three(output, 1),
      stride: three(stride, 1), dilation: three(dilation, 1), padding: three(before, 0))
  }
}
