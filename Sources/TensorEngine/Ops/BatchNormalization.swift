/// (x − mean) / √(variance + ε) · weight + bias of each channel of `[n, channels, places]`, with mean
/// and variance over the batch and all places. Sums go over the places of an example as every sum
/// does, then over the examples in order.
struct BatchNormalization {
  /// One number for each channel; the variance is divided by how many numbers there are.
  struct Statistics {
    var mean, variance: [Float]
  }

  struct Gradients {
    var x, weight, bias: Values?
  }

  let batch: Int
  let channels: Int
  let places: Int
  let epsilon: Float

  private var size: Float { Float(batch * places) }
  private var grain: Int { Threads.grain(elements: batch * places) }

  /// Calls the body for every example of a channel, with where it starts.
  private func eachRun(_ channel: Int, _ body: (Int) -> Void) {
    for example in 0..<batch { body((example * channels + channel) * places) }
  }

  func statistics(_ x: Values) -> Statistics {
    var result = Statistics(
      mean: [Float](repeating: 0, count: channels), variance: [Float](repeating: 0, count: channels)
    )
    result.mean.withUnsafeMutableBufferPointer { means in
      result.variance.withUnsafeMutableBufferPointer { variances in
        Threads.split(channels, grain: grain) { part in
          for channel in part {
            var sum: Float = 0
            eachRun(channel) { sum += kernels.sum(x.pointer + $0, places) }
            let mean = sum / size
            var squares: Float = 0
            eachRun(channel) {
              squares += kernels.sumOfSquaredDifferences(x.pointer + $0, mean, places)
            }
            (means[channel], variances[channel]) = (mean, squares / size)
          }
        }
      }
    }
    withExtendedLifetime(x) {}
    return result
  }

  /// Where the statistics are not the input's own (`isOwn`), they do not move with it.
  func apply(
    _ x: Tensor, _ statistics: Statistics, isOwn: Bool, weight: Tensor, bias: Tensor
  ) -> Tensor {
    let (values, w, b) = (x.values, weight.values, bias.values)
    let inverses = statistics.variance.map { 1 / ($0 + epsilon).squareRoot() }
    let y = Values(uninitialized: values.shape)
    Threads.split(channels, grain: grain) { part in
      for channel in part {
        eachRun(channel) {
          kernels.normalize(
            values.pointer + $0, statistics.mean[channel], inverses[channel], w.pointer + channel,
            0,
            b.pointer + channel, 0, y.pointer + $0, places)
        }
      }
    }
    let means = statistics.mean
    let once = OnceAWalk { backward($0, values, w, means, inverses, isOwn: isOwn) }
    return Tensor.record(
      "batchNorm", y,
      [
        (x, { once.take(\.x, $0) }), (weight, { once.take(\.weight, $0) }),
        (bias, { once.take(\.bias, $0) }),
      ])
  }

  private func backward(
    _ gradient: Values, _ x: Values, _ w: Values, _ means: [Float], _ inverses: [Float], isOwn: Bool
  ) -> Gradients {
    let result = Values(uninitialized: x.shape)
    let weight = Values(uninitialized: [channels])
    let bias = Values(uninitialized: [channels])
    Threads.split(channels, grain: grain) { part in
      var one: Float = 1
      for channel in part {
        let (mean, inverse) = (means[channel], inverses[channel])
        var (plain, along): (Float, Float) = (0, 0)
        eachRun(channel) {
          let sums = kernels.gradientSums(
            gradient.pointer + $0, x.pointer + $0, mean: mean, inverse: inverse, weight: &one,
            weightStep: 0, places)
          plain += sums.plain
          along += sums.along
        }
        (bias.pointer[channel], weight.pointer[channel]) = (plain, along)
        eachRun(channel) {
          kernels.normalizeGradient(
            gradient.pointer + $0, x.pointer + $0, mean, inverse, &one, 0,
            isOwn ? plain / size : 0, isOwn ? along / size : 0, inverse * w.pointer[channel],
            result.pointer + $0, places)
        }
      }
    }
    withExtendedLifetime((gradient, x, w)) {}
    return Gradients(x: result, weight: weight, bias: bias)
  }
}
