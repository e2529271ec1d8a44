extension Tensor {
  /// Gives a variable another value. A leaf that requires grad is a shared place and keeps its
  /// identity: it must stand inside `noGrad { }`, where its numbers change for all who hold it.
  mutating func assign(_ result: Tensor, _ name: String) {
    guard let node = body.node, node.isLeaf else {
      self = result
      return
    }
    require(
      !Context.current.isRecording,
      "a leaf tensor that requires grad is being changed in place (\(name)): put the update "
        + "inside noGrad { }")
    replaceValues(result.values)
  }

  /// Changes the numbers of a shared place.
  func replaceValues(_ values: Values) {
    require(
      values.shape == shape,
      "a tensor of shape \(shape) cannot take values of shape \(values.shape) in place")
    body.values = values
  }

  /// Copies another tensor's numbers into this one, in place for all who hold it.
  ///
  /// For loading weights. Nothing is recorded. Traps when the shapes differ.
  public func copy(from other: Tensor) {
    require(isLeaf, "only a leaf tensor can be changed in place: this one has a history")
    replaceValues(other.values)
  }
}

extension Tensor {
  public static func += (a: inout Tensor, b: Tensor) { a.assign(a + b, "+=") }
  public static func -= (a: inout Tensor, b: Tensor) { a.assign(a - b, "-=") }
  public static func *= (a: inout Tensor, b: Tensor) { a.assign(a * b, "*=") }
  public static func /= (a: inout Tensor, b: Tensor) { a.assign(a / b, "/=") }
  public static func += (a: inout Tensor, b: some TensorScalar) { a.assign(a + b, "+=") }
  public static func -= (a: inout Tensor, b: some TensorScalar) { a.assign(a - b, "-=") }
  public static func *= (a: inout Tensor, b: some TensorScalar) { a.assign(a * b, "*=") }
  public static func /= (a: inout Tensor, b: some TensorScalar) { a.assign(a / b, "/=") }
}
