/// Shortens the gradients of all parameters together to a norm of at most `maxNorm`, and returns the
/// norm they had.
///
/// All gradients count as one long vector. If its norm is larger than `maxNorm`, each is multiplied
/// by maxNorm / (norm + 10⁻⁶), so the direction stays. Parameters without a gradient are passed over.
/// A negative `maxNorm` traps; a norm that is not finite makes every gradient not a number.
///
/// Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks"
/// (2013); PyTorch's `torch.nn.utils.clip_grad_norm_`.
///
///     loss.backward()
///     clipGradNorm(model.parameters, maxNorm: 1)
///     optimizer.step()
///
/// - Parameter normType: 2 for the length, 1 for the sum of magnitudes, `.infinity` for the largest.
@discardableResult
public func clipGradNorm(_ parameters: [Tensor], maxNorm: Double, normType: Double = 2) -> Double {
  require(maxNorm >= 0, "maxNorm must not be negative, and it is \(maxNorm)")
  require(normType > 0, "normType must be positive, and it is \(normType)")
  let nodes = parameters.compactMap(\.body.node).filter { $0.grad != nil }
  if nodes.isEmpty { return 0 }
  let norms = nodes.map { Tensor($0.grad!).norm(p: normType).item() }
  let total = Tensor(norms).norm(p: normType).item()
  let factor = Float(maxNorm / (total + 1e-6))
  if !(factor >= 1) {
    for node in nodes { node.grad = node.grad! * factor }
  }
  return total
}

/// Moves every number of every gradient into −clipValue … clipValue.
///
/// Unlike `clipGradNorm`, this changes the direction. Parameters without a gradient are passed over;
/// a negative `clipValue` traps. See PyTorch's `torch.nn.utils.clip_grad_value_`.
public func clipGradValue(_ parameters: [Tensor], clipValue: Double) {
  require(clipValue >= 0, "clipValue must not be negative, and it is \(clipValue)")
  for node in parameters.compactMap(\.body.node) {
    guard let gradient = node.grad else { continue }
    node.grad = Tensor(gradient).clamp(min: -clipValue, max: clipValue).values
  }
}
