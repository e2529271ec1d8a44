// Element by element; the smaller operand is repeated along axes where it has size 1 or none, as
// PyTorch broadcasts. Each rule for the way back stands beside its operation.
extension Tensor {
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    let (aShape, bShape) = (a.shape, b.shape)
    return record(
      "add", a.values + b.values,
      a, { gradient in gradient.summed(to: aShape) },
      b, { gradient in gradient.summed(to: bShape) })
  }

  public static func - (a: Tensor, b: Tensor) -> Tensor {
    let (aShape, bShape) = (a.shape, b.shape)
    return record(
      "subtract", a.values - b.values,
      a, { gradient in gradient.summed(to: aShape) },
      b, { gradient in (-gradient).summed(to: bShape) })
  }

  public static func * (a: Tensor, b: Tensor) -> Tensor {
    let (x, y) = (a.values, b.values)
    return record(
      "multiply", x * y,
      a, { gradient in (gradient * y).summed(to: x.shape) },
      b, { gradient in (gradient * x).summed(to: y.shape) })
  }

  public static func / (a: Tensor, b: Tensor) -> Tensor {
    let (x, y) = (a.values, b.values)
    let quotient = x / y
    return record(
      "divide", quotient,
      a, { gradient in (gradient / y).summed(to: x.shape) },
      b, { gradient in (-(gradient * quotient) / y).summed(to: y.shape) })
  }

  public static prefix func - (a: Tensor) -> Tensor {
    record("negative", -a.values, a) { gradient in -gradient }
  }

  public static prefix func + (a: Tensor) -> Tensor { a }
}

extension Tensor {
  public static func + (a: Tensor, b: some TensorScalar) -> Tensor {
    record("add", a.values.map(kernels.add, b.asFloat), a) { gradient in gradient }
  }
  public static func + (a: some TensorScalar, b: Tensor) -> Tensor { b + a }

  public static func - (a: Tensor, b: some TensorScalar) -> Tensor {
    record("subtract", a.values.map(kernels.subtract, b.asFloat), a) { gradient in gradient }
  }
  public static func - (a: some TensorScalar, b: Tensor) -> Tensor {
    record("subtract", b.values.map(a.asFloat, kernels.subtract), b) { gradient in -gradient }
  }

  public static func * (a: Tensor, b: some TensorScalar) -> Tensor {
    let factor = b.asFloat
    return record("multiply", a.values * factor, a) { gradient in gradient * factor }
  }
  public static func * (a: some TensorScalar, b: Tensor) -> Tensor { b * a }

  public static func / (a: Tensor, b: some TensorScalar) -> Tensor {
    let divisor = b.asFloat
    return record("divide", a.values / divisor, a) { gradient in gradient / divisor }
  }
  public static func / (a: some TensorScalar, b: Tensor) -> Tensor {
    let y = b.values
    let quotient = y.map(a.asFloat, kernels.divide)
    return record("divide", quotient, b) { gradient in -(gradient * quotient) / y }
  }
}
