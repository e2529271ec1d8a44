/// A matrix as orthonormal columns times an upper triangle, by reflections.
///
/// Signs as LAPACK's `geqrf` has them, so as PyTorch's and NumPy's: a reflection makes the element of
/// the diagonal the opposite sign of what stood there; a column with nothing below the diagonal stays.
/// Source: Householder, "Unitary triangularization of a nonsymmetric matrix" (1958).
struct Orthogonalization {
  /// m × k and k × n, k the smaller of m and n.
  let q, r: Matrix

  init(_ matrix: Matrix) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let steps = Swift.min(rows, columns)
    var a = matrix
    var reflections: [Reflection?] = []
    for k in 0..<steps {
      var column = (k..<rows).map { a[$0, k] }
      let reflection = Reflection(&column)
      reflections.append(reflection)
      guard let reflection else { continue }
      reflection.apply(to: &a, fromRow: k, columns: (k + 1)..<columns)
      a[k, k] = column[0]
      for i in (k + 1)..<Swift.max(rows, k + 1) { a[i, k] = 0 }
    }
    var r = Matrix(rows: steps, columns: columns)
    for i in 0..<steps {
      for j in i..<Swift.max(columns, i) { r[i, j] = a[i, j] }
    }
    var q = Matrix(rows: rows, columns: steps)
    for i in 0..<steps { q[i, i] = 1 }
    for k in (0..<steps).reversed() {
      reflections[k]?.apply(to: &q, fromRow: k, columns: k..<steps)
    }
    (self.q, self.r) = (q, r)
  }
}

/// x − scale · v (v · x): a mirror at the plane that v stands on.
struct Reflection {
  let vector: [Double]
  let scale: Double

  /// The one that takes a vector to its first axis, with the sign opposite to its first element; `nil`
  /// if it lies there already. The vector becomes its image.
  init?(_ x: inout [Double]) {
    if x.dropFirst().allSatisfy({ $0 == 0 }) { return nil }
    // By a power of two near 1, so that no square underflows.
    let largest = x.reduce(0) { Swift.max($0, $1.magnitude) }
    let unit = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    let scaled = x.map { $0 / unit }
    var square = 0.0
    for element in scaled { square += element * element }
    let length = square.squareRoot()
    let image = x[0].sign == .plus ? -length : length
    let first = scaled[0] - image
    // With v(0) = 1.
    vector = [1] + scaled.dropFirst().map { $0 / first }
    scale = -first / image
    x = [image * unit] + [Double](repeating: 0, count: x.count - 1)
  }

  /// Reflects columns of a matrix, in the rows from one on.
  func apply(to a: inout Matrix, fromRow row: Int, columns: Range<Int>) {
    if columns.isEmpty { return }
    var sums = [Double](repeating: 0, count: columns.count)
    let width = a.columns
    a.elements.withUnsafeMutableBufferPointer { a in
      for (i, v) in vector.enumerated() {
        let start = (row + i) * width + columns.lowerBound
        for j in sums.indices { sums[j] += v * a[start + j] }
      }
      for (i, v) in vector.enumerated() {
        let start = (row + i) * width + columns.lowerBound
        let factor = -scale * v
        for j in sums.indices { a[start + j] += factor * sums[j] }
      }
    }
  }
}
