/// Examples and what each shows: `inputs` is `[n, …]`, and `labels` has n class numbers from 0.
///
///     let digits = try Digits.load(path: "data/digits.bin")
///     let (training, test) = (digits[0..<1500], digits[1500...])
public struct Dataset: CustomStringConvertible {
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

  public var description: String {
    let classes = labels.min().map { ", from \($0) to \(labels.max() ?? $0)" } ?? ""
    return "Dataset(inputs: \(inputs.shape), labels: \(labels.count)\(classes))"
  }

  /// The number of examples.
  public var count: Int { labels.count }

  /// Some of the examples, in their order. Traps when the range leaves the dataset.
  public subscript(range: some RangeExpression<Int>) -> Dataset {
    let end: Int?
    switch range {
    case let range as Range<Int>: end = range.lowerBound < 0 ? nil : range.upperBound
    case let range as ClosedRange<Int>:
      end = range.lowerBound < 0 || range.upperBound >= count ? nil : range.upperBound + 1
    case let range as PartialRangeFrom<Int>:
      end = range.lowerBound < 0 || range.lowerBound > count ? nil : count
    case let range as PartialRangeUpTo<Int>: end = range.upperBound < 0 ? nil : range.upperBound
    case let range as PartialRangeThrough<Int>:
      end = range.upperBound < 0 || range.upperBound >= count ? nil : range.upperBound + 1
    default: end = count
    }
    guard let end, end <= count else {
      failure("examples \(range) are out of range: the dataset has \(count)")
    }
    let positions = range.relative(to: labels)
    return Dataset(inputs: inputs[positions], labels: Array(labels[positions]))
  }
}
