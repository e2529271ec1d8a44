extension Tensor {
  /// The matrix product: `[n, k]` times `[k, m]` is `[n, m]`.
  ///
  /// A vector `[k]` on the left counts as one row, on the right as one column, and that axis is
  /// dropped from the result; two vectors give their dot product. Axes before the last two count
  /// matrices, and are repeated as broadcasting does: `[b, n, k]` times `[k, m]` is `[b, n, m]`.
  /// Shapes that do not fit trap. Each element adds its products in order, one fused multiply-add
  /// each, so the bits are the same on every machine. See PyTorch's `torch.matmul`.
  public func matmul(_ other: Tensor) -> Tensor {
    require(
      rank >= 1 && other.rank >= 1,
      "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D")
    if rank == 1, other.rank == 1 {
      require(
        shape == other.shape,
        "inconsistent tensor size, expected two vectors of one length for their dot product "
          + "(\(sizes(shape)) and \(sizes(other.shape)))")
      return reshape([1, count]).matmul(other.reshape([count, 1])).reshape([])
    }
    if rank == 1 {
      return reshape([1, count]).matmul(other).squeeze(-2)
    }
    if other.rank == 1 {
      return matmul(other.reshape([other.count, 1])).squeeze(-1)
    }
    require(
      shape[rank - 1] == other.shape[other.rank - 2],
      rank == 2 && other.rank == 2
        ? "mat1 and mat2 shapes cannot be multiplied (\(sizes(shape)) and \(sizes(other.shape)))"
        : "batches of matrices cannot be multiplied: the last axis of \(shape) and the last but one "
          + "of \(other.shape) must have the same size")
    let (a, b) = (values, other.values)
    return Self.record(
      "matmul", a.matrixProducts(b),
      self, { gradient in gradient.matrixProducts(b, transposingSecond: true).summed(to: a.shape) },
      other, { gradient in a.matrixProducts(gradient, transposingFirst: true).summed(to: b.shape) })
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

extension Values {
  /// The products of matrices that the last two axes hold, the axes before them broadcast.
  fileprivate func matrixProducts(
    _ other: Values, transposingFirst: Bool = false, transposingSecond: Bool = false
  ) -> Values {
    func product(_ a: Values, _ b: Values) -> Values {
      a.matrixProduct(
        b, transposingFirst: transposingFirst, transposingSecond: transposingSecond)
    }
    if rank == 2, other.rank == 2 { return product(self, other) }
    let batches = MatrixBatches(shape, other.shape)
    let (first, second) = (Array(shape.suffix(2)), Array(other.shape.suffix(2)))
    let matrix = [
      first[transposingFirst ? 1 : 0], second[transposingSecond ? 0 : 1],
    ]
    let result = Values(uninitialized: batches.shape + matrix)
    let size = matrix.product
    for (index, pair) in batches.pairs.enumerated() {
      let one = product(
        part(from: pair.first * first.product, shape: first),
        other.part(from: pair.second * second.product, shape: second))
      (result.pointer + index * size).update(from: one.pointer, count: size)
      withExtendedLifetime(one) {}
    }
    return result
  }
}

/// Which matrices of two operands meet: all axes but the last two, broadcast.
struct MatrixBatches {
  let shape: [Int]
  /// The numbers of the matrices in their operands.
  let pairs: [(first: Int, second: Int)]

  init(_ first: [Int], _ second: [Int]) {
    let (a, b) = (Array(first.dropLast(2)), Array(second.dropLast(2)))
    shape = Values.broadcastShape(a, b)
    let (aPlaces, bPlaces) = (Self.places(a, in: shape), Self.places(b, in: shape))
    pairs = zip(aPlaces, bPlaces).map { (first: $0, second: $1) }
  }

  /// The row-major position in an array of `shape` of each element of the larger `target`.
  private static func places(_ shape: [Int], in target: [Int]) -> [Int] {
    var places = [0]
    let missing = target.count - shape.count
    for (axis, size) in target.enumerated() {
      let own = axis < missing ? 1 : shape[axis - missing]
      places = places.flatMap { place in
        (0..<size).map { place * own + (own == 1 ? 0 : $0) }
      }
    }
    return places
  }
}
