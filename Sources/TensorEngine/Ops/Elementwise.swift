// Functions of each element, the rule for the way back beside each.
extension Tensor {
  /// e to the power of each element.
  public func exp() -> Tensor {
    let y = values.map(kernels.exp)
    return Self.record("exp", y, self) { gradient in gradient * y }
  }

  /// The natural logarithm of each element: −∞ at 0, NaN below.
  public func log() -> Tensor {
    let x = values
    return Self.record("log", x.map(kernels.log), self) { gradient in gradient / x }
  }

  /// The square root of each element: NaN below 0.
  public func sqrt() -> Tensor {
    let y = values.map(kernels.sqrt)
    return Self.record("sqrt", y, self) { gradient in gradient / (y * 2) }
  }

  /// The hyperbolic tangent of each element, between −1 and 1.
  public func tanh() -> Tensor {
    let y = values.map(kernels.tanh)
    return Self.record("tanh", y, self) { gradient in gradient.combine(kernels.tanhGradient, y) }
  }

  /// 1 / (1 + e⁻ˣ) of each element, between 0 and 1.
  public func sigmoid() -> Tensor {
    let y = values.map(kernels.sigmoid)
    return Self.record("sigmoid", y, self) { gradient in
      gradient.combine(kernels.sigmoidGradient, y)
    }
  }

  /// The element where it is above 0, else 0. The gradient at 0 is 0, as in PyTorch.
  public func relu() -> Tensor {
    let x = values
    return Self.record("relu", x.map(kernels.relu), self) { gradient in
      gradient.combine(kernels.reluGradient, x)
    }
  }

  /// The sine of each element, in radians.
  public func sin() -> Tensor {
    let x = values
    return Self.record("sin", x.map(kernels.sin), self) { gradient in gradient * x.map(kernels.cos)
    }
  }

  /// The cosine of each element, in radians.
  public func cos() -> Tensor {
    let x = values
    return Self.record("cos", x.map(kernels.cos), self) { gradient in
      -(gradient * x.map(kernels.sin))
    }
  }

  /// The size of each element without its sign. The gradient at 0 is 0, as in PyTorch.
  public func abs() -> Tensor {
    let x = values
    return Self.record("abs", x.map(kernels.absolute), self) { gradient in
      gradient * x.map(kernels.sign)
    }
  }

  /// −1, 0 or 1. No gradient flows through.
  public func sign() -> Tensor { Tensor(values.map(kernels.sign)) }

  /// The square of each element.
  public func square() -> Tensor {
    let x = values
    return Self.record("square", x.map(kernels.square), self) { gradient in gradient * (x * 2) }
  }

  /// The error function of each element: 2/√π ∫₀ˣ e^(−t²) dt.
  public func erf() -> Tensor {
    let x = values
    return Self.record("erf", x.map(kernels.erf), self) { gradient in
      gradient * ((-x.map(kernels.square)).map(kernels.exp) * 1.128_379_2)
    }
  }

  /// Each element to a power. A negative element has a real power only when it is whole, else NaN.
  public func pow(_ exponent: some TensorScalar) -> Tensor {
    let power = exponent.asFloat
    if power == 2 { return square() }
    let x = values
    return Self.record("pow", x.map(kernels.power, power), self) { gradient in
      power == 0
        ? Values(repeating: 0, shape: x.shape)
        : gradient * (x.map(kernels.power, power - 1) * power)
    }
  }

  /// Each element to the power of the other tensor's.
  public func pow(_ exponent: Tensor) -> Tensor {
    let (x, p) = (values, exponent.values)
    let y = x.combine(kernels.power, p)
    return Self.record(
      "pow", y,
      self,
      { gradient in
        let slope = p * x.combine(kernels.power, p.map(kernels.subtract, 1))
        let isZero = p.map(kernels.equal, 0)
        return (gradient * slope.choosing(Values(repeating: 0, shape: []), where: isZero))
          .summed(to: x.shape)
      },
      exponent,
      { gradient in
        // 0 to a power ≥ 0 does not move with the power.
        let isFlat = x.map(kernels.equal, 0) * p.map(0, kernels.lessEqual)
        let slope = (y * x.map(kernels.log))
          .choosing(Values(repeating: 0, shape: []), where: isFlat)
        return (gradient * slope).summed(to: p.shape)
      })
  }

  /// Each element, but no smaller than `min` and no larger than `max`. No gradient flows where an
  /// element was outside, at a bound, or not a number, as in PyTorch.
  public func clamp(min: Double? = nil, max: Double? = nil) -> Tensor {
    require(min != nil || max != nil, "clamp() needs min, max or both")
    let x = values
    var y = x
    var inside = Values(repeating: 1, shape: [])
    if let min {
      y = y.map(kernels.maximum, Float(min))
      inside = x.map(Float(min), kernels.less)
    }
    if let max {
      y = y.map(kernels.minimum, Float(max))
      inside = inside * x.map(kernels.less, Float(max))
    }
    return Self.record("clamp", y, self) { gradient in gradient * inside }
  }
}

extension Values {
  /// These values, or the other's where the condition is not 0. All of one shape, or scalars.
  func choosing(_ other: Values, where condition: Values) -> Values {
    let shape = Self.broadcastShape(shape, condition.shape)
    let (x, m) = (expanded(to: shape), condition.expanded(to: shape))
    let o = other.expanded(to: shape)
    let result = Values(uninitialized: shape)
    for i in 0..<result.count {
      result.pointer[i] = m.pointer[i] != 0 ? o.pointer[i] : x.pointer[i]
    }
    withExtendedLifetime((x, m, o)) {}
    return result
  }
}
