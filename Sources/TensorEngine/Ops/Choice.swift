// Elements chosen by a condition: 0 is false, everything else true.
extension Tensor {
  /// `a` where the condition is not 0, else `b`, element by element; all three are repeated as
  /// broadcasting does.
  ///
  /// What was not chosen is not looked at, and its gradient is 0; the operation that made it may still
  /// make NaN of that, as `log` does at 0. Shapes that do not fit trap. `where` is a word of Swift's own,
  /// which is why it needs the type's name in front. See PyTorch's `torch.where`.
  ///
  ///     Tensor.where(x .> 0, x, 0.1 * x)
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    let (c, x, y) = (condition.values, a.values, b.values)
    let shape = Values.broadcastShape(Values.broadcastShape(x.shape, y.shape), c.shape)
    let nothing = Values(repeating: 0, shape: shape)
    return record(
      "where", y.expanded(to: shape).choosing(x, where: c),
      a, { gradient in nothing.choosing(gradient, where: c).summed(to: x.shape) },
      b, { gradient in gradient.choosing(nothing, where: c).summed(to: y.shape) })
  }

  /// `a` where the condition is not 0, else one number.
  public static func `where`(
    _ condition: Tensor, _ a: Tensor, _ b: some TensorScalar
  ) -> Tensor {
    `where`(condition, a, Tensor(b))
  }

  /// One number where the condition is not 0, else `b`.
  public static func `where`(
    _ condition: Tensor, _ a: some TensorScalar, _ b: Tensor
  ) -> Tensor {
    `where`(condition, Tensor(a), b)
  }

  /// One number where the condition is not 0, else another.
  public static func `where`(
    _ condition: Tensor, _ a: some TensorScalar, _ b: some TensorScalar
  ) -> Tensor {
    `where`(condition, Tensor(a), Tensor(b))
  }

  /// The elements where the mask is not 0, in row-major order: `[how many]`.
  ///
  /// The mask is repeated as broadcasting does; one that does not fit traps. See PyTorch's
  /// `torch.masked_select`.
  ///
  ///     x.maskedSelect(x .> 0)
  public func maskedSelect(_ mask: Tensor) -> Tensor {
    require(
      Values.broadcastShape(shape, mask.shape) == shape,
      "a mask of shape \(mask.shape) does not fit a tensor of shape \(shape)")
    let chosen = mask.values.expanded(to: shape).scalars
    let positions = chosen.indices.filter { chosen[$0] != 0 }
    return selected("maskedSelect", positions, shape: [positions.count])
  }
}
