/// The square root of the mean squared difference: an error in the target's own unit.
///
/// Its gradient where both are equal is 0 (PyTorch's square root gives NaN there). Traps unless both
/// have one shape, and when they are empty.
public func rmseLoss(_ prediction: Tensor, _ target: Tensor) -> Tensor {
  requireSameShape("rmseLoss", prediction, target)
  require(prediction.count > 0, "rmseLoss of no elements (shape \(prediction.shape))")
  return (prediction - target).norm() / Double(prediction.count).squareRoot()
}

/// d²/2 where the difference d is within ±delta, delta · (|d| − delta/2) beyond: squared near 0, and
/// no steeper than delta for outliers.
///
/// Traps unless both have one shape and delta is above 0. See PyTorch's
/// `torch.nn.functional.huber_loss`. Source: Huber, "Robust estimation of a location parameter"
/// (1964).
public func huberLoss(
  _ prediction: Tensor, _ target: Tensor, delta: Double = 1, reduction: LossReduction = .mean
) -> Tensor {
  requireSameShape("huberLoss", prediction, target)
  require(delta > 0, "huberLoss does not support non-positive values for delta, and it is \(delta)")
  let difference = prediction.values - target.values
  let limited = difference.map(kernels.maximum, -Float(delta)).map(kernels.minimum, Float(delta))
  // Within: d (d − d/2). Beyond: ±delta (d ∓ delta/2).
  let losses = Tensor.record(
    "huberLoss", limited * (difference - limited * 0.5),
    prediction, { gradient in gradient * limited },
    target, { gradient in -(gradient * limited) })
  return reduction.apply(losses)
}
