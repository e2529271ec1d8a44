/// The share of examples whose largest score is that of their label, from 0 to 1; NaN of no examples.
///
/// `scores` is `[n, classes]`: logits or probabilities. Of equal scores the first counts. Traps unless
/// there is a label for each row, and on labels that are no class.
///
///     accuracy(model(test.inputs), test.labels)
public func accuracy(_ scores: Tensor, _ labels: [Int]) -> Double {
  accuracy(predictedClasses("accuracy", scores, labels), labels)
}

/// The same with class numbers in a tensor `[n]`.
public func accuracy(_ scores: Tensor, _ labels: Tensor) -> Double {
  accuracy(scores, labelNumbers("accuracy", labels))
}

/// The share of predicted class numbers that are right, from 0 to 1; NaN of no examples. Traps unless
/// there is a label for each.
public func accuracy(_ predicted: [Int], _ labels: [Int]) -> Double {
  requirePairs("accuracy", predicted, labels)
  let right = zip(predicted, labels).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  return Double(right) / Double(labels.count)
}

/// The class of the largest score in each row of `[n, classes]`.
func predictedClasses(_ name: String, _ scores: Tensor, _ labels: [Int]) -> [Int] {
  require(
    scores.rank == 2 && scores.shape[1] > 0,
    "\(name) takes scores of shape [n, classes], and they have shape \(scores.shape)")
  require(
    scores.shape[0] == labels.count,
    "\(name): the scores have shape \(scores.shape), and there are \(labels.count) labels")
  let classes = scores.shape[1]
  for label in labels where label < 0 || label >= classes {
    failure("\(name): the label \(label) is not one of \(classes) classes, 0 to \(classes - 1)")
  }
  return scores.argmax(dim: 1).toIntArray()
}

func labelNumbers(_ name: String, _ labels: Tensor) -> [Int] {
  require(
    labels.rank == 1, "\(name) takes labels of shape [n], and they have shape \(labels.shape)")
  return classNumbers(name, labels)
}

func requirePairs(_ name: String, _ predicted: [Int], _ labels: [Int]) {
  require(
    predicted.count == labels.count,
    "\(name): there are \(predicted.count) predictions and \(labels.count) labels")
}
