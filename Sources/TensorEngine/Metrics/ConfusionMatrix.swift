/// How often each class was taken for each: a row for each true class, a column for each predicted one.
/// Prints as a table.
///
///     confusionMatrix(model(test.inputs), test.labels)
public struct ConfusionMatrix: Equatable, CustomStringConvertible, Sendable {
  /// `counts[label][predicted]`
  public let counts: [[Int]]
  /// What the classes are called.
  public let names: [String]

  /// The share of examples on the diagonal, from 0 to 1; NaN of no examples.
  public var accuracy: Double {
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    return Double(right) / Double(counts.joined().reduce(0, +))
  }

  /// Of the examples of each class, the share that was recognized; NaN where there is none.
  public var recall: [Double] {
    counts.indices.map { Double(counts[$0][$0]) / Double(counts[$0].reduce(0, +)) }
  }

  /// Of the examples taken for each class, the share that is of it; NaN where there is none.
  public var precision: [Double] {
    counts.indices.map { column in
      Double(counts[column][column]) / Double(counts.reduce(0) { $0 + $1[column] })
    }
  }

  /// The counts as a tensor `[classes, classes]`.
  public var tensor: Tensor { Tensor(counts) }

  public var description: String {
    let header = ["label \\ predicted"] + names
    let rows = zip(names, counts).map { name, row in [name] + row.map(String.init) }
    return alignedColumns([header] + rows, texts: 1)
  }
}

/// Counts which class was taken for which. `scores` is `[n, classes]`, as for `accuracy`.
///
/// Traps unless there is a label for each row, on labels that are no class, and when there are names
/// but not as many as classes.
public func confusionMatrix(
  _ scores: Tensor, _ labels: [Int], names: [String]? = nil
) -> ConfusionMatrix {
  confusionMatrix(
    predictedClasses("confusionMatrix", scores, labels), labels, numClasses: scores.shape[1],
    names: names)
}

/// Counts which class was taken for which, from predicted class numbers.
///
/// Traps unless there is a label for each, and all are from 0 to below `numClasses`.
public func confusionMatrix(
  _ predicted: [Int], _ labels: [Int], numClasses: Int, names: [String]? = nil
) -> ConfusionMatrix {
  requirePairs("confusionMatrix", predicted, labels)
  require(
    numClasses > 0 && numClasses <= 4096,
    "confusionMatrix: there can be 1 to 4096 classes, and there are \(numClasses)")
  require(
    names.map { $0.count == numClasses } ?? true,
    "confusionMatrix: there are \(names?.count ?? 0) names for \(numClasses) classes")
  var counts = [[Int]](repeating: [Int](repeating: 0, count: numClasses), count: numClasses)
  for (guess, label) in zip(predicted, labels) {
    for number in [guess, label] where number < 0 || number >= numClasses {
      failure(
        "confusionMatrix: \(number) is not one of \(numClasses) classes, 0 to \(numClasses - 1)")
    }
    counts[label][guess] += 1
  }
  return ConfusionMatrix(counts: counts, names: names ?? (0..<numClasses).map(String.init))
}
