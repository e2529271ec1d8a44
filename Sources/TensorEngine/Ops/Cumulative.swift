// Along one axis, each element with all before it. Sums run in double precision, in order.
extension Tensor {
  /// The sum of each element and all before it along an axis. See PyTorch's `torch.cumsum`.
  public func cumsum(dim: Int) -> Tensor {
    let lines = AxisLines(shape, cumulativeAxis(dim))
    return Self.record("cumsum", lines.sums(values), self) { gradient in
      lines.sums(gradient, backward: true)
    }
  }

  /// The product of each element and all before it along an axis. Its gradient is right where
  /// elements are 0, too. See PyTorch's `torch.cumprod`.
  public func cumprod(dim: Int) -> Tensor {
    let lines = AxisLines(shape, cumulativeAxis(dim))
    let x = values
    let y = Values(uninitialized: shape)
    lines.visit { start, step, size in
      var product = 1.0
      for k in 0..<size {
        product *= Double(x.pointer[start + k * step])
        y.pointer[start + k * step] = Float(product)
      }
    }
    return Self.record("cumprod", y, self) { lines.productGradient(x, $0) }
  }

  /// The largest of each element and all before it along an axis, and its position.
  ///
  /// Of equal elements the last counts: it takes the gradient, as in PyTorch's `torch.cummax`. A NaN
  /// stays.
  public func cummax(dim: Int) -> (values: Tensor, indices: Tensor) {
    let lines = AxisLines(shape, cumulativeAxis(dim))
    let x = values
    let places = Values(uninitialized: shape)
    var positions = [Int](repeating: 0, count: count)
    lines.visit { start, step, size in
      var best = 0
      for k in 0..<size {
        let (candidate, current) = (x.pointer[start + k * step], x.pointer[start + best * step])
        if candidate >= current || candidate.isNaN { best = k }
        places.pointer[start + k * step] = Float(best)
        positions[start + k * step] = start + best * step
      }
    }
    return (selected("cummax", positions, shape: shape), Tensor(places))
  }

  /// As PyTorch, a scalar counts as one element.
  private func cumulativeAxis(_ dim: Int) -> Int {
    rank == 0 && (dim == 0 || dim == -1) ? 0 : axis(dim)
  }
}

/// The lines of elements along one axis of an array.
private struct AxisLines {
  let count, size, inner: Int

  init(_ shape: [Int], _ axis: Int) {
    size = shape.isEmpty ? 1 : shape[axis]
    inner = shape.isEmpty ? 1 : shape[(axis + 1)...].reduce(1, *)
    count = size == 0 ? 0 : shape.product / size
  }

  func visit(_ body: (_ start: Int, _ step: Int, _ size: Int) -> Void) {
    for line in 0..<count { body(line / inner * size * inner + line % inner, inner, size) }
  }

  func sums(_ x: Values, backward: Bool = false) -> Values {
    let y = Values(uninitialized: x.shape)
    visit { start, step, size in
      var sum = 0.0
      for i in 0..<size {
        let place = start + (backward ? size - 1 - i : i) * step
        sum += Double(x.pointer[place])
        y.pointer[place] = Float(sum)
      }
    }
    withExtendedLifetime(x) {}
    return y
  }

  /// For element i the sum over k ≥ i of gradient k times the product of all elements up to k but i:
  /// the product of those before i, times s(i) = g(i) + x(i + 1) s(i + 1). No division, so zeros do
  /// no harm.
  func productGradient(_ x: Values, _ gradient: Values) -> Values {
    let result = Values(uninitialized: x.shape)
    visit { start, step, size in
      var before = [1.0]
      for k in 0..<size { before.append(before[k] * Double(x.pointer[start + k * step])) }
      var rest = 0.0
      for k in (0..<size).reversed() {
        let place = start + k * step
        rest = Double(gradient.pointer[place]) + rest
        result.pointer[place] = Float(before[k] * rest)
        rest *= Double(x.pointer[place])
      }
    }
    withExtendedLifetime((x, gradient)) {}
    return result
  }
}
