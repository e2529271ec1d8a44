/// What may stand in a tensor's square brackets: a position, which drops its axis, or a range,
/// which keeps it. Negative positions count from the end.
public protocol TensorIndex {
  /// The chosen positions of an axis of `size`, and whether the axis goes away.
  func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)?
}

extension Int: TensorIndex {
  public func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)? {
    let position = self < 0 ? self + size : self
    return position >= 0 && position < size ? (position, 1, true) : nil
  }
}

extension Range: TensorIndex where Bound == Int {
  public func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)? {
    lowerBound >= 0 && upperBound <= size ? (lowerBound, count, false) : nil
  }
}

extension ClosedRange: TensorIndex where Bound == Int {
  public func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)? {
    lowerBound >= 0 && upperBound < size ? (lowerBound, count, false) : nil
  }
}

extension PartialRangeFrom: TensorIndex where Bound == Int {
  public func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)? {
    let start = lowerBound < 0 ? lowerBound + size : lowerBound
    return start >= 0 && start <= size ? (start, size - start, false) : nil
  }
}

extension PartialRangeUpTo: TensorIndex where Bound == Int {
  public func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)? {
    let end = upperBound < 0 ? upperBound + size : upperBound
    return end >= 0 && end <= size ? (0, end, false) : nil
  }
}

extension PartialRangeThrough: TensorIndex where Bound == Int {
  public func resolve(size: Int) -> (start: Int, count: Int, drops: Bool)? {
    let last = upperBound < 0 ? upperBound + size : upperBound
    return last >= 0 && last < size ? (0, last + 1, false) : nil
  }
}

extension Tensor {
  /// A part of the tensor: `x[0]` a row, `x[0, 1]` an element, `x[1..<3]` some rows, `x[0..., 1]` a
  /// column.
  ///
  /// Setting a part changes this variable alone. A leaf that requires grad changes for all who hold
  /// it, and only inside `noGrad { }`; a tensor with a history cannot be set.
  public subscript(indices: any TensorIndex...) -> Tensor {
    get {
      let region = region(indices)
      let x = values
      let shape = shape
      return Self.record(
        "index", x.gathered(region.kept, start: region.start, steps: region.keptSteps), self
      ) { gradient in
        var result = Values(repeating: 0, shape: shape)
        result.scatter(gradient, start: region.start, steps: region.keptSteps)
        return result
      }
    }
    set {
      let region = region(indices)
      require(
        newValue.count == 1 || newValue.shape == region.kept,
        "a part of shape \(region.kept) cannot take values of shape \(newValue.shape)")
      require(
        isLeaf && !newValue.requiresGrad,
        "setting a part of a tensor is not recorded: detach() what has a history first")
      let part = newValue.values.reshaped(newValue.count == 1 ? [] : region.kept)
        .expanded(to: region.kept)
      if requiresGrad {
        require(
          !isGradEnabled,
          "a leaf tensor that requires grad is being changed in place: put the change inside "
            + "noGrad { }")
      } else {
        let isParameter = body.isParameter
        body = Body(body.values, nil)
        body.isParameter = isParameter
      }
      body.values.scatter(part, start: region.start, steps: region.keptSteps)
    }
  }

  private struct Region {
    var start = 0
    var kept: [Int] = []
    var keptSteps: [Int] = []
  }

  private func region(_ indices: [any TensorIndex]) -> Region {
    require(
      indices.count <= rank,
      "too many indices for tensor of dimension \(rank): \(indices.count) for shape \(shape)")
    let steps = values.steps
    var region = Region()
    for axis in 0..<rank {
      guard axis < indices.count else {
        region.kept.append(shape[axis])
        region.keptSteps.append(steps[axis])
        continue
      }
      guard let chosen = indices[axis].resolve(size: shape[axis]) else {
        failure(
          "index \(indices[axis]) is out of bounds for dimension \(axis) with size \(shape[axis])")
      }
      region.start += chosen.start * steps[axis]
      if !chosen.drops {
        region.kept.append(chosen.count)
        region.keptSteps.append(steps[axis])
      }
    }
    return region
  }
}
