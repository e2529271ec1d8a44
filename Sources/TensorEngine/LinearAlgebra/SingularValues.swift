/// A matrix as U S Vᵀ, by turning pairs of columns until all are orthogonal.
///
/// Singular values fall; in each column of U the element of the largest size (the first of equal
/// ones) is positive. Source: Hestenes, "Inversion of matrices by biorthogonalization and related
/// results" (1958); Demmel and Veselić, "Jacobi's method is more accurate than QR" (1992).
struct SingularValues {
  /// m × k and n × k, k the smaller of m and n.
  private(set) var u, v: Matrix
  private(set) var values: [Double]

  init(_ matrix: Matrix) {
    if matrix.rows < matrix.columns {
      let other = SingularValues(matrix.transposed)
      (u, v, values) = (other.v, other.u, other.values)
      fixSigns()
      return
    }
    let (rows, size) = (matrix.rows, matrix.columns)
    // Of R alone, which is small and nearly done.
    let start = Orthogonalization(matrix)
    // Rows of these are columns of U S and of V.
    var a = start.r.transposed
    var turned = Matrix.identity(size)
    Self.orthogonalize(&a, &turned)

    let lengths = (0..<size).map { a.row($0).squareSum.squareRoot() }
    let order = (0..<size).sorted {
      lengths[$0] > lengths[$1] || (lengths[$0] == lengths[$1] && $0 < $1)
    }
    values = order.map { lengths[$0] }
    var left = Matrix(rows: size, columns: size)
    v = Matrix(rows: size, columns: size)
    let smallest = 0x1p-52 * Double(rows) * (values.first ?? 0)
    for (k, from) in order.enumerated() {
      for i in 0..<size { v[i, k] = turned[from, i] }
      var column = a.row(from)
      if values[k] > smallest {
        for i in 0..<size { column[i] /= values[k] }
      } else {
        // Rounding has no direction: any that is orthogonal to the others will do.
        column = left.orthogonalColumn(to: k)
      }
      for i in 0..<size { left[i, k] = column[i] }
    }
    u = start.q * left
    fixSigns()
  }

  /// One-sided Jacobi rotations of rows, the same of a second matrix.
  private static func orthogonalize(_ a: inout Matrix, _ turned: inout Matrix) {
    let (size, width) = (a.rows, a.columns)
    // What rounding may leave of a sum of that many products.
    let tolerance = 0x1p-52 * Double(Swift.max(width, 4))
    // A row that depends on others shrinks to rounding, and that again, but never to 0.
    let negligible = 0x1p-150 * a.elements.squareSum
    a.elements.withUnsafeMutableBufferPointer { a in
      turned.elements.withUnsafeMutableBufferPointer { turned in
        for _ in 0..<60 {
          var isDone = true
          // Kept along; summed anew in each sweep, and where a rotation takes most of one away.
          var squares = (0..<size).map { row in
            dot(a.baseAddress! + row * width, a.baseAddress! + row * width, width)
          }
          for p in 0..<size {
            for q in (p + 1)..<Swift.max(size, p + 1) {
              let (x, y) = (a.baseAddress! + p * width, a.baseAddress! + q * width)
              let product = dot(x, y, width)
              let (xx, yy) = (squares[p], squares[q])
              let bound = Swift.max(tolerance * xx.squareRoot() * yy.squareRoot(), negligible)
              if product.magnitude <= bound { continue }
              isDone = false
              let zeta = (yy - xx) / (2 * product)
              let tangent =
                (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
              let cosine = 1 / (1 + tangent * tangent).squareRoot()
              rotate(x, y, width, cosine, cosine * tangent)
              rotate(
                turned.baseAddress! + p * size, turned.baseAddress! + q * size, size, cosine,
                cosine * tangent)
              let change = tangent * product
              squares[p] = xx - change < 0.5 * xx ? dot(x, x, width) : xx - change
              squares[q] = yy + change < 0.5 * yy ? dot(y, y, width) : yy + change
            }
          }
          if isDone { return }
        }
        failure("linalg.svd: The algorithm failed to converge after 60 sweeps")
      }
    }
  }

  private mutating func fixSigns() {
    for j in 0..<u.columns {
      var best = 0
      for i in 1..<Swift.max(u.rows, 1) where u[i, j].magnitude > u[best, j].magnitude { best = i }
      if u.rows == 0 || !(u[best, j] < 0) { continue }
      for i in 0..<u.rows { u[i, j] = -u[i, j] }
      for i in 0..<v.rows { v[i, j] = -v[i, j] }
    }
  }
}

/// Σ x y in four sums side by side.
private func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int) -> Double {
  var sums = SIMD4<Double>()
  var i = 0
  while i + 4 <= count {
    let a = SIMD4(x[i], x[i + 1], x[i + 2], x[i + 3])
    let b = SIMD4(y[i], y[i + 1], y[i + 2], y[i + 3])
    sums += a * b
    i += 4
  }
  var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
  while i < count {
    sum += x[i] * y[i]
    i += 1
  }
  return sum
}

private func rotate(
  _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int,
  _ cosine: Double, _ sine: Double
) {
  for i in 0..<count {
    let (a, b) = (x[i], y[i])
    x[i] = cosine * a - sine * b
    y[i] = sine * a + cosine * b
  }
}

extension [Double] {
  fileprivate var squareSum: Double { reduce(0) { $0.addingProduct($1, $1) } }
}

extension Matrix {
  fileprivate func row(_ index: Int) -> [Double] {
    Array(elements[(index * columns)..<((index + 1) * columns)])
  }

  /// A vector of length 1, orthogonal to the first `count` columns, which are.
  fileprivate func orthogonalColumn(to count: Int) -> [Double] {
    var best: [Double] = []
    var bestLength = -1.0
    for axis in 0..<rows {
      var candidate = [Double](repeating: 0, count: rows)
      candidate[axis] = 1
      // Twice, for what rounding leaves the first time.
      for _ in 0..<2 {
        for j in 0..<count {
          let along = (0..<rows).reduce(0.0) { $0.addingProduct(self[$1, j], candidate[$1]) }
          for i in 0..<rows { candidate[i] = candidate[i].addingProduct(-along, self[i, j]) }
        }
      }
      let length = candidate.squareSum.squareRoot()
      if length > bestLength { (best, bestLength) = (candidate, length) }
      // One of the axes is this far from the others.
      if length * length * Double(rows) >= 0.5 { break }
    }
    return best.map { $0 / bestLength }
  }
}
