// Elements in the order of their size. Equal ones keep their order, and a NaN counts as the largest,
// as in PyTorch.
extension Tensor {
  /// The elements along an axis from the smallest to the largest, or the other way, and where each of
  /// them was. See PyTorch's `torch.sort`, made `stable`.
  ///
  ///     let (values, indices) = scores.sort(descending: true)
  public func sort(
    dim: Int = -1, descending: Bool = false
  ) -> (values: Tensor, indices: Tensor) {
    ordered(shape.isEmpty ? 1 : shape[axis(dim)], "sort", dim, descending)
  }

  /// Where the elements along an axis are, from the smallest to the largest or the other way. See
  /// PyTorch's `torch.argsort`, made `stable`.
  public func argsort(dim: Int = -1, descending: Bool = false) -> Tensor {
    sort(dim: dim, descending: descending).indices
  }

  /// The k largest elements along an axis, the largest first, and where they are; or the k smallest.
  /// Traps unless there are k. See PyTorch's `torch.topk`.
  ///
  ///     let (similarity, rows) = cosineSimilarity(table, word).topk(5)
  public func topk(
    _ k: Int, dim: Int = -1, largest: Bool = true
  ) -> (values: Tensor, indices: Tensor) {
    let size = shape.isEmpty ? 1 : shape[axis(dim)]
    require(
      k >= 0 && k <= size,
      "selected index k out of range: topk of \(k) along an axis of \(size) (shape \(shape))")
    return ordered(k, "topk", dim, largest)
  }

  private func ordered(
    _ k: Int, _ name: String, _ dim: Int, _ descending: Bool
  ) -> (values: Tensor, indices: Tensor) {
    if rank == 0 {
      let (values, indices) = reshape([1]).ordered(k, name, dim, descending)
      return (values.reshape(k == 1 ? [] : [k]), indices.reshape(k == 1 ? [] : [k]))
    }
    let axis = axis(dim)
    let size = shape[axis]
    let inner = shape[(axis + 1)...].reduce(1, *)
    var target = shape
    target[axis] = k
    var positions = [Int](repeating: 0, count: target.product)
    let places = Values(uninitialized: target)
    let scalars = scalars
    for line in 0..<(size == 0 ? 0 : count / size) {
      let start = line / inner * size * inner + line % inner
      func isBefore(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (scalars[start + a * inner], scalars[start + b * inner])
        if x.isNaN || y.isNaN { return x.isNaN != y.isNaN && x.isNaN == descending }
        return descending ? x > y : x < y
      }
      // Swift's sort keeps the order of equal elements, but does not promise to.
      let order = (0..<size).sorted { isBefore($0, $1) || (!isBefore($1, $0) && $0 < $1) }
      let first = line / inner * k * inner + line % inner
      for (place, position) in order.prefix(k).enumerated() {
        positions[first + place * inner] = start + position * inner
        places.pointer[first + place * inner] = Float(position)
      }
    }
    return (selected(name, positions, shape: target), Tensor(places))
  }
}
