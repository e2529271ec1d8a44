/// A matrix of doubles, row by row: what decompositions compute with, so that their results are good
/// to the last digits of a float. Every sum has one order.
struct Matrix {
  let rows, columns: Int
  var elements: [Double]

  init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    elements = [Double](repeating: 0, count: rows * columns)
  }

  static func identity(_ size: Int) -> Matrix {
    var result = Matrix(rows: size, columns: size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  var isFinite: Bool { elements.allSatisfy(\.isFinite) }

  var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result[j, i] = self[i, j] }
    }
    return result
  }

  static func * (a: Matrix, b: Matrix) -> Matrix {
    var result = Matrix(rows: a.rows, columns: b.columns)
    for i in 0..<a.rows {
      for k in 0..<a.columns {
        let factor = a[i, k]
        for j in 0..<b.columns {
          result[i, j] += factor * b[k, j]
        }
      }
    }
    return result
  }

  static func * (a: Matrix, factor: Double) -> Matrix {
    var result = a
    for i in result.elements.indices { result.elements[i] *= factor }
    return result
  }
}

extension Values {
  /// The matrices that the last two axes hold.
  var matrices: [Matrix] {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let size = rows * columns
    let number = shape.dropLast(2).reduce(1, *)
    let result = (0..<number).map { index -> Matrix in
      var matrix = Matrix(rows: rows, columns: columns)
      for i in 0..<size { matrix.elements[i] = Double(pointer[index * size + i]) }
      return matrix
    }
    withExtendedLifetime(self) {}
    return result
  }

  /// Doubles one after the other, rounded to floats.
  init(doubles: some Sequence<[Double]>, shape: [Int]) {
    var scalars: [Float] = []
    scalars.reserveCapacity(shape.product)
    for part in doubles { for number in part { scalars.append(Float(number)) } }
    self.init(scalars, shape: shape)
  }

  /// As many matrices as `batch` counts.
  init(matrices: [Matrix], batch: [Int], rows: Int, columns: Int) {
    self.init(doubles: matrices.lazy.map(\.elements), shape: batch + [rows, columns])
  }
}

extension Tensor {
  /// The axes before the last two. Traps where there are no two.
  func matrixBatch(_ name: String) -> [Int] {
    require(
      rank >= 2,
      "\(name): The input tensor must have at least 2 dimensions, and its shape is \(shape)")
    return Array(shape.dropLast(2))
  }

  /// As `matrixBatch`, for square matrices.
  func squareMatrixBatch(_ name: String) -> [Int] {
    let batch = matrixBatch(name)
    require(
      shape[rank - 2] == shape[rank - 1],
      "\(name): A must be batches of square matrices, but they are \(shape[rank - 2]) by "
        + "\(shape[rank - 1]) matrices")
    return batch
  }

  /// Traps where a gradient would be lost without a word.
  func requireNoGradient(_ name: String) {
    require(
      !requiresGrad || !isGradEnabled,
      "\(name) has no rule for the way back: pass it x.detach(), or call it inside noGrad { }")
  }
}
