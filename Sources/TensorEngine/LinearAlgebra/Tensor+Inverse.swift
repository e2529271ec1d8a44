// Computed in double precision, by factors with partial pivoting. The last two axes hold matrices,
// those before count them.
extension Tensor {
  /// The determinant of a square matrix. Its gradient is right for singular matrices, too. See
  /// PyTorch's `torch.linalg.det`.
  ///
  /// Of `[…, n, n]` it is `[…]`; other shapes trap. A pivot that is nothing but rounding counts as 0.
  public func det() -> Tensor {
    let batch = squareMatrixBatch("linalg.det")
    let matrices = values.matrices
    let determinants = matrices.map { Factorization($0).determinant }
    let size = shape[rank - 1]
    return Self.record("det", Values(doubles: [determinants], shape: batch), self) { gradient in
      let rows = zip(matrices, gradient.scalars).map { matrix, arriving in
        matrix.cofactors * Double(arriving)
      }
      return Values(matrices: rows, batch: batch, rows: size, columns: size)
    }
  }

  /// The inverse of a square matrix. One that is singular, or not square, traps. See PyTorch's
  /// `torch.linalg.inv`.
  public func inverse() -> Tensor {
    let batch = squareMatrixBatch("linalg.inv")
    let size = shape[rank - 1]
    let inverses = values.matrices.map { matrix -> Matrix in
      let factors = Factorization(matrix)
      if let place = factors.zeroPivot {
        failure(
          "linalg.inv: The diagonal element \(place + 1) is zero, the inversion could not be "
            + "completed because the input matrix is singular")
      }
      return factors.inverse
    }
    let result = Values(matrices: inverses, batch: batch, rows: size, columns: size)
    return Self.record("inverse", result, self) { gradient in
      let rows = zip(inverses, gradient.matrices).map { inverse, arriving -> Matrix in
        let transposed = inverse.transposed
        return transposed * arriving * transposed * -1
      }
      return Values(matrices: rows, batch: batch, rows: size, columns: size)
    }
  }

  /// x of self · x = right, for a square matrix and a vector `[n]` or a matrix `[n, k]`.
  ///
  /// Batches are broadcast; as in PyTorch, a right side with one axis less than the matrices and their
  /// batch is a batch of vectors. A singular matrix, and shapes that do not fit, trap. See PyTorch's
  /// `torch.linalg.solve`.
  public func solve(_ right: Tensor) -> Tensor {
    _ = squareMatrixBatch("linalg.solve")
    let size = shape[rank - 1]
    let isVector =
      right.rank == 1 || (right.rank == rank - 1 && right.shape == Array(shape.dropLast()))
    if isVector { return solve(right.unsqueeze(-1)).squeeze(-1) }
    require(
      right.rank >= 2 && right.shape[right.rank - 2] == size,
      "linalg.solve: Incompatible shapes of A and B for the equation AX = B: \(shape) and "
        + "\(right.shape)")
    let columns = right.shape[right.rank - 1]
    let factors = values.matrices.map { matrix -> Factorization in
      let factors = Factorization(matrix)
      require(
        factors.zeroPivot == nil,
        "linalg.solve: The solver failed because the input matrix is singular")
      return factors
    }
    let batches = MatrixBatches(shape, right.shape)
    let (matrixShape, rightShape) = (shape, right.shape)
    let rights = right.values.matrices
    let solutions = batches.pairs.map { factors[$0.first].solve(rights[$0.second]) }
    let (transposed, batch) = (values, batches.shape)
    func rightGradient(_ gradient: Values) -> [Matrix] {
      let factors = transposed.matrices.map { Factorization($0.transposed) }
      return zip(batches.pairs, gradient.matrices).map { factors[$0.first].solve($1) }
    }
    return Self.record(
      "solve", Values(matrices: solutions, batch: batch, rows: size, columns: columns),
      self,
      { gradient in
        let parts = zip(rightGradient(gradient), solutions).map { $0 * $1.transposed * -1 }
        return Values(matrices: parts, batch: batch, rows: size, columns: size)
          .summed(to: matrixShape)
      },
      right,
      { gradient in
        Values(matrices: rightGradient(gradient), batch: batch, rows: size, columns: columns)
          .summed(to: rightShape)
      })
  }
}

/// x of a · x = b. See `Tensor.solve`.
public func solve(_ a: Tensor, _ b: Tensor) -> Tensor { a.solve(b) }

extension Matrix {
  /// The derivative of the determinant: det A · A⁻ᵀ, and where A is singular det(U Vᵀ) · U C Vᵀ, with
  /// the products of all singular values but one on the diagonal of C.
  fileprivate var cofactors: Matrix {
    let factors = Factorization(self)
    if factors.zeroPivot == nil { return factors.inverse.transposed * factors.determinant }
    if !isFinite { return self * .nan }
    let parts = SingularValues(self)
    var left = parts.u
    let rounding = 0x1p-52 * Double(rows) * (parts.values.first ?? 0)
    let values = parts.values.map { $0 <= rounding ? 0 : $0 }
    for j in 0..<columns {
      let others = values.indices.reduce(1.0) { $1 == j ? $0 : $0 * values[$1] }
      for i in 0..<rows { left[i, j] *= others }
    }
    let sign = Factorization(parts.u).determinant * Factorization(parts.v).determinant
    return left * parts.v.transposed * (sign < 0 ? -1 : 1)
  }
}
