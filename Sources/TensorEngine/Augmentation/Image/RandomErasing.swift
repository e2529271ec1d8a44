/// Pictures with a rectangle overwritten. See torchvision's `functional.erase`.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap. So does a
///     rectangle that is not all inside.
///   - value: What stands there: one number, or one for each channel.
public func erase(
  _ x: Tensor, top: Int, left: Int, height: Int, width: Int, value: [Double] = [0]
) -> Tensor {
  let (channels, rows, columns) = x.pictureSize("erase")
  let region = PictureRegion(top: top, left: left, height: height, width: width)
  region.requireInside("erase", rows, columns)
  checkErasing("erase", value, channels)
  var values = x.values
  values.overwrite(region) { plane, _, _ in Float(value[value.count == 1 ? 0 : plane % channels]) }
  return Tensor(values)
}

private func checkErasing(_ name: String, _ value: [Double], _ channels: Int) {
  require(
    value.count == 1 || value.count == channels,
    "\(name): value must be one number or one for each of \(channels) channels, and it is \(value)")
}

/// What a rectangle is overwritten with: a number, as in `value: 0.5`; one for each channel, as in
/// `value: [0.5, 0.4, 0.4]`; or a normal random number for each pixel and channel.
public enum ErasingValue: Equatable, Sendable {
  case channels([Double])
  case random
}

extension ErasingValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  public init(floatLiteral value: Double) { self = .channels([value]) }
  public init(integerLiteral value: Int) { self = .channels([Double(value)]) }
  public init(arrayLiteral elements: Double...) { self = .channels(elements) }
}

extension ErasingValue: CustomStringConvertible {
  public var description: String {
    switch self {
    case .channels(let value): value.count == 1 ? "\(value[0])" : "\(value)"
    case .random: "random"
    }
  }
}

/// Overwrites a rectangle of random place, area and proportions, with probability `p`. See
/// torchvision's `RandomErasing`. Source: Zhong and others, "Random erasing data augmentation"
/// (2017).
///
/// When ten draws give no rectangle smaller than the picture on both sides, it stays as it is.
public struct RandomErasing: Transform, Sendable {
  public let p: Double
  /// The rectangle's area, as a share of the picture's.
  public let scale: ClosedRange<Double>
  /// The rectangle's height divided by its width. Drawn evenly by its logarithm.
  public let ratio: ClosedRange<Double>
  public let value: ErasingValue

  /// Traps when `p` or `scale` leave 0…1, `ratio` is not above 0, or there is neither one value nor
  /// one for each channel.
  public init(
    p: Double = 0.5, scale: ClosedRange<Double> = 0.02...0.33,
    ratio: ClosedRange<Double> = 0.3...3.3, value: ErasingValue = 0
  ) {
    let name = "RandomErasing"
    requireProbability(name, p)
    self.p = p
    self.scale = range(name, "scale", scale, within: 0...1)
    self.ratio = range(name, "ratio", ratio, within: 1e-6...1e6)
    self.value = value
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    let channels = x.pictureSize("RandomErasing").channels
    if case .channels(let value) = value { checkErasing("RandomErasing", value, channels) }
    return x.eachPicture("RandomErasing") { picture in
      guard Context.current.generator.chance(p), let region = region(of: picture) else {
        return picture
      }
      var values = picture.values
      switch value {
      case .channels(let value):
        values.overwrite(region) { plane, _, _ in Float(value[value.count == 1 ? 0 : plane]) }
      case .random:
        let noise = Context.current.generator.normal(
          [channels, region.height, region.width], mean: 0, deviation: 1)
        values.overwrite(region) { plane, row, column in
          noise.scalar(at: (plane * region.height + row) * region.width + column)
        }
      }
      return Tensor(values)
    }
  }

  private func region(of picture: Tensor) -> PictureRegion? {
    let (_, rows, columns) = picture.pictureSize("RandomErasing")
    for _ in 0..<10 {
      let context = Context.current
      let area = Double(rows * columns) * context.generator.number(in: scale)
      let proportion = context.generator.proportion(in: ratio)
      let height = (area * proportion).squareRoot().rounded(.toNearestOrEven)
      let width = (area / proportion).squareRoot().rounded(.toNearestOrEven)
      if height >= Double(rows) || width >= Double(columns) { continue }
      return PictureRegion(
        top: context.generator.integer(below: rows - Int(height) + 1),
        left: context.generator.integer(below: columns - Int(width) + 1),
        height: Int(height), width: Int(width))
    }
    return nil
  }
}
