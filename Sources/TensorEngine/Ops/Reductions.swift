extension Tensor {
  /// An axis counted from the front; −1 is the last.
  func axis(_ dim: Int) -> Int {
    require(
      dim >= -rank && dim < rank,
      rank == 0
        ? "Dimension out of range: a scalar has no axis \(dim)"
        : "Dimension out of range (expected to be in range of [\(-rank), \(rank - 1)], but got "
          + "\(dim)) for shape \(shape)")
    return dim < 0 ? dim + rank : dim
  }

  private func axes(_ dims: [Int]) -> [Int] {
    let axes = dims.map(axis)
    require(Set(axes).count == axes.count, "an axis appears twice in \(dims)")
    return axes
  }

  private func kept(_ axes: [Int], _ keepDim: Bool) -> [Int] {
    shape.indices.compactMap { axes.contains($0) ? (keepDim ? 1 : nil) : shape[$0] }
  }

  /// The sum of all elements.
  public func sum() -> Tensor {
    let shape = shape
    return Self.record("sum", values.reduced(.sum), self) { gradient in
      gradient.expanded(to: shape)
    }
  }

  /// The sum along one axis.
  public func sum(dim: Int, keepDim: Bool = false) -> Tensor { sum(dim: [dim], keepDim: keepDim) }

  /// The sum along some axes.
  public func sum(dim dims: [Int], keepDim: Bool = false) -> Tensor {
    let axes = axes(dims)
    let shape = shape
    let sum = values.reduced(.sum, axes: axes)
    return Self.record("sum", sum.reshaped(kept(axes, keepDim)), self) { gradient in
      gradient.reshaped(sum.shape).expanded(to: shape)
    }
  }

  /// The mean of all elements; NaN if there are none.
  public func mean() -> Tensor { sum() / count }

  /// The mean along one axis.
  public func mean(dim: Int, keepDim: Bool = false) -> Tensor {
    mean(dim: [dim], keepDim: keepDim)
  }

  /// The mean along some axes.
  public func mean(dim dims: [Int], keepDim: Bool = false) -> Tensor {
    let size = axes(dims).reduce(1) { $0 * shape[$1] }
    return sum(dim: dims, keepDim: keepDim) / size
  }

  /// The variance of all elements: the mean square distance from the mean, divided by n − 1 if
  /// `unbiased`, else by n. See PyTorch's `torch.var`.
  public func variance(unbiased: Bool = true) -> Tensor {
    variance(dim: Array(0..<rank), unbiased: unbiased)
  }

  /// The variance along one axis.
  public func variance(dim: Int, unbiased: Bool = true, keepDim: Bool = false) -> Tensor {
    variance(dim: [dim], unbiased: unbiased, keepDim: keepDim)
  }

  /// The variance along some axes.
  public func variance(dim dims: [Int], unbiased: Bool = true, keepDim: Bool = false) -> Tensor {
    let axes = axes(dims)
    let size = axes.reduce(1) { $0 * shape[$1] }
    let divisor = Float(unbiased ? Swift.max(size - 1, 0) : size)
    let centered = values - values.reduced(.sum, axes: axes) / Float(size)
    let variance = (centered * centered).reduced(.sum, axes: axes) / divisor
    return Self.record("variance", variance.reshaped(kept(axes, keepDim)), self) { gradient in
      centered * (gradient.reshaped(variance.shape) * (2 / divisor))
    }
  }

  /// The standard deviation of all elements: the square root of the variance.
  public func std(unbiased: Bool = true) -> Tensor { variance(unbiased: unbiased).sqrt() }

  /// The standard deviation along one axis.
  public func std(dim: Int, unbiased: Bool = true, keepDim: Bool = false) -> Tensor {
    variance(dim: dim, unbiased: unbiased, keepDim: keepDim).sqrt()
  }

  /// The p-norm of all elements: (Σ |x|ᵖ)^(1/p); with p = ∞ the largest size. The gradient at 0 is
  /// 0. See PyTorch's `torch.linalg.vector_norm`.
  public func norm(p: Double = 2) -> Tensor { norm(dim: Array(0..<rank), p: p) }

  /// The p-norm along one axis.
  public func norm(dim: Int, p: Double = 2, keepDim: Bool = false) -> Tensor {
    norm(dim: [dim], p: p, keepDim: keepDim)
  }

  /// The p-norm along some axes.
  public func norm(dim dims: [Int], p: Double = 2, keepDim: Bool = false) -> Tensor {
    let axes = axes(dims)
    if p == .infinity {
      return abs().extreme(.maximum, "max", axes, keepDim)
    }
    require(p > 0, "norm takes p above 0 (or .infinity), and it is \(p)")
    let x = values
    let size = x.map(kernels.absolute)
    let power = Float(p)
    let norm: Values
    if p == 2 {
      norm = (x * x).reduced(.sum, axes: axes).map(kernels.sqrt)
    } else if p == 1 {
      norm = size.reduced(.sum, axes: axes)
    } else {
      norm = size.map(kernels.power, power).reduced(.sum, axes: axes).map(kernels.power, 1 / power)
    }
    return Self.record("norm", norm.reshaped(kept(axes, keepDim)), self) { gradient in
      let arriving = gradient.reshaped(norm.shape)
      if p == 1 { return x.map(kernels.sign) * arriving }
      let zero = Values(repeating: 0, shape: [])
      let isZero = norm.map(kernels.equal, 0)
      if p == 2 { return x * (arriving / norm).choosing(zero, where: isZero) }
      let direction = x.map(kernels.sign) * size.map(kernels.power, power - 1)
      let scale = (arriving / norm.map(kernels.power, power - 1)).choosing(zero, where: isZero)
      return (direction * scale).choosing(zero, where: x.map(kernels.equal, 0))
    }
  }

  /// The smallest element. Its gradient is shared evenly among equal ones, as in PyTorch.
  public func min() -> Tensor { extreme(.minimum, "min", Array(0..<rank), false) }

  /// The largest element. Its gradient is shared evenly among equal ones, as in PyTorch.
  public func max() -> Tensor { extreme(.maximum, "max", Array(0..<rank), false) }

  /// The smallest element along an axis.
  public func min(dim: Int, keepDim: Bool = false) -> Tensor {
    extreme(.minimum, "min", [axis(dim)], keepDim)
  }

  /// The largest element along an axis.
  public func max(dim: Int, keepDim: Bool = false) -> Tensor {
    extreme(.maximum, "max", [axis(dim)], keepDim)
  }

  private func extreme(
    _ reduction: Reduction, _ name: String, _ axes: [Int], _ keepDim: Bool
  ) -> Tensor {
    require(
      axes.allSatisfy { shape[$0] > 0 },
      "\(name)() of no elements: the tensor has shape \(shape)")
    let x = values
    let y = x.reduced(reduction, axes: axes)
    return Self.record(name, y.reshaped(kept(axes, keepDim)), self) { gradient in
      // A NaN is the extreme of all that it stands among, and equals nothing.
      let isExtreme = x.combine(kernels.equal, y) + x.combine(kernels.notEqual, x)
      let share = gradient.reshaped(y.shape) / isExtreme.reduced(.sum, axes: axes)
      return isExtreme * share
    }
  }

  /// The position of the largest element along an axis, the first of equal ones.
  public func argMax(dim: Int) -> Tensor { argExtreme(dim, >) }

  /// The position of the smallest element along an axis, the first of equal ones.
  public func argMin(dim: Int) -> Tensor { argExtreme(dim, <) }

  /// The row-major position of the largest element.
  public func argMax() -> Int { Int(reshape([-1]).argMax(dim: 0).item()) }

  /// The row-major position of the smallest element.
  public func argMin() -> Int { Int(reshape([-1]).argMin(dim: 0).item()) }

  private func argExtreme(_ dim: Int, _ isBetter: (Float, Float) -> Bool) -> Tensor {
    let axis = axis(dim)
    require(shape[axis] > 0, "no largest or smallest of no elements: the shape is \(shape)")
    let inner = shape[(axis + 1)...].reduce(1, *)
    let size = shape[axis]
    let x = scalars
    let result = Values(uninitialized: shape.reducing(axis, keep: false))
    for i in 0..<result.count {
      let start = i / inner * size * inner + i % inner
      var best = 0
      for k in 1..<Swift.max(size, 1) {
        let candidate = x[start + k * inner]
        let current = x[start + best * inner]
        if isBetter(candidate, current) || (candidate.isNaN && !current.isNaN) { best = k }
      }
      result.pointer[i] = Float(best)
    }
    return Tensor(result)
  }
}
