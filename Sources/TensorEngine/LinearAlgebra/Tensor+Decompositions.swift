// Computed in double precision. The last two axes hold matrices, those before count them. A number
// that is not finite traps in all of them: their iterations would not end.
extension Tensor {
  /// A matrix as Q R: orthonormal columns times an upper triangle (PyTorch's "reduced").
  ///
  /// Of `[…, m, n]`, with k the smaller of m and n, q is `[…, m, k]` and r `[…, k, n]`. Signs are
  /// LAPACK's, so the same as PyTorch's: the diagonal of r may be negative. There is no gradient; a
  /// tensor that requires one traps while operations are recorded. See PyTorch's `torch.linalg.qr`.
  public func qr() -> (q: Tensor, r: Tensor) {
    let batch = decomposed("linalg.qr")
    let parts = finiteMatrices("linalg.qr").map { Orthogonalization($0) }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let size = Swift.min(rows, columns)
    return (
      Tensor(Values(matrices: parts.map(\.q), batch: batch, rows: rows, columns: size)),
      Tensor(Values(matrices: parts.map(\.r), batch: batch, rows: size, columns: columns))
    )
  }

  /// A matrix as U diag(S) Vᵀ: orthonormal columns, sizes from the largest down, orthonormal rows
  /// (PyTorch's with `full_matrices=False`).
  ///
  /// Of `[…, m, n]`, with k the smaller of m and n, u is `[…, m, k]`, s `[…, k]` and vh `[…, k, n]`.
  /// In each column of u the element of the largest size is positive; PyTorch promises no sign. There
  /// is no gradient (`singularValues` has one); a tensor that requires one traps while operations are
  /// recorded. See PyTorch's `torch.linalg.svd`.
  public func svd() -> (u: Tensor, s: Tensor, vh: Tensor) {
    let batch = decomposed("linalg.svd")
    let parts = finiteMatrices("linalg.svd").map { SingularValues($0) }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let size = Swift.min(rows, columns)
    return (
      Tensor(Values(matrices: parts.map(\.u), batch: batch, rows: rows, columns: size)),
      Tensor(Values(doubles: parts.lazy.map(\.values), shape: batch + [size])),
      Tensor(
        Values(matrices: parts.map(\.v.transposed), batch: batch, rows: size, columns: columns))
    )
  }

  /// The singular values of a matrix, the largest first. See PyTorch's `torch.linalg.svdvals`.
  public func singularValues() -> Tensor {
    let batch = matrixBatch("linalg.svdvals")
    let parts = finiteMatrices("linalg.svdvals").map { SingularValues($0) }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let size = Swift.min(rows, columns)
    let values = Values(doubles: parts.lazy.map(\.values), shape: batch + [size])
    return Self.record("singularValues", values, self) { gradient in
      let matrices = parts.enumerated().map { index, part -> Matrix in
        var left = part.u
        for j in 0..<size {
          let arriving = Double(gradient.scalar(at: index * size + j))
          for i in 0..<rows { left[i, j] *= arriving }
        }
        return left * part.v.transposed
      }
      return Values(matrices: matrices, batch: batch, rows: rows, columns: columns)
    }
  }

  /// How many singular values of a matrix are above the tolerance, which is, unless given, the largest
  /// of them times the larger side times 2⁻²³. See PyTorch's `torch.linalg.matrix_rank`.
  public func matrixRank(tolerance: Double? = nil) -> Tensor {
    let batch = matrixBatch("linalg.matrix_rank")
    let side = Double(Swift.max(shape[rank - 2], shape[rank - 1]))
    let ranks = finiteMatrices("linalg.matrix_rank").map { matrix -> Double in
      let values = SingularValues(matrix).values
      let bound = tolerance ?? (values.first ?? 0) * side * 0x1p-23
      return Double(values.count { $0 > bound })
    }
    return Tensor(Values(doubles: [ranks], shape: batch))
  }

  /// A symmetric matrix as V diag(values) Vᵀ, eigenvalues from the smallest up, one eigenvector a
  /// column.
  ///
  /// Only the lower triangle is read. In each column of the vectors the element of the largest size is
  /// positive. There is no gradient; a tensor that requires one traps while operations are recorded.
  /// See PyTorch's `torch.linalg.eigh`.
  public func eigh() -> (values: Tensor, vectors: Tensor) {
    let batch = square("linalg.eigh")
    let parts = finiteMatrices("linalg.eigh").map { SymmetricEigenvalues($0) }
    let size = shape[rank - 1]
    return (
      Tensor(Values(doubles: parts.lazy.map(\.values), shape: batch + [size])),
      Tensor(Values(matrices: parts.map(\.vectors), batch: batch, rows: size, columns: size))
    )
  }

  /// The eigenvalues of a square matrix: `[…, n, 2]`, a real and an imaginary part each.
  ///
  /// The largest size first, of equal size the larger real part, then the positive imaginary part. No
  /// gradient; a tensor that requires one traps while operations are recorded. See PyTorch's
  /// `torch.linalg.eigvals`, which promises no order.
  public func eigvals() -> Tensor {
    let batch = square("linalg.eigvals")
    let rows = finiteMatrices("linalg.eigvals").map { matrix in
      Eigenvalues(matrix).values.flatMap { [$0.real, $0.imaginary] }
    }
    return Tensor(Values(doubles: rows, shape: batch + [shape[rank - 1], 2]))
  }

  /// The sizes of a square matrix's eigenvalues, `[…, n]`, the largest first: how much repeated
  /// products with it stretch. Otherwise as `eigvals`.
  public func eigenvalueMagnitudes() -> Tensor {
    let batch = square("linalg.eigvals")
    let rows = finiteMatrices("linalg.eigvals").map { matrix in
      Eigenvalues(matrix).values.map(Eigenvalues.size)
    }
    return Tensor(Values(doubles: rows, shape: batch + [shape[rank - 1]]))
  }

  private func decomposed(_ name: String) -> [Int] {
    requireNoGradient(name)
    return matrixBatch(name)
  }

  private func square(_ name: String) -> [Int] {
    requireNoGradient(name)
    return squareMatrixBatch(name)
  }

  private func finiteMatrices(_ name: String) -> [Matrix] {
    let matrices = values.matrices
    for (index, matrix) in matrices.enumerated() where !matrix.isFinite {
      failure(
        "\(name): (Batch element \(index)): The algorithm failed to converge because the input "
          + "matrix contained non-finite values")
    }
    return matrices
  }
}
