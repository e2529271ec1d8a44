/// Mixes every example with a random partner: λ x + (1 − λ) x′, and the labels alike, one λ for the
/// batch from Beta(α, α). Source: Zhang and others, "mixup: Beyond empirical risk minimization"
/// (2017). See torchvision's `v2.MixUp`, whose partner is always the next example.
///
/// - Parameters:
///   - inputs: `[n, …]`.
///   - labels: n class numbers, or a tensor `[n, classes]` of shares. Another count traps.
///   - alpha: Small means nearly pure examples, 1 any mix alike. Traps unless above 0.
public func mixup(
  _ inputs: Tensor, _ labels: [Int], numClasses: Int, alpha: Double = 1
) -> MixedBatch {
  mixup(inputs, oneHot(labels, numClasses: numClasses), alpha: alpha)
}

/// `mixup` with labels `[n, classes]` that are shares already.
public func mixup(_ inputs: Tensor, _ labels: Tensor, alpha: Double = 1) -> MixedBatch {
  checkMixing("mixup", inputs, labels, partners: Array(0..<inputs.rowCount))
  let (partners, lambda) = drawMixing("mixup", inputs, alpha: alpha)
  return mixup(inputs, labels, lambda: lambda, partners: partners)
}

/// `mixup` with a given share of the example itself and given partners.
///
/// Traps when `lambda` leaves 0…1, or unless there is an existing partner for each example.
public func mixup(
  _ inputs: Tensor, _ labels: Tensor, lambda: Double, partners: [Int]
) -> MixedBatch {
  checkMixing("mixup", inputs, labels, lambda: lambda, partners: partners)
  return MixedBatch(
    inputs: inputs.mixed(with: partners, lambda: lambda),
    labels: labels.mixed(with: partners, lambda: lambda), lambda: lambda, partners: partners,
    region: nil)
}
