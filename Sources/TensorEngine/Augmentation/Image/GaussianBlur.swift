/// Every pixel as an average of those around it, weighted by a bell curve. See torchvision's
/// `functional.gaussian_blur`.
///
/// The picture goes on mirrored beyond its edges, as often as the bell needs, where torchvision
/// gives an error for a bell larger than the picture.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - kernelSize: How many pixels the average takes in each direction; traps unless odd.
///   - sigma: The bell's standard deviation in pixels; traps unless above 0.
public func gaussianBlur(_ x: Tensor, kernelSize: Int, sigma: Double) -> Tensor {
  _ = x.pictureSize("gaussianBlur")
  require(
    kernelSize >= 1 && kernelSize <= largestSide && kernelSize % 2 == 1,
    "gaussianBlur: kernelSize must be odd and at least 1, and it is \(kernelSize)")
  require(
    sigma > 0 && sigma.isFinite,
    "gaussianBlur: sigma has to be above 0 and finite, and it is \(sigma)")
  let weights = bell(kernelSize, sigma)
  return Tensor(x.values.averaged(weights, along: -1).averaged(weights, along: -2))
}

/// A bell curve at whole pixels, with sum 1.
private func bell(_ size: Int, _ sigma: Double) -> [Float] {
  let heights = (0..<size).map { place in
    let distance = Double(place - size / 2) / sigma
    return TensorEngine.exp(-0.5 * distance * distance)
  }
  let sum = heights.reduce(0, +)
  return heights.map { Float($0 / sum) }
}

extension Values {
  /// Weighted averages along rows (-1) or columns (-2), mirrored at the edges.
  fileprivate func averaged(_ weights: [Float], along axis: Int) -> Values {
    let (height, width) = (shape[rank - 2], shape[rank - 1])
    let size = axis == -1 ? width : height
    let step = axis == -1 ? 1 : width
    let reach = weights.count / 2
    // Mirrored places repeat after 2 (size − 1) pixels.
    let period = max(2 * (size - 1), 1)
    let places = (-reach..<(size + reach)).map { place in
      let inside = (place % period + period) % period
      return min(inside, period - inside) * step
    }
    let result = Values(uninitialized: shape)
    for plane in 0..<(count / (height * width)) {
      for row in 0..<height {
        for column in 0..<width {
          let (index, line) =
            axis == -1
            ? (column, (plane * height + row) * width) : (row, plane * height * width + column)
          var sum: Float = 0
          for (weight, value) in weights.enumerated() {
            sum += value * pointer[line + places[index + weight]]
          }
          result.pointer[(plane * height + row) * width + column] = sum
        }
      }
    }
    withExtendedLifetime(self) {}
    return result
  }
}
