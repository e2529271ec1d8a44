/// For each output along one axis, the input elements that it sees.
struct PoolAxis {
  /// The first element, perhaps before the input's first.
  let first: [Int]
  /// Past the last element.
  let end: [Int]
  /// The distance between seen elements.
  let step: Int
  /// How many elements a mean divides by.
  let divisor: [Int]
  let size: Int

  /// Windows of a pool along an axis; the divisor counts zeros around the input if `countsPadding`.
  static func axes(_ windows: Windows, countsPadding: Bool) -> [PoolAxis] {
    windows.input.indices.map { axis in
      let size = windows.input[axis]
      let starts = (0..<windows.output[axis]).map {
        $0 * windows.stride[axis] - windows.before[axis]
      }
      let reach = windows.dilation[axis] * (windows.kernel[axis] - 1) + 1
      let ends = starts.map { min($0 + reach, size) }
      let divisor = starts.map { start in
        countsPadding
          ? min(start + reach, size + windows.after[axis]) - start
          : min(start + reach, size) - max(start, 0)
      }
      // A dilated window skips elements before the input, so its first is the first inside.
      let step = windows.dilation[axis]
      let firsts = starts.map { $0 >= 0 ? $0 : $0 + (-$0 + step - 1) / step * step }
      return PoolAxis(first: firsts, end: ends, step: step, divisor: divisor, size: size)
    }
  }

  /// Evenly spread windows for a given number of outputs.
  static func adaptive(_ size: Int, _ output: Int) -> PoolAxis {
    let first = (0..<output).map { $0 * size / output }
    let end = (0..<output).map { (($0 + 1) * size + output - 1) / output }
    return PoolAxis(
      first: first, end: end, step: 1, divisor: zip(first, end).map { $1 - $0 }, size: size)
  }
}

/// Means of windows of each plane, over up to three axes.
struct Pool {
  private let axes: [PoolAxis]
  private let output: [Int]
  private let inputSize: Int

  init(_ axes: [PoolAxis]) {
    let one = PoolAxis(first: [0], end: [1], step: 1, divisor: [1], size: 1)
    self.axes = [PoolAxis](repeating: one, count: 3 - axes.count) + axes
    output = axes.map { $0.first.count }
    inputSize = axes.reduce(1) { $0 * $1.size }
  }

  private func outputShape(_ x: Values) -> [Int] { x.shape.dropLast(output.count) + output }

  /// The mean of each window, its elements added in order.
  func mean(_ x: Values) -> Values {
    let result = Values(uninitialized: outputShape(x))
    let y = result.pointer
    let (start, size) = (x.pointer, inputSize)
    let (height, width) = (axes[1].size, axes[2].size)
    eachWindow(planes: x.count / max(inputSize, 1)) { plane, place, a, b, c, divisor in
      let input = start + plane &* size
      var sum: Float = 0
      a.each { i in
        b.each { j in
          let row = (i &* height &+ j) &* width
          c.each { k in sum += input[row &+ k] }
        }
      }
      y[place] = sum / Float(divisor)
    }
    withExtendedLifetime(x) {}
    return result
  }

  func meanGradient(_ gradient: Values, _ shape: [Int]) -> Values {
    let result = Values(repeating: 0, shape: shape)
    let (x, size) = (result.pointer, inputSize)
    let (height, width) = (axes[1].size, axes[2].size)
    let shares = gradient.pointer
    eachWindow(planes: result.count / max(inputSize, 1)) { plane, place, a, b, c, divisor in
      let input = x + plane &* size
      let share = shares[place] / Float(divisor)
      a.each { i in
        b.each { j in
          let row = (i &* height &+ j) &* width
          c.each { k in input[row &+ k] += share }
        }
      }
    }
    withExtendedLifetime(gradient) {}
    return result
  }

  private struct Run {
    let first, end, step: Int

    @inline(__always) func each(_ body: (Int) -> Void) {
      var position = first
      while position < end {
        body(position)
        position &+= step
      }
    }
  }

  @inline(__always) private func eachWindow(
    planes: Int,
    _ body: (_ plane: Int, _ place: Int, _ a: Run, _ b: Run, _ c: Run, _ divisor: Int) -> Void
  ) {
    let runs = axes.map { axis in
      axis.first.indices.map {
        Run(first: axis.first[$0], end: axis.end[$0], step: axis.step)
      }
    }
    let divisors = axes.map(\.divisor)
    let (rows, columns) = (runs[1], runs[2])
    let (rowDivisors, columnDivisors) = (divisors[1], divisors[2])
    var place = 0
    for plane in 0..<planes {
      for (i, a) in runs[0].enumerated() {
        for j in rows.indices {
          let divisor = divisors[0][i] &* rowDivisors[j]
          for k in columns.indices {
            body(plane, place, a, rows[j], columns[k], divisor &* columnDivisors[k])
            place &+= 1
          }
        }
      }
    }
  }
}

extension Tensor {
  func pooledMean(_ pool: Pool) -> Tensor {
    let shape = shape
    return Self.record("avgPool", pool.mean(values), self) { pool.meanGradient($0, shape) }
  }
}
