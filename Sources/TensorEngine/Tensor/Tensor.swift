/// An array of 32-bit floating-point numbers with any number of axes, and the operations on it.
///
/// Tensors are values: a slice, a reshaped or a detached tensor never changes because another one
/// did. The exception is what makes training possible: a *leaf that requires grad* is a place that
/// layers and optimizers share, and that they change by `+=` and its kin inside `noGrad { }`.
///
///     let x: Tensor = [[1, 2], [3, 4]]
///     let w = Tensor.randn([2, 3], requiresGrad: true)
///     matmul(x, w).sum().backward()
///     w.grad
public struct Tensor {
  /// What all copies of a tensor share.
  final class Body {
    var values: Values
    var node: Node?
    /// Required grad once; a frozen parameter stays a parameter.
    var isParameter = false

    init(_ values: Values, _ node: Node?) {
      self.values = values
      self.node = node
    }
  }

  var body: Body

  var values: Values { body.values }

  init(_ values: Values, node: Node? = nil) {
    body = Body(values, node)
  }

  init(_ values: Values, requiresGrad: Bool) {
    body = Body(values, nil)
    if requiresGrad { self.requiresGrad = true }
  }

  /// The size of each axis; empty for a scalar.
  public var shape: [Int] { body.values.shape }
  /// The number of elements.
  public var count: Int { body.values.count }
  /// The number of axes.
  public var rank: Int { body.values.rank }

  /// The only element of a tensor, as a number. Traps unless there is exactly one.
  public func item() -> Double {
    require(
      count == 1, "a Tensor with \(count) elements cannot be converted to Scalar (shape \(shape))")
    return Double(values.single)
  }

  /// All elements in row-major order.
  public var scalars: [Float] { values.scalars }

  /// All elements in row-major order as whole numbers: class numbers, positions, counts. Traps on one
  /// that is not whole.
  ///
  ///     logits.argmax(dim: 1).toIntArray()
  public func toIntArray() -> [Int] {
    scalars.map { number in
      guard let whole = Int(exactly: number) else {
        failure("toIntArray: \(number) is not a whole number (shape \(shape))")
      }
      return whole
    }
  }

  /// All elements in row-major order, as `Double`.
  public func toArray() -> [Double] { values.scalars.map(Double.init) }
}
