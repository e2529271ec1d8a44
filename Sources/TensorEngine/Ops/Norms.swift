extension Tensor {
  /// The p-norm of all elements: (Σ |x|ᵖ)^(1/p).
  ///
  /// With p = ∞ it is the largest size, with p = 0 the number of elements that are not 0. Powers
  /// that would underflow or overflow a float are taken of a tensor scaled by a power of two. The
  /// gradient where the norm is 0 is 0; with p = ∞ equal sizes share it; with p = 0 there is none. A
  /// negative p traps. See PyTorch's `torch.linalg.vector_norm`.
  public func norm(p: Double = 2) -> Tensor { norm(dim: Array(0..<rank), p: p) }

  /// The p-norm along one axis.
  public func norm(dim: Int, p: Double = 2, keepDim: Bool = false) -> Tensor {
    norm(dim: [dim], p: p, keepDim: keepDim)
  }

  /// The p-norm along some axes.
  public func norm(dim dims: [Int], p: Double = 2, keepDim: Bool = false) -> Tensor {
    let axes = axes(dims)
    require(p >= 0, "norm takes p of 0 or above (or .infinity), and it is \(p)")
    let kept = kept(axes, keepDim)
    switch p {
    case .infinity: return abs().extreme(.maximum, "norm", axes, keepDim)
    case 0:
      let x = values
      let count = x.map(kernels.notEqual, 0).reduced(.sum, axes: axes).reshaped(kept)
      return Self.record("norm", count, self) { _ in Values(repeating: 0, shape: x.shape) }
    case 1:
      let x = values
      let norm = x.map(kernels.absolute).reduced(.sum, axes: axes)
      return Self.record("norm", norm.reshaped(kept), self) { gradient in
        x.map(kernels.sign) * gradient.reshaped(norm.shape)
      }
    default: return norm(axes, power: Float(p), kept: kept)
    }
  }

  private func norm(_ axes: [Int], power: Float, kept: [Int]) -> Tensor {
    var x = values
    var sum = x.sumOfPowers(power, axes)
    var norm: Values
    // The gradient does not change with the scale, so it is taken of the scaled tensor.
    let scale = x.scale(for: sum, axes)
    if let scale {
      x = x * scale
      sum = x.sumOfPowers(power, axes)
    }
    norm = power == 2 ? sum.map(kernels.sqrt) : sum.map(kernels.power, 1 / power)
    let result = scale.map { norm / $0 } ?? norm
    return Self.record("norm", result.reshaped(kept), self) { [x, norm] gradient in
      let arriving = gradient.reshaped(norm.shape)
      let zero = Values(repeating: 0, shape: [])
      let isZero = norm.map(kernels.equal, 0)
      if power == 2 { return x * (arriving / norm).choosing(zero, where: isZero) }
      let size = x.map(kernels.absolute).map(kernels.power, power - 1)
      let share = (arriving / norm.map(kernels.power, power - 1)).choosing(zero, where: isZero)
      return (x.map(kernels.sign) * size * share).choosing(zero, where: x.map(kernels.equal, 0))
    }
  }
}

extension Values {
  fileprivate func sumOfPowers(_ power: Float, _ axes: [Int]) -> Values {
    let powers =
      power == 2 ? self * self : map(kernels.absolute).map(kernels.power, power)
    return powers.reduced(.sum, axes: axes)
  }

  /// A power of two for each sum that left the range in which a float holds the powers well, and 1
  /// for the others; `nil` if all are within it. Below 2⁻¹⁰⁰ powers may have lost digits that count.
  fileprivate func scale(for sums: Values, _ axes: [Int]) -> Values? {
    func isSafe(_ sum: Float) -> Bool { sum.isNaN || (sum >= 0x1p-100 && sum < .infinity) }
    let all = sums.scalars
    if all.allSatisfy(isSafe) { return nil }
    let largest = map(kernels.absolute).reduced(.maximum, axes: axes)
    let scales = zip(all, largest.scalars).map { sum, largest -> Float in
      if isSafe(sum) || largest == 0 || !largest.isFinite { return 1 }
      // 2¹²⁷ is the largest power of two that is a float.
      return Float(
        sign: .plus, exponent: Swift.max(-126, Swift.min(126, -Int(largest.exponent))),
        significand: 1)
    }
    return Values(scales, shape: sums.shape)
  }
}
