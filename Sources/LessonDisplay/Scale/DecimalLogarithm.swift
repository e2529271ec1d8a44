/// The base-ten logarithm, the same bits on every machine.
///
/// The C library's `log10` differs between systems in its last bit, and a last bit decides in
/// which cell of a drawing a point lands. This one uses only `+ - * /` of IEEE 754 and exact
/// scaling by powers of two. It is within 1 ulp of the true value (tested against mpmath),
/// exact at every power of ten, and never crosses one: `x < 10ᵏ` gives a result below `k`.
///
/// With x = m·2ᵉ and √½ ≤ m < √2, log₁₀ x = e·log₁₀2 + 2·atanh(s)/ln 10 where
/// s = (m − 1)/(m + 1), |s| < 0.172, and atanh(s) = s + s³/3 + s⁵/5 + …
///
/// - Parameter value: any number. Zero gives −∞; a negative number or NaN gives NaN.
package func decimalLogarithm(_ value: Double) -> Double {
  guard value > 0 else { return value == 0 ? -.infinity : .nan }
  guard value < .infinity else { return .infinity }

  var exponent = Double(value.exponent)
  var mantissa = value.significand
  if mantissa >= squareRootOfTwo {
    mantissa /= 2
    exponent += 1
  }
  let (below, above) = (mantissa - 1, mantissa + 1)
  let s = below / above
  // What the division rounded away: without it the result is off by up to 2 ulp.
  let sError = remainder(of: below, over: above, quotient: s)
  let square = s * s
  var tail = 0.0
  var n = 23.0
  while n >= 3 {
    tail = tail * square + 1 / n
    n -= 2
  }
  // atanh(s) = s + s·(s²·tail); the first term is kept apart and split for an exact product.
  let small = s * (square * tail) + sError
  let (high, low) = split(s)
  let logarithm =
    exponent * logTwoHigh
    + (high * factorHigh
      + (exponent * logTwoLow
        + (high * factorLow + low * (factorHigh + factorLow) + small * (factorHigh + factorLow))))
  return held(logarithm, for: value)
}

/// Puts the result on the right side of a whole number: `10ᵏ` gives k, less gives less.
private func held(_ logarithm: Double, for value: Double) -> Double {
  let nearest = logarithm.nearestWhole
  guard (logarithm - nearest).magnitude < 1e-12 else { return logarithm }
  let power = powerOfTen(Int(nearest))
  if value == power { return nearest }
  return value < power ? min(logarithm, nearest.nextDown) : max(logarithm, nearest.nextUp)
}

/// (a − b·q)/b for q ≈ a/b, with the product taken exactly in halves (Dekker 1971).
private func remainder(of a: Double, over b: Double, quotient q: Double) -> Double {
  let (qHigh, qLow) = split(q)
  let (bHigh, bLow) = split(b)
  let product = q * b
  let error = ((qHigh * bHigh - product) + qHigh * bLow + qLow * bHigh) + qLow * bLow
  return ((a - product) - error) / b
}

/// A number as the sum of two with at most 26 significant bits each (Veltkamp 1968).
private func split(_ value: Double) -> (high: Double, low: Double) {
  let scaled = value * 134_217_729
  let high = scaled - (scaled - value)
  return (high, value - high)
}

/// 10ᵏ, correctly rounded; 0 and ∞ where it leaves the range of Double.
func powerOfTen(_ exponent: Int) -> Double {
  decimal(1, exponent: exponent)
}

extension Double {
  /// Ten to this power, found by bisection: the inverse of ``decimalLogarithm(_:)``, slow but as
  /// portable. Only for powers within the range of Double.
  var powerOfTen: Double {
    var low = LessonDisplay.powerOfTen(Int(floor))
    var high = low * 10
    for _ in 0..<60 {
      let middle = low + (high - low) / 2
      if decimalLogarithm(middle) < self { low = middle } else { high = middle }
    }
    return high
  }
}

/// n·10ᵏ, correctly rounded, the way a literal is.
func decimal(_ mantissa: Int, exponent: Int) -> Double {
  Double("\(mantissa)e\(exponent)")!
}

private let squareRootOfTwo = 1.4142135623730951
// log₁₀2 in two parts; the first has 32 bits, so that its product with an exponent is exact.
private let logTwoHigh = 0.3010299955494702
private let logTwoLow = 1.1451100898021838e-10
// 2/ln 10 in two parts; the first has 26 bits, so that its product with half a number is exact.
private let factorHigh = 0.8685889542102814
private let factorLow = 9.596222283231946e-09
