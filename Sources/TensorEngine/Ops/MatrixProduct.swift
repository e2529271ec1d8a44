extension Tensor {
  /// The matrix product: `[n, k]` times `[k, m]` is `[n, m]`.
  ///
  /// A vector `[k]` on the left counts as one row, on the right as one column, and that axis is
  /// dropped from the result; two vectors give their dot product. Each element adds its products in
  /// order, one fused multiply-add each, so the bits are the same on every machine. See PyTorch's
  /// `torch.matmul`.
  public func matmul(_ other: Tensor) -> Tensor {
    require(
      rank >= 1 && other.rank >= 1,
      "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D")
    require(
      rank <= 2 && other.rank <= 2,
      "matmul takes matrices and vectors, but the shapes are \(shape) and \(other.shape)")
    if rank == 1, other.rank == 1 {
      require(
        shape == other.shape,
        "inconsistent tensor size, expected two vectors of one length for their dot product "
          + "(\(sizes(shape)) and \(sizes(other.shape)))")
      return reshape([1, count]).matmul(other.reshape([count, 1])).reshape([])
    }
    if rank == 1 {
      return reshape([1, count]).matmul(other).reshape([other.shape[1]])
    }
    if other.rank == 1 {
      return matmul(other.reshape([other.count, 1])).reshape([shape[0]])
    }
    require(
      shape[1] == other.shape[0],
      "mat1 and mat2 shapes cannot be multiplied (\(sizes(shape)) and \(sizes(other.shape)))")
    let (a, b) = (values, other.values)
    return Self.record(
      "matmul", a.matrixProduct(b),
      self, { gradient in gradient.matrixProduct(b, transposingSecond: true) },
      other, { gradient in a.matrixProduct(gradient, transposingFirst: true) })
  }

  /// x Wᵀ + b, without a transposed copy of the weight: what `Linear` computes.
  func linear(weight: Tensor, bias: Tensor?) -> Tensor {
    require(
      rank >= 1 && shape[rank - 1] == weight.shape[1],
      "mat1 and mat2 shapes cannot be multiplied (\(sizes(matrixShape)) and "
        + "\(weight.shape[1])x\(weight.shape[0])): the last axis of the input must have "
        + "\(weight.shape[1]) features")
    let x = rank == 2 ? self : reshape(matrixShape)
    let (a, w) = (x.values, weight.values)
    var y = Self.record(
      "linear", a.matrixProduct(w, transposingSecond: true),
      x, { gradient in gradient.matrixProduct(w) },
      weight, { gradient in gradient.matrixProduct(a, transposingFirst: true) })
    if let bias { y = y + bias }
    return rank == 2 ? y : y.reshape(shape.dropLast() + [weight.shape[0]])
  }

  private var matrixShape: [Int] {
    [shape.dropLast().reduce(1, *), shape.last ?? 1]
  }
}
