extension Tensor {
  /// Of a vector, the square matrix with it on a diagonal; of a matrix, its diagonal.
  ///
  /// Diagonal 0 is the main one, positive ones lie above it. Other ranks trap. See PyTorch's
  /// `torch.diag`.
  public func diag(_ diagonal: Int = 0) -> Tensor {
    require(
      rank == 1 || rank == 2,
      "diag(): Supports 1D or 2D tensors. Got \(rank)D (shape \(shape))")
    require(
      diagonal.magnitude < 1 << 30, "diag(): there is no diagonal \(diagonal) of shape \(shape)")
    let (down, right) = (Swift.max(-diagonal, 0), Swift.max(diagonal, 0))
    if rank == 1 {
      let size = count + down + right
      var positions = [Int](repeating: -1, count: size * size)
      for i in 0..<count { positions[(i + down) * size + i + right] = i }
      return selected("diag", positions, shape: [size, size])
    }
    let columns = shape[1]
    let count = Swift.max(Swift.min(shape[0] - down, columns - right), 0)
    return selected(
      "diag", (0..<count).map { ($0 + down) * columns + $0 + right }, shape: [count])
  }

  /// The sum of a matrix's main diagonal. See PyTorch's `torch.trace`.
  public func trace() -> Tensor {
    require(rank == 2, "trace: expected a matrix, but got tensor with dim \(rank) (shape \(shape))")
    return diag().sum()
  }

  /// Matrices (the last two axes) with zeros above a diagonal: 0 is the main one, positive ones lie
  /// above it. See PyTorch's `torch.tril`.
  public func tril(_ diagonal: Int = 0) -> Tensor {
    triangle("tril") { row, column in column - row <= diagonal }
  }

  /// Matrices (the last two axes) with zeros below a diagonal. See PyTorch's `torch.triu`.
  public func triu(_ diagonal: Int = 0) -> Tensor {
    triangle("triu") { row, column in column - row >= diagonal }
  }

  private func triangle(_ name: String, isKept: (_ row: Int, _ column: Int) -> Bool) -> Tensor {
    require(
      rank >= 2, "\(name): input tensor must have at least 2 dimensions (shape \(shape))")
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    var positions = Array(0..<count)
    for i in positions.indices where !isKept(i / columns % rows, i % columns) { positions[i] = -1 }
    return selected(name, positions, shape: shape)
  }

  /// The sum of the products of two vectors' elements. Others trap. See PyTorch's `torch.dot`.
  public func dot(_ other: Tensor) -> Tensor {
    require(
      rank == 1 && other.rank == 1,
      "1D tensors expected, but got \(rank)D and \(other.rank)D tensors (\(shape) and "
        + "\(other.shape))")
    return matmul(other)
  }

  /// The products of each element of a vector with each of another: `[n]` and `[m]` give `[n, m]`.
  /// See PyTorch's `torch.outer`.
  public func outer(_ other: Tensor) -> Tensor {
    require(
      rank == 1 && other.rank == 1,
      "outer: expected two vectors, but got shapes \(shape) and \(other.shape)")
    return reshape([count, 1]) * other.reshape([1, other.count])
  }
}
