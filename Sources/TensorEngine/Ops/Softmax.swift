extension Tensor {
  /// e^x over the sum of e^x along an axis: positive numbers that add up to 1. See PyTorch's
  /// `torch.nn.functional.softmax`.
  public func softmax(dim: Int) -> Tensor {
    let axis = axis(dim)
    let y = values.softmax(axis)
    return Self.record("softmax", y, self) { gradient in
      let weighted = gradient * y
      return weighted - y * weighted.reduced(.sum, axes: [axis])
    }
  }

  /// The logarithm of `softmax`, without its underflow.
  public func logSoftmax(dim: Int) -> Tensor {
    let axis = axis(dim)
    let shifted = values - values.reduced(.maximum, axes: [axis])
    let y = shifted - shifted.map(kernels.exp).reduced(.sum, axes: [axis]).map(kernels.log)
    return Self.record("logSoftmax", y, self) { gradient in
      gradient - y.map(kernels.exp) * gradient.reduced(.sum, axes: [axis])
    }
  }
}

extension Values {
  fileprivate func softmax(_ axis: Int) -> Values {
    let exponentials = (self - reduced(.maximum, axes: [axis])).map(kernels.exp)
    return exponentials / exponentials.reduced(.sum, axes: [axis])
  }
}
