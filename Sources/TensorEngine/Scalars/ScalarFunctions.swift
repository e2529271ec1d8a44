// Functions of plain numbers, so that a cell needs no Foundation: the same bits on every machine, a
// double within 1 unit in the last place, `sigmoid` within 2.5. They are generic, so that where
// Foundation is imported too, calls such as `exp(0.5)` are not ambiguous: Swift then takes
// Foundation's, whose last bits differ between systems.

/// A number that has square roots, powers and logarithms of its own kind: `Double` or `Float`.
public protocol RealScalar: TensorScalar, BinaryFloatingPoint {}

extension Double: RealScalar {}
extension Float: RealScalar {}

/// e to the power of x.
public func exp<Real: RealScalar>(_ x: Real) -> Real { Real(Exponential.exp(x.asDouble)) }
/// The natural logarithm: −∞ at 0, NaN below.
public func log<Real: RealScalar>(_ x: Real) -> Real { Real(Exponential.log(x.asDouble)) }
/// The logarithm to base 2: −∞ at 0, NaN below; exact at powers of 2.
public func log2<Real: RealScalar>(_ x: Real) -> Real { Real(Exponential.log2(x.asDouble)) }
/// The logarithm to base 10: −∞ at 0, NaN below; exact at powers of 10.
public func log10<Real: RealScalar>(_ x: Real) -> Real { Real(Exponential.log10(x.asDouble)) }
/// The square root, correctly rounded: NaN below 0.
public func sqrt<Real: RealScalar>(_ x: Real) -> Real { x.squareRoot() }
/// The sine, in radians.
public func sin<Real: RealScalar>(_ x: Real) -> Real { Real(Trigonometric.sin(x.asDouble)) }
/// The cosine, in radians.
public func cos<Real: RealScalar>(_ x: Real) -> Real { Real(Trigonometric.cos(x.asDouble)) }
/// The hyperbolic tangent, between −1 and 1.
public func tanh<Real: RealScalar>(_ x: Real) -> Real { Real(Exponential.tanh(x.asDouble)) }
/// 1 / (1 + e⁻ˣ), between 0 and 1.
public func sigmoid<Real: RealScalar>(_ x: Real) -> Real { Real(sigmoid(ofDouble: x.asDouble)) }

/// x to a power, at the edges as C99's `pow`: x⁰ and 1ʸ are 1, and a negative x has a power only where
/// y is whole, else NaN.
public func pow<Real: RealScalar>(_ x: Real, _ y: Real) -> Real {
  Real(Exponential.pow(x.asDouble, y.asDouble))
}
/// x to a whole power.
public func pow<Real: RealScalar>(_ x: Real, _ y: Int) -> Real {
  Real(Exponential.pow(x.asDouble, Double(y)))
}
/// x to a power.
public func pow(_ x: Int, _ y: Double) -> Double { Exponential.pow(Double(x), y) }
/// x to a power, as a `Double`: `pow(2, -1)` is 0.5.
public func pow(_ x: Int, _ y: Int) -> Double { Exponential.pow(Double(x), Double(y)) }

/// e to the power of x.
public func exp(_ x: Int) -> Double { Exponential.exp(Double(x)) }
/// The natural logarithm.
public func log(_ x: Int) -> Double { Exponential.log(Double(x)) }
/// The logarithm to base 2.
public func log2(_ x: Int) -> Double { Exponential.log2(Double(x)) }
/// The logarithm to base 10.
public func log10(_ x: Int) -> Double { Exponential.log10(Double(x)) }
/// The square root.
public func sqrt(_ x: Int) -> Double { Double(x).squareRoot() }
/// The sine, in radians.
public func sin(_ x: Int) -> Double { Trigonometric.sin(Double(x)) }
/// The cosine, in radians.
public func cos(_ x: Int) -> Double { Trigonometric.cos(Double(x)) }
/// The hyperbolic tangent.
public func tanh(_ x: Int) -> Double { Exponential.tanh(Double(x)) }
/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Int) -> Double { sigmoid(ofDouble: Double(x)) }

private func sigmoid(ofDouble x: Double) -> Double {
  // Of the negative size, so that nothing overflows.
  let power = Exponential.exp(-x.magnitude)
  return (x < 0 ? power : 1) / (1 + power)
}
