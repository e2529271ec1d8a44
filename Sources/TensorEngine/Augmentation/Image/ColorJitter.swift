/// Changes brightness, contrast, saturation and hue by random factors, in random order. See
/// torchvision's `ColorJitter`.
///
/// A number b means factors from max(0, 1 − b) to 1 + b, and turns of the hue from −b to b; a range
/// means itself. What is not given does not change. Pictures have numbers from 0 to 1 and 1 or 3
/// channels. Factors below 0, and turns outside −0.5…0.5, trap.
///
///     ColorJitter(brightness: 0.4, contrast: 0.8...1.2, hue: 0.1)
public struct ColorJitter: Transform, Sendable {
  public let brightness: ClosedRange<Double>
  public let contrast: ClosedRange<Double>
  public let saturation: ClosedRange<Double>
  public let hue: ClosedRange<Double>

  public init(
    brightness: some Spread = 0, contrast: some Spread = 0, saturation: some Spread = 0,
    hue: some Spread = 0
  ) {
    self.brightness = Self.factors("brightness", brightness)
    self.contrast = Self.factors("contrast", contrast)
    self.saturation = Self.factors("saturation", saturation)
    self.hue = range("ColorJitter", "hue", hue, within: -0.5...0.5)
  }

  private static func factors(_ option: String, _ spread: some Spread) -> ClosedRange<Double> {
    let bounds = spread.bounds(around: 1)
    // A number above 1 reaches below 0 and is cut off there; a range says what it means.
    let isNumber = spread is any TensorScalar
    let (low, high) = (isNumber ? max(bounds.low, 0) : bounds.low, bounds.high)
    require(
      low >= 0 && low <= high && high.isFinite,
      "ColorJitter: the factors of \(option) must not be negative, and \(spread) gives "
        + "\(bounds.low) to \(bounds.high)")
    return low...high
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    let changes: [(range: ClosedRange<Double>, change: (Tensor, Double) -> Tensor)] = [
      (brightness, adjustBrightness), (contrast, adjustContrast), (saturation, adjustSaturation),
      (hue, adjustHue),
    ]
    return x.eachPicture("ColorJitter") { picture in
      let order = Context.current.generator.permutation(of: changes.count)
      let amounts = changes.map { Context.current.generator.number(in: $0.range) }
      return order.reduce(picture) { result, index in
        let none: Double = index == 3 ? 0 : 1
        let range = changes[index].range
        if range == none...none { return result }
        return changes[index].change(result, amounts[index])
      }
    }
  }
}
