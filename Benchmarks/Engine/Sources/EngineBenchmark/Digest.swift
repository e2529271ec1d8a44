import TensorEngine

/// Two numbers that tell tensors apart: the root of the mean square, and the product with the
/// pattern over √count, which notices places that were swapped.
func digest(_ tensor: Tensor) -> [Double] {
  var squares = 0.0
  var product = 0.0
  for (position, scalar) in tensor.scalars.enumerated() {
    let value = Double(scalar)
    squares += value * value
    product += value * Double(unit(hash(position, stream: 99)))
  }
  let count = Double(tensor.count)
  return [(squares / count).squareRoot(), product / count.squareRoot()]
}

extension Work {
  /// The digests of the third run's result and gradients: three, so that two training steps are in
  /// the last one's loss.
  func digests() -> [[Double]] {
    _ = run()
    _ = run()
    let result = digest(run())
    if isRandom { return [[result[0]]] }
    return [result] + gradients().map(digest)
  }
}
