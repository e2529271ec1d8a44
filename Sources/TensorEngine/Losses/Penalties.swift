/// strength · Σ |w| over all elements of the parameters: pulls weights to exactly 0.
///
/// Added to a loss. Its gradient at 0 is 0. No parameters, or a negative strength, trap. Source:
/// Tibshirani, "Regression shrinkage and selection via the lasso" (1996).
///
///     let loss = mseLoss(model(x), y) + l1Penalty(model.parameters, 0.01)
public func l1Penalty(_ parameters: [Tensor], _ strength: Double) -> Tensor {
  penalty("l1Penalty", parameters, strength) { $0.abs().sum() }
}

/// strength · Σ w² over all elements of the parameters: keeps weights small.
///
/// Added to a loss; with plain SGD it is weight decay of twice the strength. No parameters, or a
/// negative strength, trap. Source: Hoerl and Kennard, "Ridge regression" (1970).
public func l2Penalty(_ parameters: [Tensor], _ strength: Double) -> Tensor {
  penalty("l2Penalty", parameters, strength) { $0.square().sum() }
}

/// l1 · Σ |w| + l2 · Σ w² over all elements of the parameters.
///
/// No parameters, or a negative strength, trap. Source: Zou and Hastie, "Regularization and variable
/// selection via the elastic net" (2005).
public func elasticNetPenalty(_ parameters: [Tensor], l1: Double, l2: Double) -> Tensor {
  l1Penalty(parameters, l1) + l2Penalty(parameters, l2)
}

private func penalty(
  _ name: String, _ parameters: [Tensor], _ strength: Double, _ size: (Tensor) -> Tensor
) -> Tensor {
  require(
    !parameters.isEmpty,
    "\(name) got an empty parameter list: parameters are tensors with requiresGrad: true")
  require(strength >= 0, "\(name): the strength must not be negative, and it is \(strength)")
  return parameters.dropFirst().reduce(size(parameters[0])) { $0 + size($1) } * strength
}
