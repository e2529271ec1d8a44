/// Class numbers as rows of zeros with a one: `[n, numClasses]`. See PyTorch's
/// `torch.nn.functional.one_hot`.
///
/// Traps for a label outside 0 ..< numClasses.
public func oneHot(_ labels: [Int], numClasses: Int) -> Tensor {
  require(
    numClasses >= 1 && numClasses <= largestSide,
    "oneHot: the number of classes has to be between 1 and \(largestSide), and it is \(numClasses)")
  let result = Values(repeating: 0, shape: [labels.count, numClasses])
  for (row, label) in labels.enumerated() {
    require(
      label >= 0 && label < numClasses,
      "oneHot: the label \(label) is not one of \(numClasses) classes, which are 0 to "
        + "\(numClasses - 1)")
    result.pointer[row * numClasses + label] = 1
  }
  return Tensor(result)
}
