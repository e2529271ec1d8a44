// The functions that a reader writes as functions. Each is the method of its name.

/// e to the power of each element.
public func exp(_ x: Tensor) -> Tensor { x.exp() }
/// The natural logarithm of each element.
public func log(_ x: Tensor) -> Tensor { x.log() }
/// The square root of each element.
public func sqrt(_ x: Tensor) -> Tensor { x.sqrt() }
/// The hyperbolic tangent of each element.
public func tanh(_ x: Tensor) -> Tensor { x.tanh() }
/// 1 / (1 + e⁻ˣ) of each element.
public func sigmoid(_ x: Tensor) -> Tensor { x.sigmoid() }
/// The element where it is above 0, else 0.
public func relu(_ x: Tensor) -> Tensor { x.relu() }
/// The sine of each element, in radians.
public func sin(_ x: Tensor) -> Tensor { x.sin() }
/// The cosine of each element, in radians.
public func cos(_ x: Tensor) -> Tensor { x.cos() }
/// The size of each element.
public func abs(_ x: Tensor) -> Tensor { x.abs() }
/// The error function of each element.
public func erf(_ x: Tensor) -> Tensor { x.erf() }
/// Each element to a power.
public func pow(_ x: Tensor, _ exponent: some TensorScalar) -> Tensor { x.pow(exponent) }
/// Each element to the power of the other tensor's.
public func pow(_ x: Tensor, _ exponent: Tensor) -> Tensor { x.pow(exponent) }
/// The matrix product.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor { a.matmul(b) }
/// e^x over the sum of e^x along an axis.
public func softmax(_ x: Tensor, dim: Int) -> Tensor { x.softmax(dim: dim) }
/// The logarithm of `softmax`.
public func logSoftmax(_ x: Tensor, dim: Int) -> Tensor { x.logSoftmax(dim: dim) }
