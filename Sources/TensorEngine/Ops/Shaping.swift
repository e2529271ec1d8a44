extension Tensor {
  /// The same elements in row-major order under another shape. One size may be −1: it follows from
  /// the others. See PyTorch's `torch.reshape`.
  public func reshape(_ shape: [Int]) -> Tensor {
    var target = shape
    let unknown = shape.indices.filter { shape[$0] == -1 }
    require(
      unknown.count <= 1,
      "only one dimension can be inferred, and the shape \(shape) has \(unknown.count) of -1")
    if let place = unknown.first {
      target[place] = 1
      let others = target.safeProduct ?? 0
      require(
        others > 0 && count % others == 0,
        "shape \(shape) is invalid for input of size \(count) (shape \(self.shape))")
      target[place] = count / others
    }
    require(
      target.allSatisfy { $0 >= 0 } && target.safeProduct == count,
      "shape \(shape) is invalid for input of size \(count) (shape \(self.shape))")
    let before = self.shape
    return Self.record("reshape", values.reshaped(target), self) { gradient in
      gradient.reshaped(before)
    }
  }

  /// The axes from `startDim` to `endDim` in one; all of them, unless it is said which. Traps when the
  /// end stands before the start. See PyTorch's `torch.flatten`.
  public func flatten(startDim: Int = 0, endDim: Int = -1) -> Tensor {
    if rank == 0 { return reshape([1]) }
    let (first, last) = (axis(startDim), axis(endDim))
    require(
      first <= last,
      "flatten() has invalid args: startDim \(startDim) cannot come after endDim \(endDim) for "
        + "shape \(shape)")
    var target = Array(shape[..<first])
    target.append(shape[first...last].reduce(1, *))
    target += shape[(last + 1)...]
    return reshape(target)
  }

  /// The axes in another order. See PyTorch's `torch.permute`.
  public func permute(_ order: [Int]) -> Tensor {
    let axes = order.map(axis)
    require(
      axes.sorted() == Array(0..<rank),
      "permute needs each of the \(rank) axes once, and got \(order)")
    var back = axes
    for (position, axis) in axes.enumerated() { back[axis] = position }
    return Self.record("permute", values.permuted(axes), self) { gradient in
      gradient.permuted(back)
    }
  }

  /// Two axes exchanged. See PyTorch's `torch.transpose`.
  public func transpose(_ first: Int, _ second: Int) -> Tensor {
    var order = Array(0..<rank)
    order.swapAt(axis(first), axis(second))
    return permute(order)
  }

  /// A matrix with rows and columns exchanged. A vector or a scalar is its own transpose; a tensor of
  /// more axes traps. See PyTorch's `torch.t`.
  public func t() -> Tensor {
    require(
      rank <= 2,
      "t() expects a tensor with <= 2 dimensions, but self is \(rank)D (shape \(shape)): name the "
        + "axes, as in transpose(0, 1)")
    return rank < 2 ? self : permute([1, 0])
  }

  /// Without the axes of size 1.
  public func squeeze() -> Tensor { reshape(shape.filter { $0 != 1 }) }

  /// Without an axis, if it has size 1.
  public func squeeze(_ dim: Int) -> Tensor {
    let axis = axis(dim)
    return shape[axis] == 1 ? reshape(shape.reducing(axis, keep: false)) : self
  }

  /// With a new axis of size 1 in front of `dim`.
  public func unsqueeze(_ dim: Int) -> Tensor {
    require(
      dim >= -rank - 1 && dim <= rank,
      "Dimension out of range (expected to be in range of [\(-rank - 1), \(rank)], but got \(dim))")
    var target = shape
    target.insert(1, at: dim < 0 ? dim + rank + 1 : dim)
    return reshape(target)
  }

  /// Repeated along axes of size 1, and new leading ones, to fill a shape. See PyTorch's
  /// `torch.Tensor.expand`.
  public func expand(_ target: [Int]) -> Tensor {
    require(
      target.count >= rank && target.allSatisfy { $0 >= 0 } && target.safeProduct != nil
        && zip(shape.reversed(), target.reversed()).allSatisfy { $0 == $1 || $0 == 1 },
      "a tensor of shape \(shape) cannot be expanded to \(target): only axes of size 1 repeat")
    let before = shape
    return Self.record("expand", values.expanded(to: target), self) { gradient in
      gradient.summed(to: before)
    }
  }
}

/// Tensors one after the other along an axis that they have. See PyTorch's `torch.cat`.
public func concatenate(_ tensors: [Tensor], dim: Int = 0) -> Tensor {
  require(!tensors.isEmpty, "concatenate() expects a non-empty list of tensors")
  let first = tensors[0]
  let axis = first.axis(dim)
  var total = 0
  for tensor in tensors {
    var other = tensor.shape
    if other.count == first.rank { other[axis] = first.shape[axis] }
    require(
      other == first.shape,
      "Sizes of tensors must match except in dimension \(axis): \(first.shape) and "
        + "\(tensor.shape)")
    total += tensor.shape[axis]
  }
  var shape = first.shape
  shape[axis] = total
  var result = Values(uninitialized: shape)
  let steps = result.steps
  var start = 0
  var inputs: [(tensor: Tensor, rule: Node.Rule)] = []
  for tensor in tensors {
    let place = start
    let part = tensor.shape
    result.scatter(tensor.values, start: place, steps: steps)
    inputs.append((tensor, { $0.gathered(part, start: place, steps: steps) }))
    start += part[axis] * steps[axis]
  }
  return Tensor.record("concatenate", result, inputs)
}

/// Tensors of one shape side by side along a new axis. See PyTorch's `torch.stack`.
public func stack(_ tensors: [Tensor], dim: Int = 0) -> Tensor {
  require(!tensors.isEmpty, "stack() expects a non-empty list of tensors")
  return concatenate(tensors.map { $0.unsqueeze(dim) }, dim: dim)
}
