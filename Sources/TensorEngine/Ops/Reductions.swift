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

  func axes(_ dims: [Int]) -> [Int] {
    let axes = dims.map(axis)
    require(Set(axes).count == axes.count, "an axis appears twice in \(dims)")
    return axes
  }

  func kept(_ axes: [Int], _ keepDim: Bool) -> [Int] {
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
    variance(dim: dims, correction: unbiased ? 1 : 0, keepDim: keepDim)
  }

  /// The variance of all elements, its sum of squares divided by n − correction.
  public func variance(correction: Int) -> Tensor {
    variance(dim: Array(0..<rank), correction: correction)
  }

  /// The variance along one axis, its sums of squares divided by n − correction.
  public func variance(dim: Int, correction: Int, keepDim: Bool = false) -> Tensor {
    variance(dim: [dim], correction: correction, keepDim: keepDim)
  }

  /// The variance along some axes, its sums of squares divided by n − correction, or by 0 where that
  /// is negative.
  public func variance(dim dims: [Int], correction: Int, keepDim: Bool = false) -> Tensor {
    let axes = axes(dims)
    let size = axes.reduce(1) { $0 * shape[$1] }
    let divisor = Swift.max(Float(size) - Float(correction), 0)
    let centered = values - values.reduced(.sum, axes: axes) / Float(size)
    let variance = (centered * centered).reduced(.sum, axes: axes) / divisor
    return Self.record("variance", variance.reshaped(kept(axes, keepDim)), self) { gradient in
      centered * (gradient.reshaped(variance.shape) * (2 / divisor))
    }
  }

  /// The standard deviation of all elements: the square root of the variance. Its gradient where all
  /// are equal is 0, as in PyTorch.
  public func std(unbiased: Bool = true) -> Tensor {
    variance(unbiased: unbiased).rootOfVariance()
  }

  /// The standard deviation along one axis.
  public func std(dim: Int, unbiased: Bool = true, keepDim: Bool = false) -> Tensor {
    variance(dim: dim, unbiased: unbiased, keepDim: keepDim).rootOfVariance()
  }

  /// The standard deviation along some axes.
  public func std(dim dims: [Int], unbiased: Bool = true, keepDim: Bool = false) -> Tensor {
    variance(dim: dims, unbiased: unbiased, keepDim: keepDim).rootOfVariance()
  }

  /// The standard deviation of all elements, the sum of squares divided by n − correction.
  public func std(correction: Int) -> Tensor {
    variance(correction: correction).rootOfVariance()
  }

  /// The standard deviation along one axis, sums of squares divided by n − correction.
  public func std(dim: Int, correction: Int, keepDim: Bool = false) -> Tensor {
    variance(dim: dim, correction: correction, keepDim: keepDim).rootOfVariance()
  }

  /// The square root, whose gradient at 0 is 0.
  private func rootOfVariance() -> Tensor {
    let y = values.map(kernels.sqrt)
    return Self.record("sqrt", y, self) { gradient in
      (gradient / (y * 2))
        .choosing(Values(repeating: 0, shape: []), where: y.map(kernels.equal, 0))
    }
  }
}
