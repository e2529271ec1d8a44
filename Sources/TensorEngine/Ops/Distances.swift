/// The cosine of the angle between vectors along an axis: 1 where they point the same way, 0 where they
/// are orthogonal, −1 where they are opposite.
///
/// The other axes are repeated as broadcasting does, so a table `[n, size]` can be compared with one
/// vector `[size]` along −1. A vector shorter than epsilon counts as that long. See PyTorch's
/// `torch.nn.functional.cosine_similarity`.
public func cosineSimilarity(
  _ a: Tensor, _ b: Tensor, dim: Int = 1, epsilon: Double = 1e-8
) -> Tensor {
  requireEpsilon("cosineSimilarity", epsilon)
  let shape = Values.broadcastShape(a.shape, b.shape)
  let (a, b) = (a.expand(shape), b.expand(shape))
  func unit(_ x: Tensor) -> Tensor {
    x / x.norm(dim: dim, keepDim: true).clamp(min: epsilon)
  }
  return (unit(a) * unit(b)).sum(dim: dim)
}

/// The distance of each row of one matrix from each row of another: `[n, size]` and `[m, size]` give
/// `[n, m]`. Axes before them are repeated as broadcasting does.
///
/// Distances are p-norms of differences, as in `Tensor.norm`; at a distance of 0 the gradient is 0.
/// Traps unless both have at least two axes and rows of one size. See PyTorch's `torch.cdist`.
public func cdist(_ a: Tensor, _ b: Tensor, p: Double = 2) -> Tensor {
  require(
    a.rank >= 2 && b.rank >= 2,
    "cdist needs at least two axes on both sides, and the shapes are \(a.shape) and \(b.shape)")
  require(
    a.shape[a.rank - 1] == b.shape[b.rank - 1],
    "X1 and X2 must have the same number of columns. X1: \(a.shape[a.rank - 1]) X2: "
      + "\(b.shape[b.rank - 1]) (shapes \(a.shape) and \(b.shape))")
  let count = a.shape[a.rank - 2]
  let isRecorded = isGradEnabled && (a.requiresGrad || b.requiresGrad)
  guard !isRecorded, a.rank == 2, b.rank == 2, a.count > 0, b.count > 0 else {
    return (a.unsqueeze(-2) - b.unsqueeze(-3)).norm(dim: -1, p: p)
  }
  // All differences at once may be many times what is asked for, and nothing needs them later.
  let rows = max(differencesAtOnce / b.count, 1)
  let parts = stride(from: 0, to: count, by: rows).map { start in
    (a[start..<min(start + rows, count)].unsqueeze(-2) - b.unsqueeze(-3)).norm(dim: -1, p: p)
  }
  return parts.count == 1 ? parts[0] : concatenate(parts)
}

/// As many as the second cache of a core holds.
private let differencesAtOnce = 1 << 17
