/// A square matrix with its rows in another order as a unit lower times an upper triangular matrix,
/// the largest element of each column moved to the diagonal.
///
/// Source: Golub and Van Loan, "Matrix Computations", 4th edition (2013), section 3.4.
struct Factorization {
  /// Both triangles, without the diagonal of ones.
  private var factors: Matrix
  /// Row i of the product is row `order[i]` of the matrix.
  private var order: [Int]
  private var sign = 1.0
  /// The first place of the diagonal that is 0; the matrix is singular.
  private(set) var zeroPivot: Int?

  private var size: Int { factors.rows }

  init(_ matrix: Matrix) {
    factors = matrix
    order = Array(0..<matrix.rows)
    // How large the numbers were that made each element: what is left of them below the rounding of
    // their sum is no number but 0, as in [[1, 2, 3], [4, 5, 6], [7, 8, 9]].
    var sizes = matrix
    for i in sizes.elements.indices { sizes.elements[i] = sizes.elements[i].magnitude }
    for k in 0..<size {
      var best = k
      for i in (k + 1)..<Swift.max(size, k + 1)
      where factors[i, k].magnitude > factors[best, k].magnitude { best = i }
      if best != k {
        order.swapAt(best, k)
        sign = -sign
        for j in 0..<size {
          factors.elements.swapAt(best * size + j, k * size + j)
          sizes.elements.swapAt(best * size + j, k * size + j)
        }
      }
      let pivot = factors[k, k]
      if pivot.magnitude <= 0x1p-52 * Double(size) * sizes[k, k] {
        factors[k, k] = 0
        if zeroPivot == nil { zeroPivot = k }
        continue
      }
      for i in (k + 1)..<Swift.max(size, k + 1) {
        let factor = factors[i, k] / pivot
        factors[i, k] = factor
        if factor == 0 { continue }
        for j in (k + 1)..<size {
          factors[i, j] -= factor * factors[k, j]
          sizes[i, j] += factor.magnitude * factors[k, j].magnitude
        }
      }
    }
  }

  /// The product of the diagonal, with the sign of the rows' order.
  var determinant: Double {
    (0..<size).reduce(sign) { $0 * factors[$1, $1] }
  }

  /// X of A X = B. The matrix must not be singular.
  func solve(_ right: Matrix) -> Matrix {
    var x = Matrix(rows: size, columns: right.columns)
    for i in 0..<size {
      for j in 0..<right.columns { x[i, j] = right[order[i], j] }
    }
    for i in 0..<size {
      for k in 0..<i { x.subtract(factors[i, k], row: k, from: i) }
    }
    for i in (0..<size).reversed() {
      for k in (i + 1)..<Swift.max(size, i + 1) { x.subtract(factors[i, k], row: k, from: i) }
      for j in 0..<right.columns { x[i, j] /= factors[i, i] }
    }
    return x
  }

  var inverse: Matrix { solve(.identity(size)) }
}

extension Matrix {
  fileprivate mutating func subtract(_ factor: Double, row: Int, from target: Int) {
    if factor == 0 { return }
    for j in 0..<columns { self[target, j] -= factor * self[row, j] }
  }
}
