/// Examples and what each shows: `inputs` is `[n, …]`, and `labels` has n class numbers from 0.
///
///     let digits = try Digits.load(path: "data/digits.bin")
///     let (training, test) = (digits[0..<1500], digits[1500...])
public struct Dataset {
  public let inputs: Tensor
  public let labels: [Int]

  /// Traps unless there is one label for each row of the inputs.
  public init(inputs: Tensor, labels: [Int]) {
    require(
      inputs.rank > 0 && inputs.shape[0] == labels.count,
      "a dataset needs a label for each row: the inputs have shape \(inputs.shape), and there are "
        + "\(labels.count) labels")
    self.inputs = inputs
    self.labels = labels
  }

  /// The number of examples.
  public var count: Int { labels.count }

  /// Some of the examples, in their order. Traps when the range leaves the dataset.
  public subscript(range: some RangeExpression<Int>) -> Dataset {
    let range = range.relative(to: labels)
    require(
      range.lowerBound >= 0 && range.upperBound <= count,
      "examples \(range) are out of range: the dataset has \(count)")
    return Dataset(inputs: inputs[range], labels: Array(labels[range]))
  }
}
