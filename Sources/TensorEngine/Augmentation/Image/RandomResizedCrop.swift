/// Keeps a random part of the picture, of random area and proportions, and gives it a size. See
/// torchvision's `RandomResizedCrop` with `antialias=False`. Source: Szegedy and others, "Going
/// deeper with convolutions" (2015).
///
/// When ten draws give no part that fits, it keeps the largest part in the middle whose proportions
/// are allowed.
///
///     RandomResizedCrop(28, scale: 0.5...1)
public struct RandomResizedCrop: Transform, Sendable {
  /// `[height, width]` of the result.
  public let size: [Int]
  /// The part's area, as a share of the picture's.
  public let scale: ClosedRange<Double>
  /// The part's width divided by its height. Drawn evenly by its logarithm.
  public let ratio: ClosedRange<Double>
  public let interpolation: Interpolation

  /// - Parameters:
  ///   - size: One number for both sides, or `[height, width]`.
  ///   - scale: Traps outside 0…1.
  ///   - ratio: Traps unless it lies above 0.
  public init(
    _ size: some WindowSize, scale: ClosedRange<Double> = 0.08...1,
    ratio: ClosedRange<Double> = 0.75...4.0 / 3, interpolation: Interpolation = .bilinear
  ) {
    let name = "RandomResizedCrop"
    self.size = windowSizes(name, "size", size, axes: 2, atLeast: 1)
    requireSides(name, self.size[0], self.size[1])
    self.scale = range(name, "scale", scale, within: 0...1)
    self.ratio = range(name, "ratio", ratio, within: 1e-6...1e6)
    self.interpolation = interpolation
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("RandomResizedCrop") { picture in
      let part = region(of: picture)
      let cropped = crop(
        picture, top: part.top, left: part.left, height: part.height, width: part.width)
      return resize(cropped, size, interpolation: interpolation)
    }
  }

  private func region(of picture: Tensor) -> PictureRegion {
    let (_, rows, columns) = picture.pictureSize("RandomResizedCrop")
    for _ in 0..<10 {
      let generator = Context.current
      let area = Double(rows * columns) * generator.generator.number(in: scale)
      let proportion = generator.generator.proportion(in: ratio)
      let width = (area * proportion).squareRoot().rounded(.toNearestOrEven)
      let height = (area / proportion).squareRoot().rounded(.toNearestOrEven)
      if width < 1 || height < 1 || width > Double(columns) || height > Double(rows) { continue }
      return PictureRegion(
        top: generator.generator.integer(below: rows - Int(height) + 1),
        left: generator.generator.integer(below: columns - Int(width) + 1),
        height: Int(height), width: Int(width))
    }
    // At least one pixel: a picture may be a line.
    let own = Double(columns) / Double(rows)
    let allowed = min(max(own, ratio.lowerBound), ratio.upperBound)
    let height =
      own < allowed ? (Double(columns) / allowed).rounded(.toNearestOrEven) : Double(rows)
    let width = own > allowed ? (Double(rows) * allowed).rounded(.toNearestOrEven) : Double(columns)
    let sides = (height: Int(max(height, 1)), width: Int(max(width, 1)))
    return PictureRegion(
      top: (rows - sides.height) / 2, left: (columns - sides.width) / 2, height: sides.height,
      width: sides.width)
  }
}

extension Generator {
  /// Between two proportions, evenly by its logarithm: twice and half as long are equally likely.
  mutating func proportion(in bounds: ClosedRange<Double>) -> Double {
    let (low, high) = (TensorEngine.log(bounds.lowerBound), TensorEngine.log(bounds.upperBound))
    return TensorEngine.exp(number(in: low...max(low, high)))
  }
}
