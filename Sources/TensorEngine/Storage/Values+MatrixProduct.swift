extension Values {
  /// The product of two matrices, either of them transposed first.
  func matrixProduct(
    _ other: Values, transposingFirst: Bool = false, transposingSecond: Bool = false
  ) -> Values {
    let rows = transposingFirst ? shape[1] : shape[0]
    let depth = transposingFirst ? shape[0] : shape[1]
    let columns = transposingSecond ? other.shape[0] : other.shape[1]
    let result = Values(uninitialized: [rows, columns])
    multiply(
      matrix(transposed: transposingFirst), other.matrix(transposed: transposingSecond),
      to: result.pointer, rows, columns, depth)
    withExtendedLifetime((self, other)) {}
    return result
  }

  func matrix(transposed: Bool) -> StridedMatrix {
    transposed
      ? StridedMatrix(pointer, rowStep: 1, columnStep: shape[1])
      : StridedMatrix(pointer, rowStep: shape[1], columnStep: 1)
  }
}

/// The product of two matrices, on several threads where it is large.
func multiply(
  _ a: StridedMatrix, _ b: StridedMatrix, to y: UnsafeMutablePointer<Float>, _ rows: Int,
  _ columns: Int, _ depth: Int
) {
  // The longer side is split, into pieces whose ends are ends of tiles on every vector unit.
  let splitsRows = rows > columns
  let step = splitsRows ? 12 : 32
  let line = (splitsRows ? columns : rows) * depth
  Threads.split(
    splitsRows ? rows : columns, grain: Threads.grain(multiplications: line), step: step
  ) { part in
    let (top, left) = splitsRows ? (part.lowerBound, 0) : (0, part.lowerBound)
    let (height, width) = splitsRows ? (part.count, columns) : (rows, part.count)
    let scratch = Storage(count: kernels.matrixProductScratch(height, width, depth))
    kernels.matrixProduct(
      a.from(row: top, column: 0), b.from(row: 0, column: left), y + top * columns + left, columns,
      height, width, depth, scratch.start)
    withExtendedLifetime(scratch) {}
  }
}

/// A matrix laid out for many products with it.
struct PackedMatrix {
  private let storage: Storage
  private let rows, columns: Int

  init(_ matrix: StridedMatrix, rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    storage = Storage(count: kernels.packedSize(columns, rows))
    kernels.pack(matrix, columns, rows, storage.start)
  }

  /// y = a times this matrix, on this thread; a has so many rows, one after the other.
  func multiply(_ a: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, rows count: Int) {
    kernels.packedProduct(
      StridedMatrix(a, rowStep: rows, columnStep: 1), storage.start, y, columns, count, columns,
      rows)
  }
}
