/// (x − mean) / √(variance + ε) · weight + bias of each row, with mean and variance (divided by n) of
/// the row; the weight and the bias have one element for each place in a row.
struct RowNormalization {
  let size: Int
  let epsilon: Float

  /// What the way back needs of each row.
  private struct Statistics {
    var mean, inverse: [Float]
  }

  struct Gradients {
    var x, weight, bias: Values?
  }

  /// Rows worth a thread.
  private var grain: Int { Threads.grain(elements: size) }

  func apply(_ x: Tensor, weight: Tensor?, bias: Tensor?) -> Tensor {
    let values = x.values
    let w = weight?.values ?? Values(repeating: 1, shape: [])
    let b = bias?.values ?? Values(repeating: 0, shape: [])
    let (y, statistics) = forward(values, w, b)
    let once = OnceAWalk { backward($0, values, w, statistics) }
    var inputs: [(tensor: Tensor, rule: Node.Rule)] = [(x, { once.take(\.x, $0) })]
    if let weight {
      inputs.append((weight, { once.take(\.weight, $0).reshaped(weight.shape) }))
    }
    if let bias { inputs.append((bias, { once.take(\.bias, $0).reshaped(bias.shape) })) }
    return Tensor.record("normalize", y, inputs)
  }

  private func forward(_ x: Values, _ w: Values, _ b: Values) -> (Values, Statistics) {
    let rows = x.count / size
    let y = Values(uninitialized: x.shape)
    var statistics = Statistics(
      mean: [Float](repeating: 0, count: rows), inverse: [Float](repeating: 0, count: rows))
    statistics.mean.withUnsafeMutableBufferPointer { means in
      statistics.inverse.withUnsafeMutableBufferPointer { inverses in
        Threads.split(rows, grain: grain) { part in
          for row in part {
            let start = x.pointer + row * size
            let mean = kernels.sum(start, size) / Float(size)
            let variance = kernels.sumOfSquaredDifferences(start, mean, size) / Float(size)
            let inverse = 1 / (variance + epsilon).squareRoot()
            (means[row], inverses[row]) = (mean, inverse)
            kernels.normalize(
              start, mean, inverse, w.pointer, w.rank == 0 ? 0 : 1, b.pointer, b.rank == 0 ? 0 : 1,
              y.pointer + row * size, size)
          }
        }
      }
    }
    withExtendedLifetime((x, w, b)) {}
    return (y, statistics)
  }

  /// The way back removes the gradient's mean and its part along x̂, as both are taken away forward.
  /// A weight's gradient adds over the rows in order.
  private func backward(
    _ gradient: Values, _ x: Values, _ w: Values, _ statistics: Statistics
  ) -> Gradients {
    let rows = x.count / size
    let step = w.rank == 0 ? 0 : 1
    let result = Values(uninitialized: x.shape)
    Threads.split(rows, grain: grain) { part in
      for row in part {
        let (mean, inverse) = (statistics.mean[row], statistics.inverse[row])
        let (g, start) = (gradient.pointer + row * size, x.pointer + row * size)
        let sums = kernels.gradientSums(
          g, start, mean: mean, inverse: inverse, weight: w.pointer, weightStep: step, size)
        kernels.normalizeGradient(
          g, start, mean, inverse, w.pointer, step, sums.plain / Float(size),
          sums.along / Float(size),
          inverse, result.pointer + row * size, size)
      }
    }
    let weight = Values(repeating: 0, shape: [size])
    let bias = Values(repeating: 0, shape: [size])
    if step == 1 {
      Threads.split(size, grain: Threads.grain(elements: rows), step: 16) { places in
        let first = places.lowerBound
        for row in 0..<rows {
          let start = row * size + first
          kernels.normalizeWeightGradient(
            gradient.pointer + start, x.pointer + start, statistics.mean[row],
            statistics.inverse[row], weight.pointer + first, bias.pointer + first, places.count)
        }
      }
    }
    withExtendedLifetime((gradient, x, w)) {}
    return Gradients(x: result, weight: weight, bias: bias)
  }
}

extension Tensor {
  /// (x − mean) / √(variance + ε), with mean and variance (divided by n) over the last axes.
  func normalized(
    lastAxes count: Int, epsilon: Double, weight: Tensor? = nil, bias: Tensor? = nil
  ) -> Tensor {
    // Not 0: a batch may be empty, the axes not.
    let size = shape.suffix(count).reduce(1, *)
    return RowNormalization(size: size, epsilon: Float(epsilon))
      .apply(self, weight: weight, bias: bias)
  }
}
