// Element by element, 1 where it holds and 0 where not, with the names that Swift's SIMD types use.
// No gradient flows through.
extension Tensor {
  private static func compare(_ a: Tensor, _ kernel: BinaryKernel, _ b: Tensor) -> Tensor {
    Tensor(a.values.combine(kernel, b.values))
  }
  private static func compare(_ a: Tensor, _ kernel: BinaryKernel, _ b: some TensorScalar) -> Tensor
  {
    Tensor(a.values.map(kernel, b.asFloat))
  }

  public static func .< (a: Tensor, b: Tensor) -> Tensor { compare(a, kernels.less, b) }
  public static func .<= (a: Tensor, b: Tensor) -> Tensor { compare(a, kernels.lessEqual, b) }
  public static func .> (a: Tensor, b: Tensor) -> Tensor { compare(b, kernels.less, a) }
  public static func .>= (a: Tensor, b: Tensor) -> Tensor { compare(b, kernels.lessEqual, a) }
  public static func .== (a: Tensor, b: Tensor) -> Tensor { compare(a, kernels.equal, b) }
  public static func .!= (a: Tensor, b: Tensor) -> Tensor { compare(a, kernels.notEqual, b) }

  public static func .< (a: Tensor, b: some TensorScalar) -> Tensor { compare(a, kernels.less, b) }
  public static func .<= (a: Tensor, b: some TensorScalar) -> Tensor {
    compare(a, kernels.lessEqual, b)
  }
  public static func .> (a: Tensor, b: some TensorScalar) -> Tensor {
    Tensor(a.values.flipped(kernels.less, b.asFloat))
  }
  public static func .>= (a: Tensor, b: some TensorScalar) -> Tensor {
    Tensor(a.values.flipped(kernels.lessEqual, b.asFloat))
  }
  public static func .== (a: Tensor, b: some TensorScalar) -> Tensor {
    compare(a, kernels.equal, b)
  }
  public static func .!= (a: Tensor, b: some TensorScalar) -> Tensor {
    compare(a, kernels.notEqual, b)
  }

  @available(
    *, unavailable,
    message: "elements are compared with .<, as in x .< 0, and single numbers with item() < 0"
  )
  public static func < (a: Tensor, b: some TensorElements) -> Bool { false }
  @available(
    *, unavailable,
    message: "elements are compared with .<=, as in x .<= 0, and single numbers with item() <= 0"
  )
  public static func <= (a: Tensor, b: some TensorElements) -> Bool { false }
  @available(
    *, unavailable,
    message: "elements are compared with .>, as in x .> 0, and single numbers with item() > 0"
  )
  public static func > (a: Tensor, b: some TensorElements) -> Bool { false }
  @available(
    *, unavailable,
    message: "elements are compared with .>=, as in x .>= 0, and single numbers with item() >= 0"
  )
  public static func >= (a: Tensor, b: some TensorElements) -> Bool { false }

  /// Whether all elements agree within `absoluteTolerance + relativeTolerance * |other|`.
  ///
  /// Tensors of different shapes, and NaN, are never close. See PyTorch's `torch.allclose`.
  public func isClose(
    to other: Tensor, relativeTolerance: Double = 1e-5, absoluteTolerance: Double = 1e-8
  ) -> Bool {
    guard shape == other.shape else { return false }
    return zip(scalars, other.scalars).allSatisfy { a, b in
      a == b
        || (b.isFinite
          && Double(a - b).magnitude
            <= absoluteTolerance + relativeTolerance * Double(b).magnitude)
    }
  }
}

extension Tensor: Equatable {
  /// Whether shapes and all elements are equal. See PyTorch's `torch.equal`.
  public static func == (a: Tensor, b: Tensor) -> Bool {
    a.shape == b.shape && a.scalars == b.scalars
  }
}

extension Values {
  /// kernel(scalar, self)
  fileprivate func flipped(_ kernel: BinaryKernel, _ scalar: Float) -> Values {
    map(scalar, kernel)
  }
}
