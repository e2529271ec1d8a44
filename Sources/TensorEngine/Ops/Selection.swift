// Elements picked by their positions; the way back adds each gradient to where its element was.
extension Tensor {
  /// The elements at some row-major positions, or 0 where the position is negative.
  func selected(_ name: String, _ positions: [Int], shape target: [Int]) -> Tensor {
    let x = values
    let y = Values(uninitialized: target)
    for (i, position) in positions.enumerated() {
      y.pointer[i] = position < 0 ? 0 : x.pointer[position]
    }
    return Self.record(name, y, self) { gradient in
      let result = Values(repeating: 0, shape: x.shape)
      for (i, position) in positions.enumerated() where position >= 0 {
        result.pointer[position] += gradient.pointer[i]
      }
      withExtendedLifetime(gradient) {}
      return result
    }
  }

  /// Along an axis, the slices at some positions, in their order; one may come several times.
  ///
  /// Positions outside of the axis trap. See PyTorch's `torch.index_select`.
  public func indexSelect(dim: Int, index: [Int]) -> Tensor {
    let axis = axis(dim)
    for position in index {
      require(
        position >= 0 && position < shape[axis],
        "index \(position) is out of bounds for dimension \(axis) with size \(shape[axis])")
    }
    return slices("indexSelect", axis, index)
  }

  private func slices(_ name: String, _ axis: Int, _ index: [Int]) -> Tensor {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let size = shape[axis]
    var target = shape
    target[axis] = index.count
    let outer = shape[..<axis].reduce(1, *)
    let x = values
    let y = Values(uninitialized: target)
    for o in 0..<outer {
      for (k, position) in index.enumerated() {
        (y.pointer + (o * index.count + k) * inner)
          .update(from: x.pointer + (o * size + position) * inner, count: inner)
      }
    }
    return Self.record(name, y, self) { gradient in
      let result = Values(repeating: 0, shape: x.shape)
      for o in 0..<outer {
        for (k, position) in index.enumerated() {
          let total = result.pointer + (o * size + position) * inner
          let part = gradient.pointer + (o * index.count + k) * inner
          for i in 0..<inner { total[i] += part[i] }
        }
      }
      withExtendedLifetime(gradient) {}
      return result
    }
  }

  /// One element for each of `index`: with `dim` 1, result[i, j] is self[i, index[i, j]].
  ///
  /// The index has as many axes as the tensor and is no longer along the others; its numbers are
  /// whole, from 0 to below the axis's size. Anything else traps. See PyTorch's `torch.gather`.
  ///
  ///     let likely = logits.gather(dim: 1, index: labels.unsqueeze(1))
  public func gather(dim: Int, index: Tensor) -> Tensor {
    let axis = axis(dim)
    require(
      index.rank == rank,
      "Index tensor must have the same number of dimensions as input tensor (\(index.shape) and "
        + "\(shape))")
    require(
      shape.indices.allSatisfy { $0 == axis || index.shape[$0] <= shape[$0] },
      "Size does not match at an axis other than \(axis): expected index \(index.shape) to be no "
        + "larger than self \(shape) apart from dimension \(axis)")
    let steps = values.steps
    var positions: [Int] = []
    positions.reserveCapacity(index.count)
    var place = [Int](repeating: 0, count: rank)
    for number in index.scalars {
      require(
        number >= 0 && number < Float(shape[axis]) && number == number.rounded(.down),
        "index \(number) is out of bounds for dimension \(axis) with size \(shape[axis])")
      var position = Int(number) * steps[axis]
      for other in 0..<rank where other != axis { position += place[other] * steps[other] }
      positions.append(position)
      var last = rank - 1
      while last >= 0 {
        place[last] += 1
        if place[last] < index.shape[last] { break }
        place[last] = 0
        last -= 1
      }
    }
    return selected("gather", positions, shape: index.shape)
  }

  /// The elements of an axis in reverse order. See PyTorch's `torch.flip`.
  public func flip(dim: Int) -> Tensor { flip(dim: [dim]) }

  /// The elements of some axes in reverse order.
  public func flip(dim dims: [Int]) -> Tensor {
    axes(dims).reduce(self) { $0.slices("flip", $1, (0..<shape[$1]).reversed()) }
  }

  /// The elements of an axis moved on by `shift` places, those from the end coming in at the start;
  /// a negative shift moves back. Without an axis, the elements in row-major order. See PyTorch's
  /// `torch.roll`.
  public func roll(_ shift: Int, dim: Int? = nil) -> Tensor {
    guard let dim else {
      return reshape([count]).roll(shift, dim: 0).reshape(shape)
    }
    let axis = axis(dim)
    let size = shape[axis]
    if size == 0 { return self }
    let back = shift % size
    return slices("roll", axis, (0..<size).map { ($0 - back + 2 * size) % size })
  }

  /// `value` where the mask is not 0, else the element. The mask is repeated as broadcasting does;
  /// one that does not fit traps. No gradient flows where the value is. See PyTorch's
  /// `torch.Tensor.masked_fill`.
  ///
  ///     scores.maskedFill(Tensor.ones([n, n]).triu(1), -Double.infinity)
  public func maskedFill(_ mask: Tensor, _ value: some TensorScalar) -> Tensor {
    let (x, m) = (values, mask.values)
    require(
      Values.broadcastShape(shape, mask.shape) == shape,
      "a mask of shape \(mask.shape) does not fit a tensor of shape \(shape)")
    let filled = x.choosing(Values(repeating: value.asFloat, shape: []), where: m)
    return Self.record("maskedFill", filled, self) { gradient in
      gradient.choosing(Values(repeating: 0, shape: []), where: m)
    }
  }
}
