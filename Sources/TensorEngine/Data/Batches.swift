/// What can be taken apart by rows and put together in another order: inputs, labels, targets.
public protocol BatchRows {
  /// The number of rows, one for each example.
  var rowCount: Int { get }
  /// Some rows, in a given order.
  func rows(at positions: [Int]) -> Self
}

extension Array: BatchRows where Element == Int {
  public var rowCount: Int { count }
  public func rows(at positions: [Int]) -> [Int] {
    positions.map { position in
      require(
        indices.contains(position),
        "index \(position) is out of bounds for \(count) labels")
      return self[position]
    }
  }
}

extension Tensor: BatchRows {
  public var rowCount: Int { shape.first ?? 0 }

  /// Rows of the first axis as a new tensor, without history.
  public func rows(at positions: [Int]) -> Tensor {
    let source = values
    let size = shape.dropFirst().reduce(1, *)
    let result = Values(uninitialized: [positions.count] + shape.dropFirst())
    for (row, position) in positions.enumerated() {
      require(
        position >= 0 && position < rowCount,
        "index \(position) is out of bounds for dimension 0 with size \(rowCount)")
      (result.pointer + row * size).update(from: source.pointer + position * size, count: size)
    }
    withExtendedLifetime(source) {}
    return Tensor(result)
  }
}

/// Examples in groups of `size`, the last one perhaps smaller.
///
/// With `shuffle`, every loop goes through them in a new random order, which follows from the seed
/// (`manualSeed`, `withSeed`) and is the same on every machine. Inputs are `[n, …]`; labels are n
/// class numbers, or a tensor `[n, …]` of targets. Traps when they are not equally many, or `size` is
/// below 1. See PyTorch's `torch.utils.data.DataLoader`.
///
///     for (x, y) in Batches(data.inputs, data.labels, size: 32, shuffle: true) {
///       let loss = crossEntropy(model(x), y)
///       …
///     }
public struct Batches<Labels: BatchRows>: Sequence, CustomStringConvertible {
  public let inputs: Tensor
  public let labels: Labels
  public let size: Int
  public let shuffle: Bool
  public let dropLast: Bool

  /// - Parameter dropLast: Whether a last group smaller than `size` is left out.
  public init(
    _ inputs: Tensor, _ labels: Labels, size: Int, shuffle: Bool = false, dropLast: Bool = false
  ) {
    require(size > 0, "a batch needs at least one example, and size is \(size)")
    require(
      inputs.rank > 0 && inputs.rowCount == labels.rowCount,
      "inputs of shape \(inputs.shape) and \(labels.rowCount) labels do not go together")
    self.inputs = inputs
    self.labels = labels
    self.size = size
    self.shuffle = shuffle
    self.dropLast = dropLast
  }

  /// The number of batches.
  public var count: Int {
    let (whole, rest) = inputs.rowCount.quotientAndRemainder(dividingBy: size)
    return rest == 0 || dropLast ? whole : whole + 1
  }

  public var description: String {
    var text = "Batches(\(count) of \(inputs.rowCount) examples, size: \(size)"
    if shuffle { text += ", shuffle: true" }
    if dropLast { text += ", dropLast: true" }
    return text + ")"
  }

  public func makeIterator() -> Iterator {
    let count = inputs.rowCount
    let order =
      shuffle ? Context.current.generator.permutation(of: count) : Array(0..<count)
    return Iterator(batches: self, order: order)
  }

  public struct Iterator: IteratorProtocol {
    fileprivate let batches: Batches
    fileprivate let order: [Int]
    private var batch = 0

    fileprivate init(batches: Batches, order: [Int]) {
      self.batches = batches
      self.order = order
    }

    public mutating func next() -> (inputs: Tensor, labels: Labels)? {
      if batch == batches.count { return nil }
      let start = batch * batches.size
      let positions = Array(order[start...].prefix(batches.size))
      batch += 1
      return (batches.inputs.rows(at: positions), batches.labels.rows(at: positions))
    }
  }
}

extension Generator {
  /// 0 ..< count in random order: Fisher and Yates' shuffle, with two numbers a place, so that
  /// their 24 bits each leave no order out that a float alone could not choose.
  mutating func permutation(of count: Int) -> [Int] {
    let random = uniform([2 * count], low: 0, high: 1).scalars
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      let fraction = Double(random[2 * last]) + Double(random[2 * last + 1]) * 0x1p-24
      order.swapAt(last, Swift.min(Int(fraction * Double(last + 1)), last))
    }
    return order
  }
}
