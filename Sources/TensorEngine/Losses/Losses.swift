/// How the losses of the elements become one.
public enum LossReduction: Sendable {
  /// Their mean.
  case mean
  /// Their sum.
  case sum
  /// They stay apart.
  case none

  func apply(_ losses: Tensor) -> Tensor {
    switch self {
    case .mean: losses.mean()
    case .sum: losses.sum()
    case .none: losses
    }
  }
}

func requireSameShape(_ name: String, _ prediction: Tensor, _ target: Tensor) {
  require(
    prediction.shape == target.shape,
    "\(name): the prediction has shape \(prediction.shape) and the target \(target.shape): they "
      + "must be the same")
}

/// The mean of the squared differences. See PyTorch's `torch.nn.functional.mse_loss`.
///
/// Traps unless both have one shape (PyTorch warns and broadcasts).
public func mseLoss(
  _ prediction: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  requireSameShape("mseLoss", prediction, target)
  return reduction.apply((prediction - target).square())
}

/// The sum of the squared differences.
public func sseLoss(_ prediction: Tensor, _ target: Tensor) -> Tensor {
  requireSameShape("sseLoss", prediction, target)
  return (prediction - target).square().sum()
}

/// The mean of the absolute differences. See PyTorch's `torch.nn.functional.l1_loss`.
public func l1Loss(
  _ prediction: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  requireSameShape("l1Loss", prediction, target)
  return reduction.apply((prediction - target).abs())
}

/// −Σ target · log(softmax(logits)), the mean over the rows.
///
/// `logits` is `[n, classes]`, raw scores before any softmax. `target` is `[n, classes]`, one-hot
/// or any probabilities, or `[n]` class numbers. See PyTorch's `torch.nn.functional.cross_entropy`.
public func crossEntropy(
  _ logits: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  require(
    logits.rank == 2,
    "crossEntropy takes logits of shape [n, classes], and they have shape \(logits.shape)")
  if target.shape == logits.shape {
    let losses = -(target * logits.logSoftmax(dim: 1)).sum(dim: 1)
    return reduction.apply(losses)
  }
  require(
    target.shape == [logits.shape[0]],
    "crossEntropy: the logits have shape \(logits.shape), so the target must have that shape too, "
      + "or be [\(logits.shape[0])] class numbers, but it has shape \(target.shape)")
  return crossEntropy(logits, classNumbers("crossEntropy", target), reduction: reduction)
}

/// −log(softmax(logits)) of each row's label, the mean over the rows.
///
/// Traps when a label is not a class: they run from 0 to classes − 1.
public func crossEntropy(
  _ logits: Tensor, _ labels: [Int], reduction: LossReduction = .mean
) -> Tensor {
  require(
    logits.rank == 2,
    "crossEntropy takes logits of shape [n, classes], and they have shape \(logits.shape)")
  require(
    labels.count == logits.shape[0],
    "Expected input batch_size (\(logits.shape[0])) to match target batch_size (\(labels.count))")
  return nllLoss(logits.logSoftmax(dim: 1), labels, reduction: reduction)
}

/// The negative log-likelihood: −(the log-probability of each row's label), the mean over the rows.
///
/// `logProbabilities` is `[n, classes]`, as `LogSoftmax` gives it. Traps when a label is not a
/// class. See PyTorch's `torch.nn.functional.nll_loss`.
public func nllLoss(
  _ logProbabilities: Tensor, _ labels: [Int], reduction: LossReduction = .mean
) -> Tensor {
  require(
    logProbabilities.rank == 2,
    "nllLoss takes log-probabilities of shape [n, classes], and they have shape "
      + "\(logProbabilities.shape)")
  require(
    labels.count == logProbabilities.shape[0],
    "Expected input batch_size (\(logProbabilities.shape[0])) to match target batch_size "
      + "(\(labels.count))")
  let x = logProbabilities.values
  let classes = x.shape[1]
  let losses = Values(uninitialized: [labels.count])
  for (row, label) in labels.enumerated() {
    require(
      (0..<classes).contains(label),
      "Target \(label) is out of bounds: there are \(classes) classes, 0 to \(classes - 1)")
    losses.pointer[row] = -x.scalar(at: row * classes + label)
  }
  let result = Tensor.record("nllLoss", losses, logProbabilities) { gradient in
    let result = Values(repeating: 0, shape: x.shape)
    for (row, label) in labels.enumerated() {
      result.pointer[row * classes + label] = -gradient.scalar(at: row)
    }
    return result
  }
  return reduction.apply(result)
}

/// The negative log-likelihood of class numbers in a tensor `[n]`.
public func nllLoss(
  _ logProbabilities: Tensor, _ labels: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  nllLoss(logProbabilities, classNumbers("nllLoss", labels), reduction: reduction)
}

/// The class numbers that a tensor holds. Traps on one that is not whole.
func classNumbers(_ name: String, _ labels: Tensor) -> [Int] {
  labels.scalars.map { label in
    guard let number = Int(exactly: label) else {
      failure("\(name): \(label) is not a class number: they are whole")
    }
    return number
  }
}

/// −(t log p + (1 − t) log(1 − p)), the mean over the elements. The logarithms are no lower than
/// −100, as in PyTorch's `torch.nn.functional.binary_cross_entropy`.
///
/// Traps when a prediction is not a probability.
public func binaryCrossEntropy(
  _ prediction: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  requireSameShape("binaryCrossEntropy", prediction, target)
  if let bad = prediction.scalars.first(where: { !($0 >= 0 && $0 <= 1) }) {
    failure(
      "binaryCrossEntropy takes probabilities between 0 and 1, and one is \(bad): use "
        + "binaryCrossEntropyWithLogits for raw scores")
  }
  let (p, t) = (prediction.values, target.values)
  let one = Values(repeating: 1, shape: [])
  let logP = p.map(kernels.log).map(kernels.maximum, -100)
  let logQ = (one - p).map(kernels.log).map(kernels.maximum, -100)
  let losses = Tensor.record(
    "binaryCrossEntropy", -(t * logP + (one - t) * logQ),
    prediction,
    { gradient in gradient * ((p - t) / (p * (one - p)).map(kernels.maximum, 1e-12)) },
    target,
    { gradient in gradient * (logQ - logP) })
  return reduction.apply(losses)
}

/// Binary cross-entropy of sigmoid(logits), computed without rounding the sigmoid to 0 or 1. See
/// PyTorch's `torch.nn.functional.binary_cross_entropy_with_logits`.
public func binaryCrossEntropyWithLogits(
  _ logits: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  requireSameShape("binaryCrossEntropyWithLogits", logits, target)
  let (x, t) = (logits.values, target.values)
  // max(x, 0) − x t + log(1 + e^−|x|)
  let tail = ((-x.map(kernels.absolute)).map(kernels.exp).map(kernels.add, 1)).map(kernels.log)
  let losses = Tensor.record(
    "binaryCrossEntropyWithLogits", x.map(kernels.relu) - x * t + tail,
    logits, { gradient in gradient * (x.map(kernels.sigmoid) - t) },
    target, { gradient in -(gradient * x) })
  return reduction.apply(losses)
}
