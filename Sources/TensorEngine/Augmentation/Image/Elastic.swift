/// Shows, at each pixel, what the picture has some way from there. See torchvision's
/// `functional.elastic_transform`, whose displacements are in half widths and half heights.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - displacement: `[2, height, width]` in pixels: how far to the right, and how far down, the
///     shown place lies. Another shape traps.
///   - fill: What stands where the picture had nothing. With `.bilinear`, pixels at the border are
///     mixed with it once, by how much of them lies outside.
public func elasticTransform(
  _ x: Tensor, displacement: Tensor, interpolation: Interpolation = .bilinear, fill: Double = 0
) -> Tensor {
  let (_, height, width) = x.pictureSize("elasticTransform")
  require(
    displacement.shape == [2, height, width],
    "elasticTransform: the displacement for pictures of \(height)x\(width) has shape "
      + "[2, \(height), \(width)], and this one has \(displacement.shape)")
  let moves = displacement.values
  let result = x.values.resampled(
    height: height, width: width, interpolation, fill: Float(fill)
  ) { row, column in
    let place = row * width + column
    return (
      Double(row) + Double(moves.pointer[height * width + place]),
      Double(column) + Double(moves.pointer[place])
    )
  }
  withExtendedLifetime(moves) {}
  return Tensor(result)
}

/// Bends the picture like rubber: each pixel moves by a random way that changes smoothly from pixel
/// to pixel. See torchvision's `ElasticTransform`. Source: Simard, Steinkraus and Platt, "Best
/// practices for convolutional neural networks applied to visual document analysis" (2003).
///
/// The ways are numbers from −1 to 1, uniform, blurred by a bell of standard deviation `sigma`
/// pixels, times `alpha` / 2 pixels. A wider bell averages more of them: it makes ways smoother, and
/// shorter. The defaults suit pictures of some hundred pixels; for 28×28, try `alpha: 34, sigma: 4`.
public struct ElasticTransform: Transform, Sendable {
  public let alpha: Double
  public let sigma: Double
  public let interpolation: Interpolation
  public let fill: Double

  /// Traps unless `alpha` is finite and `sigma` lies between 0 (no blur) and 1000.
  public init(
    alpha: Double = 50, sigma: Double = 5, interpolation: Interpolation = .bilinear,
    fill: Double = 0
  ) {
    requireFinite("ElasticTransform", "alpha", alpha)
    require(
      sigma >= 0 && sigma <= 1000,
      "ElasticTransform: sigma has to be between 0 and 1000, and it is \(sigma)")
    self.alpha = alpha
    self.sigma = sigma
    self.interpolation = interpolation
    self.fill = fill
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("ElasticTransform") { picture in
      let (_, height, width) = picture.pictureSize("ElasticTransform")
      var ways = Tensor(
        Context.current.generator.uniform([2, height, width], low: -1, high: 1))
      if sigma > 0 {
        // Four standard deviations to either side, as in torchvision.
        let size = Int(8 * sigma + 1)
        ways = gaussianBlur(ways, kernelSize: size % 2 == 0 ? size + 1 : size, sigma: sigma)
      }
      return elasticTransform(
        picture, displacement: ways * (alpha / 2), interpolation: interpolation, fill: fill)
    }
  }
}
