extension Values {
  /// The transform of each row of complex numbers, which a last axis of size 2 holds, times a factor.
  func transformed(backward: Bool, factor: Double = 1) -> Values {
    let length = shape[rank - 2]
    let transform = FourierTransform(length)
    let result = Values(uninitialized: shape)
    forEachRow(of: 2 * length) { row, start in
      var x = (0..<length).map {
        FourierTransform.Complex(Double(row[2 * $0]), Double(row[2 * $0 + 1]))
      }
      transform(&x, backward: backward)
      for k in 0..<length {
        result.pointer[start + 2 * k] = Float(x[k].x * factor)
        result.pointer[start + 2 * k + 1] = Float(x[k].y * factor)
      }
    }
    return result
  }

  /// The first n / 2 + 1 complex numbers of the transform of rows of n real numbers, cut or filled
  /// with zeros to that; each but the first and, for an even n, the last times `inner`.
  func transformedReal(_ length: Int, factor: Double = 1, inner: Double = 1) -> Values {
    let transform = FourierTransform(length)
    let half = length / 2 + 1
    let size = shape[rank - 1]
    let result = Values(uninitialized: shape.dropLast() + [half, 2])
    var place = 0
    forEachRow(of: size) { row, _ in
      var x = (0..<length).map { FourierTransform.Complex($0 < size ? Double(row[$0]) : 0, 0) }
      transform(&x)
      for k in 0..<half {
        let scale = factor * (k == 0 || 2 * k == length ? 1 : inner)
        result.pointer[place] = Float(x[k].x * scale)
        result.pointer[place + 1] = Float(x[k].y * scale)
        place += 2
      }
    }
    return result
  }

  /// The real parts of Σ X(k) e^(2πi jk/n) over the first n / 2 + 1 complex numbers of each row, fewer
  /// counting as zeros; each but the first and, for an even n, the last times `inner`.
  func summedToReal(_ length: Int, count: Int, factor: Double = 1, inner: Double = 1) -> Values {
    let transform = FourierTransform(length)
    let half = Swift.min(length / 2 + 1, shape[rank - 2])
    let result = Values(uninitialized: shape.dropLast(2) + [count])
    var place = 0
    forEachRow(of: 2 * shape[rank - 2]) { row, _ in
      var x = [FourierTransform.Complex](repeating: .zero, count: length)
      for k in 0..<half {
        let isEdge = k == 0 || 2 * k == length
        x[k] =
          FourierTransform.Complex(Double(row[2 * k]), Double(row[2 * k + 1]))
          * (isEdge ? 1 : inner)
      }
      transform(&x, backward: true)
      for j in 0..<count {
        result.pointer[place] = j < length ? Float(x[j].x * factor) : 0
        place += 1
      }
    }
    return result
  }

  private func forEachRow(of size: Int, _ body: (UnsafePointer<Float>, _ start: Int) -> Void) {
    if size == 0 { return }
    for start in stride(from: 0, to: count, by: size) { body(pointer + start, start) }
    withExtendedLifetime(self) {}
  }
}
