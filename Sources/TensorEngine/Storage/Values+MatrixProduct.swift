extension Values {
  /// The product of two matrices, either of them transposed first.
  func matrixProduct(
    _ other: Values, transposingFirst: Bool = false, transposingSecond: Bool = false
  ) -> Values {
    let a = matrix(transposed: transposingFirst)
    let b = other.matrix(transposed: transposingSecond)
    let rows = transposingFirst ? shape[1] : shape[0]
    let depth = transposingFirst ? shape[0] : shape[1]
    let columns = transposingSecond ? other.shape[0] : other.shape[1]
    let result = Values(uninitialized: [rows, columns])
    let scratch = Storage(count: kernels.matrixProductScratch(rows, columns, depth))
    kernels.matrixProduct(a, b, result.pointer, rows, columns, depth, scratch.start)
    withExtendedLifetime((self, other, scratch)) {}
    return result
  }

  private func matrix(transposed: Bool) -> StridedMatrix {
    transposed
      ? StridedMatrix(pointer, rowStep: 1, columnStep: shape[1])
      : StridedMatrix(pointer, rowStep: shape[1], columnStep: 1)
  }
}
