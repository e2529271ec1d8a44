/// A symmetric matrix as V diag(values) Vᵀ, by turning pairs of axes until nothing is left beside the
/// diagonal. Only the lower triangle is read.
///
/// Eigenvalues rise; in each column of V the element of the largest size is positive. Source: Jacobi,
/// "Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen vorkommenden Gleichungen
/// numerisch aufzulösen" (1846); Golub and Van Loan, section 8.5.
struct SymmetricEigenvalues {
  private(set) var values: [Double]
  private(set) var vectors: Matrix

  init(_ matrix: Matrix) {
    let size = matrix.rows
    var a = matrix
    for i in 0..<size {
      for j in 0..<i { a[j, i] = a[i, j] }
    }
    // Row k is eigenvector k: rows lie together.
    var turned = Matrix.identity(size)
    Self.diagonalize(&a, &turned)
    let order = (0..<size).sorted { a[$0, $0] < a[$1, $1] || (a[$0, $0] == a[$1, $1] && $0 < $1) }
    values = order.map { a[$0, $0] }
    vectors = Matrix(rows: size, columns: size)
    for (k, from) in order.enumerated() {
      var best = 0
      for i in 0..<size where turned[from, i].magnitude > turned[from, best].magnitude { best = i }
      let sign: Double = turned[from, best] < 0 ? -1 : 1
      for i in 0..<size { vectors[i, k] = sign * turned[from, i] }
    }
  }

  private static func diagonalize(_ a: inout Matrix, _ turned: inout Matrix) {
    let size = a.rows
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<size {
        for q in (p + 1)..<Swift.max(size, p + 1) {
          let beside = a[p, q]
          let (first, last) = (a[p, p], a[q, q])
          if beside.magnitude <= 0x1p-53 * (first * last).magnitude.squareRoot() {
            continue
          }
          if beside.magnitude < 0x1p-60 * (first.magnitude + last.magnitude) || beside == 0 {
            (a[p, q], a[q, p]) = (0, 0)
            continue
          }
          isDone = false
          let theta = (last - first) / (2 * beside)
          let tangent =
            (theta < 0 ? -1 : 1)
            / (theta.magnitude + (1.0).addingProduct(theta, theta).squareRoot())
          let cosine = 1 / (1.0).addingProduct(tangent, tangent).squareRoot()
          let sine = cosine * tangent
          for k in 0..<size where k != p && k != q {
            let (x, y) = (a[p, k], a[q, k])
            let (u, v) = (cosine * x - sine * y, sine * x + cosine * y)
            (a[p, k], a[q, k]) = (u, v)
            (a[k, p], a[k, q]) = (u, v)
          }
          a[p, p] = first - tangent * beside
          a[q, q] = last + tangent * beside
          (a[p, q], a[q, p]) = (0, 0)
          for k in 0..<size {
            let (x, y) = (turned[p, k], turned[q, k])
            turned[p, k] = cosine * x - sine * y
            turned[q, k] = sine * x + cosine * y
          }
        }
      }
      if isDone { return }
    }
    failure("linalg.eigh: The algorithm failed to converge after 60 sweeps")
  }
}
