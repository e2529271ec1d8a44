extension Tensor {
  /// With more elements around: `sides` has two numbers, before and behind, for each axis from the last
  /// one backwards, so `[left, right, top, bottom]` for a picture.
  ///
  /// Traps on an odd count of numbers, on more pairs than axes, and on negative ones. `pad(x, …)` for
  /// pictures has other modes. See PyTorch's `torch.nn.functional.pad`.
  ///
  ///     Tensor([1, 2]).pad([1, 2], value: 9)      // 9, 1, 2, 9, 9
  public func pad(_ sides: [Int], value: Double = 0) -> Tensor {
    require(
      sides.count % 2 == 0,
      "Padding length must be divisible by 2: pad() got \(sides.count) numbers, \(sides)")
    require(
      sides.count / 2 <= rank,
      "Padding length should be less than or equal to two times the input dimension: pad() got "
        + "\(sides) for shape \(shape)")
    require(
      sides.allSatisfy { $0 >= 0 && $0 <= 1 << 30 },
      "pad() takes numbers from 0 to 2^30, and they are \(sides)")
    var target = shape
    var starts = [Int](repeating: 0, count: rank)
    for pair in 0..<(sides.count / 2) {
      starts[rank - 1 - pair] = sides[2 * pair]
      target[rank - 1 - pair] += sides[2 * pair] + sides[2 * pair + 1]
    }
    Self.check(target)
    var result = Values(repeating: Float(value), shape: target)
    let (steps, before) = (result.steps, shape)
    let start = zip(starts, steps).reduce(0) { $0 + $1.0 * $1.1 }
    result.scatter(values, start: start, steps: steps)
    return Self.record("pad", result, self) { gradient in
      gradient.gathered(before, start: start, steps: steps)
    }
  }
}
