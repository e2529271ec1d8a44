extension Tensor {
  /// The smallest element. Its gradient is shared evenly among equal ones, as in PyTorch.
  public func min() -> Tensor { extreme(.minimum, "min", Array(0..<rank), false) }

  /// The largest element. Its gradient is shared evenly among equal ones, as in PyTorch.
  public func max() -> Tensor { extreme(.maximum, "max", Array(0..<rank), false) }

  /// The smallest element along an axis. Its gradient goes to the first of equal ones, as that of
  /// PyTorch's `torch.min(x, dim)`; `amin` shares it.
  public func min(dim: Int, keepDim: Bool = false) -> Tensor {
    extreme(.minimum, "min", axis(dim), keepDim, <)
  }

  /// The largest element along an axis. Its gradient goes to the first of equal ones, as that of
  /// PyTorch's `torch.max(x, dim)`; `amax` shares it.
  public func max(dim: Int, keepDim: Bool = false) -> Tensor {
    extreme(.maximum, "max", axis(dim), keepDim, >)
  }

  /// The smallest element along an axis, its gradient shared evenly among equal ones. See PyTorch's
  /// `torch.amin`.
  public func amin(dim: Int, keepDim: Bool = false) -> Tensor { amin(dim: [dim], keepDim: keepDim) }

  /// The smallest element along some axes, its gradient shared evenly among equal ones.
  public func amin(dim dims: [Int], keepDim: Bool = false) -> Tensor {
    extreme(.minimum, "amin", axes(dims), keepDim)
  }

  /// The largest element along an axis, its gradient shared evenly among equal ones. See PyTorch's
  /// `torch.amax`.
  public func amax(dim: Int, keepDim: Bool = false) -> Tensor { amax(dim: [dim], keepDim: keepDim) }

  /// The largest element along some axes, its gradient shared evenly among equal ones.
  public func amax(dim dims: [Int], keepDim: Bool = false) -> Tensor {
    extreme(.maximum, "amax", axes(dims), keepDim)
  }

  private func extreme(
    _ reduction: Reduction, _ name: String, _ axis: Int, _ keepDim: Bool,
    _ isBetter: @escaping (Float, Float) -> Bool
  ) -> Tensor {
    require(
      shape[axis] > 0, "\(name)() of no elements: the tensor has shape \(shape)")
    let x = values
    let y = x.reduced(reduction, axes: [axis])
    return Self.record(name, y.reshaped(kept([axis], keepDim)), self) { gradient in
      let result = Values(repeating: 0, shape: x.shape)
      let inner = x.shape[(axis + 1)...].reduce(1, *)
      let size = x.shape[axis]
      for (i, place) in x.bestPlaces(axis, isBetter).enumerated() {
        result.pointer[(i / inner * size + place) * inner + i % inner] = gradient.pointer[i]
      }
      withExtendedLifetime(gradient) {}
      return result
    }
  }

  func extreme(
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
  public func argmax(dim: Int, keepDim: Bool = false) -> Tensor { argExtreme(dim, keepDim, >) }

  /// The position of the smallest element along an axis, the first of equal ones.
  public func argmin(dim: Int, keepDim: Bool = false) -> Tensor { argExtreme(dim, keepDim, <) }

  /// The row-major position of the largest element.
  public func argmax() -> Int { Int(reshape([-1]).argmax(dim: 0).item()) }

  /// The row-major position of the smallest element.
  public func argmin() -> Int { Int(reshape([-1]).argmin(dim: 0).item()) }

  private func argExtreme(
    _ dim: Int, _ keepDim: Bool, _ isBetter: (Float, Float) -> Bool
  ) -> Tensor {
    let axis = axis(dim)
    require(shape[axis] > 0, "no largest or smallest of no elements: the shape is \(shape)")
    return Tensor(
      Values(
        values.bestPlaces(axis, isBetter).map { Float($0) },
        shape: shape.reducing(axis, keep: keepDim)))
  }
}

extension Values {
  /// For each line along an axis, the place of its best element, the first of equal ones. NaN is
  /// better than all.
  fileprivate func bestPlaces(_ axis: Int, _ isBetter: (Float, Float) -> Bool) -> [Int] {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let size = shape[axis]
    let result = (0..<(size == 0 ? 0 : count / size)).map { i in
      let start = i / inner * size * inner + i % inner
      var best = 0
      for k in 1..<Swift.max(size, 1) {
        let candidate = pointer[start + k * inner]
        let current = pointer[start + best * inner]
        if isBetter(candidate, current) || (candidate.isNaN && !current.isNaN) { best = k }
      }
      return best
    }
    withExtendedLifetime(self) {}
    return result
  }
}

/// The larger of two tensors, element by element. Where they are equal each takes half of the
/// gradient. See PyTorch's `torch.maximum`.
public func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
  extreme("maximum", a, b, kernels.maximum) { x, y in y.combine(kernels.less, x) }
}

/// The smaller of two tensors, element by element. Where they are equal each takes half of the
/// gradient. See PyTorch's `torch.minimum`.
public func minimum(_ a: Tensor, _ b: Tensor) -> Tensor {
  extreme("minimum", a, b, kernels.minimum) { x, y in x.combine(kernels.less, y) }
}

private func extreme(
  _ name: String, _ a: Tensor, _ b: Tensor, _ kernel: BinaryKernel,
  _ wins: @escaping (Values, Values) -> Values
) -> Tensor {
  let (x, y) = (a.values, b.values)
  return Tensor.record(
    name, x.combine(kernel, y),
    a,
    { (gradient: Values) -> Values in
      (gradient * (wins(x, y) + x.combine(kernels.equal, y) * 0.5)).summed(to: x.shape)
    },
    b,
    { (gradient: Values) -> Values in
      (gradient * (wins(y, x) + x.combine(kernels.equal, y) * 0.5)).summed(to: y.shape)
    })
}
