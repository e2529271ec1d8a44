/// A table of learned vectors, looked up by number.
///
/// The input holds whole numbers from 0 to count − 1, in any shape; the output has that shape and one
/// more axis of `size`. A number outside traps. `weight` is `[count, size]`, at first standard normal.
///
/// The row `paddingIndex` (−1 is the last) starts at 0 and gets no gradient. With `maxNorm`, rows
/// that are looked up and whose `normType`-norm is larger are shortened to it, in place. See
/// PyTorch's `torch.nn.Embedding`.
///
///     let embedding = Embedding(10, 3, paddingIndex: 0)
///     embedding([[1, 2, 0], [4, 3, 2]])     // shape [2, 3, 3]
public final class Embedding: Layer {
  public let count: Int
  public let size: Int
  public let paddingIndex: Int?
  public let maxNorm: Double?
  public let normType: Double
  public var weight: Tensor

  public convenience init(
    _ count: Int, _ size: Int, paddingIndex: Int? = nil, maxNorm: Double? = nil,
    normType: Double = 2
  ) {
    require(
      count > 0 && size > 0,
      "Embedding needs at least one row and column, and got \(count), \(size)")
    let weight = Tensor.randn([count, size], requiresGrad: true)
    self.init(weight, paddingIndex, maxNorm, normType)
    if let row = self.paddingIndex { noGrad { self.weight[row] = Tensor(0.0) } }
  }

  private init(_ weight: Tensor, _ paddingIndex: Int?, _ maxNorm: Double?, _ normType: Double) {
    (count, size) = (weight.shape[0], weight.shape[1])
    let rows = count
    self.weight = weight
    self.maxNorm = maxNorm
    self.normType = normType
    require(maxNorm ?? 1 > 0, "Embedding: maxNorm must be above 0, and it is \(maxNorm ?? 0)")
    require(normType > 0, "Embedding: normType must be above 0, and it is \(normType)")
    self.paddingIndex = paddingIndex.map { index in
      require(
        index >= -rows && index < rows,
        "Embedding: paddingIndex must be within the \(rows) rows, and it is \(index)")
      return index < 0 ? index + rows : index
    }
  }

  /// An embedding with given vectors `[count, size]`: a copy of them, and not trained unless
  /// `freeze` is `false`. See PyTorch's `torch.nn.Embedding.from_pretrained`.
  public static func fromPretrained(
    _ vectors: Tensor, freeze: Bool = true, paddingIndex: Int? = nil, maxNorm: Double? = nil,
    normType: Double = 2
  ) -> Embedding {
    require(
      vectors.rank == 2,
      "Embeddings parameter is expected to be 2-dimensional, and its shape is \(vectors.shape)")
    let weight = Tensor(vectors.values, requiresGrad: true)
    if freeze { weight.requiresGrad = false }
    return Embedding(weight, paddingIndex, maxNorm, normType)
  }

  public func forward(_ input: Tensor) -> Tensor {
    let rows = input.scalars.map { number in
      guard let row = Int(exactly: number) else {
        failure("Embedding: \(number) is not the number of a row: they are whole")
      }
      return row
    }
    return lookUp(rows, shape: input.shape)
  }

  /// The vectors of some numbers: `[numbers.count, size]`.
  public func callAsFunction(_ numbers: [Int]) -> Tensor {
    recordCall(Tensor(numbers)) { lookUp(numbers, shape: [numbers.count]) }
  }

  private func lookUp(_ rows: [Int], shape: [Int]) -> Tensor {
    require(
      weight.shape == [count, size],
      "Embedding: the weight must have shape [\(count), \(size)], and it has \(weight.shape)")
    for row in rows where row < 0 || row >= count {
      failure(
        "index out of range in self: \(row) is not one of the \(count) rows, 0 to \(count - 1)")
    }
    if let maxNorm { shorten(Set(rows), to: maxNorm) }
    return weight.rows(rows, without: paddingIndex).reshape(shape + [size])
  }

  private func shorten(_ rows: Set<Int>, to limit: Double) {
    var values = weight.values
    var isShorter = false
    for row in rows.sorted() {
      let vector = values.part(from: row * size, shape: [size])
      let norm = Tensor(vector).norm(p: normType).item()
      if norm <= limit { continue }
      // PyTorch's guard against a division by 0.
      values.scatter(vector * Float(limit / (norm + 1e-7)), start: row * size, steps: [1])
      isShorter = true
    }
    if isShorter { weight.replaceValues(values) }
  }

  public var configuration: String {
    var text = "\(count), \(size)"
    if let paddingIndex { text += ", paddingIndex: \(paddingIndex)" }
    if let maxNorm { text += ", maxNorm: \(maxNorm)" }
    return normType == 2 ? text : text + ", normType: \(normType)"
  }
}

extension Tensor {
  /// Some rows of a matrix. The gradients of equal rows are added in order, that of one row dropped.
  fileprivate func rows(_ rows: [Int], without ignored: Int?) -> Tensor {
    let width = shape[1]
    let x = values
    let shape = shape
    let y = Values(uninitialized: [rows.count, width])
    for (place, row) in rows.enumerated() {
      (y.pointer + place * width).update(from: x.pointer + row * width, count: width)
    }
    withExtendedLifetime(x) {}
    return Self.record("embedding", y, self) { gradient in
      let result = Values(repeating: 0, shape: shape)
      for (place, row) in rows.enumerated() where row != ignored {
        let total = result.pointer + row * width
        kernels.add(total, 1, gradient.pointer + place * width, 1, total, width)
      }
      withExtendedLifetime(gradient) {}
      return result
    }
  }
}
