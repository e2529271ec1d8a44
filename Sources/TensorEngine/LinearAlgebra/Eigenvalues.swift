/// The eigenvalues of a square matrix, complex ones in pairs, the largest size first.
///
/// The matrix is brought to Hessenberg form by reflections; then steps of QR with two shifts at once
/// split it into blocks of one or two rows. Source: Francis, "The QR transformation" (1961, 1962);
/// Golub and Van Loan, section 7.5.
struct Eigenvalues {
  /// Of equal size, the larger real part first, then the positive imaginary part.
  private(set) var values: [(real: Double, imaginary: Double)] = []
  private var h: Matrix

  init(_ matrix: Matrix) {
    h = matrix
    reduceToHessenberg()
    var last = h.rows - 1
    var steps = 0
    while last >= 0 {
      let first = startOfBlock(last)
      if first == last {
        values.append((h[last, last], 0))
      } else if first == last - 1 {
        splitPair(last)
      } else {
        steps += 1
        require(
          steps <= 300, "linalg.eigvals: The algorithm failed to converge after 300 steps")
        step(first, last, isExceptional: steps % 10 == 0)
        continue
      }
      last = first - 1
      steps = 0
    }
    sort()
  }

  private mutating func sort() {
    let sizes = values.map(Self.size)
    let largest = sizes.max() ?? 0
    if largest == 0 { return }
    // Equal up to rounding counts as equal, as with the roots of 1.
    func step(_ x: Double) -> Double { (x / largest * 0x1p36).rounded() }
    let keys = values.indices.map { k in
      [step(sizes[k]), step(values[k].real), step(values[k].imaginary), -Double(k)]
    }
    let order = values.indices.sorted { keys[$1].lexicographicallyPrecedes(keys[$0]) }
    values = order.map { values[$0] }
  }

  /// √(re² + im²); of matrices of floats the squares neither overflow nor vanish.
  static func size(_ value: (real: Double, imaginary: Double)) -> Double {
    if value.imaginary == 0 { return value.real.magnitude }
    return (value.imaginary * value.imaginary).addingProduct(value.real, value.real).squareRoot()
  }

  private mutating func reduceToHessenberg() {
    let size = h.rows
    if size < 3 { return }
    for k in 0..<(size - 2) {
      var column = ((k + 1)..<size).map { h[$0, k] }
      guard let reflection = Reflection(&column) else { continue }
      reflection.apply(to: &h, fromRow: k + 1, columns: (k + 1)..<size)
      for (i, value) in column.enumerated() { h[k + 1 + i, k] = value }
      reflect(reflection, fromColumn: k + 1, rows: 0..<size)
    }
  }

  private mutating func reflect(_ reflection: Reflection, fromColumn column: Int, rows: Range<Int>)
  {
    for i in rows {
      var sum = 0.0
      for (j, v) in reflection.vector.enumerated() {
        sum += v * h[i, column + j]
      }
      sum *= -reflection.scale
      for (j, v) in reflection.vector.enumerated() {
        h[i, column + j] += v * sum
      }
    }
  }

  /// The first row of the block that ends in a row: what stands before it has nothing left below the
  /// diagonal.
  private mutating func startOfBlock(_ last: Int) -> Int {
    var row = last
    while row > 0 {
      let beside = h[row - 1, row - 1].magnitude + h[row, row].magnitude
      if h[row, row - 1].magnitude <= 0x1p-53 * beside || h[row, row - 1].magnitude < 0x1p-1000 {
        h[row, row - 1] = 0
        return row
      }
      row -= 1
    }
    return 0
  }

  /// The two eigenvalues of the rows that end in `last`.
  private mutating func splitPair(_ last: Int) {
    let (a, b) = (h[last - 1, last - 1], h[last - 1, last])
    let (c, d) = (h[last, last - 1], h[last, last])
    let half = (a - d) / 2
    let discriminant = (b * c).addingProduct(half, half)
    let root = discriminant.magnitude.squareRoot()
    if discriminant < 0 {
      let middle = (a + d) / 2
      values += [(middle, root), (middle, -root)]
    } else {
      // The one whose parts add up; the other from the product of both, without cancelling.
      let far = half < 0 ? half - root : half + root
      values.append((d + far, 0))
      values.append((far == 0 ? d : d - b * c / far, 0))
    }
  }

  /// One step of QR from both ends of a block with the two shifts of its last two rows.
  private mutating func step(_ first: Int, _ last: Int, isExceptional: Bool) {
    var sum = h[last - 1, last - 1] + h[last, last]
    var product =
      h[last - 1, last - 1] * h[last, last] - h[last - 1, last] * h[last, last - 1]
    if isExceptional {
      // Out of a circle that the usual shifts may be in.
      let size = h[last, last - 1].magnitude + h[last - 1, last - 2].magnitude
      (sum, product) = (1.5 * size, size * size)
    }
    var column = [
      h[first, first] * h[first, first] + h[first, first + 1] * h[first + 1, first]
        - sum * h[first, first] + product,
      h[first + 1, first] * (h[first, first] + h[first + 1, first + 1] - sum),
      h[first + 1, first] * h[first + 2, first + 1],
    ]
    for k in first..<last {
      if let reflection = Reflection(&column) {
        reflection.apply(to: &h, fromRow: k, columns: Swift.max(first, k - 1)..<(last + 1))
        reflect(reflection, fromColumn: k, rows: first..<(Swift.min(k + 3, last) + 1))
      }
      if k > first {
        for i in (k + 1)..<(Swift.min(k + 2, last) + 1) { h[i, k - 1] = 0 }
      }
      // The bulge: what now stands below the diagonal of the next column.
      column = ((k + 1)..<(Swift.min(k + 3, last) + 1)).map { h[$0, k] }
    }
  }
}
