extension Tensor {
  /// (x − mean) / √(variance + ε), with mean and variance (divided by n) taken over some axes. The
  /// way back removes the gradient's mean and its part along the result, as both are taken away
  /// forward.
  func normalized(axes: [Int], epsilon: Double) -> Tensor {
    let size = Float(axes.reduce(1) { $0 * shape[$1] })
    let x = values
    let centered = x - x.reduced(.sum, axes: axes) / size
    let variance = (centered * centered).reduced(.sum, axes: axes) / size
    let scale = variance.map(kernels.add, Float(epsilon)).map(kernels.sqrt).map(kernels.reciprocal)
    let y = centered * scale
    return Self.record("normalize", y, self) { gradient in
      let mean = gradient.reduced(.sum, axes: axes) / size
      let along = (gradient * y).reduced(.sum, axes: axes) / size
      return (gradient - mean - y * along) * scale
    }
  }
}
