// Activations with a parameter or a rule of their own, the way back beside each.
extension Tensor {
  /// The element where it is above 0, else `negativeSlope` times it.
  public func leakyReLU(negativeSlope: Double = 0.01) -> Tensor {
    let x = values
    let slope = Float(negativeSlope)
    let y = x.map(kernels.relu) + x.map(kernels.minimum, 0) * slope
    return Self.record("leakyReLU", y, self) { gradient in
      gradient.where(isPositive: x) + gradient.whereNotPositive(x) * slope
    }
  }

  /// The element where it is above 0, else a learned slope times it: one slope for all, or one for
  /// each place of axis 1. Another number of slopes traps.
  public func prelu(_ weight: Tensor) -> Tensor {
    let channels = rank > 1 ? shape[1] : 1
    require(
      weight.rank <= 1 && (weight.count == 1 || weight.count == channels),
      "Mismatch of parameter numbers and input channel size: \(weight.count) slopes for "
        + "\(channels) channels (the input has shape \(shape))")
    let perChannel =
      weight.count == 1 ? [] : [channels] + [Int](repeating: 1, count: rank - 2)
    let x = values
    let slope = weight.values.reshaped(perChannel)
    let below = x.map(kernels.minimum, 0)
    let weightShape = weight.shape
    return Self.record(
      "prelu", x.map(kernels.relu) + below * slope,
      self,
      { gradient in
        gradient.where(isPositive: x) + gradient.whereNotPositive(x) * slope
      },
      weight,
      { gradient in
        (gradient * below).summed(to: perChannel).reshaped(weightShape)
      })
  }

  /// The element where it is above 0, else alpha · (eˣ − 1).
  public func elu(alpha: Double = 1) -> Tensor {
    let x = values
    let scale = Float(alpha)
    let below = x.map(kernels.minimum, 0)
    let exponential = below.map(kernels.exp)
    // eˣ − 1 = tanh(x / 2) (eˣ + 1): without the digits that the difference loses near 0.
    let bend = (below * 0.5).map(kernels.tanh) * exponential.map(kernels.add, 1)
    return Self.record("elu", x.map(kernels.relu) + bend * scale, self) { gradient in
      // A NaN passes its gradient on, as in PyTorch.
      let steep = (gradient * exponential * scale)
        .combine(kernels.reluGradient, x.map(kernels.lessEqual, 0))
      return gradient.combine(kernels.reluGradient, x) + steep
    }
  }

  /// x Φ(x), where Φ is the standard normal distribution's cumulative function.
  public func gelu(approximation: GELU.Approximation = .none) -> Tensor {
    let x = values
    if approximation == .tanh {
      let root: Float = 0.797_884_56  // √(2/π)
      let cubic: Float = 0.044715
      let square = x * x
      let tanh = (x * (square * cubic).map(kernels.add, 1) * root).map(kernels.tanh)
      let y = x * tanh.map(kernels.add, 1) * 0.5
      return Self.record("gelu", y, self) { gradient in
        let inner = (square * (3 * cubic)).map(kernels.add, 1) * root
        let slope = (tanh * tanh).map(1, kernels.subtract) * inner * x
        return gradient * ((slope + tanh).map(kernels.add, 1) * 0.5)
      }
    }
    let phi = (x * 0.707_106_77).map(kernels.erf).map(kernels.add, 1) * 0.5
    return Self.record("gelu", x * phi, self) { gradient in
      let density = (x.map(kernels.square) * -0.5).map(kernels.exp) * 0.398_942_28
      return gradient * (phi + x * density)
    }
  }
}

extension Values {
  /// These values where the other's are above 0, 0 elsewhere.
  fileprivate func `where`(isPositive x: Values) -> Values {
    combine(kernels.reluGradient, x.map(0, kernels.less))
  }

  /// These values where the other's are not above 0 (a NaN is not, as in PyTorch), 0 elsewhere.
  fileprivate func whereNotPositive(_ x: Values) -> Values {
    combine(kernels.reluGradient, x.map(0, kernels.less).map(kernels.equal, 0))
  }
}
