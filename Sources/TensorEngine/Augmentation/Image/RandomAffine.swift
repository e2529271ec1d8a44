/// Moves, turns, scales and slants the picture by random amounts. See torchvision's `RandomAffine`.
///
///     RandomAffine(degrees: 10, translate: [0.1, 0.1], scale: 0.9...1.1)
public struct RandomAffine: Transform, Sendable {
  /// In degrees, clockwise.
  public let degrees: ClosedRange<Double>
  /// The furthest moves to either side and up or down, as shares of width and height.
  public let translate: [Double]
  public let scale: ClosedRange<Double>
  /// In degrees: how upright lines lean.
  public let shear: ClosedRange<Double>
  /// In degrees: how lying lines lean.
  public let shearY: ClosedRange<Double>
  public let interpolation: Interpolation
  public let fill: Double

  /// - Parameters:
  ///   - degrees: One number for as much in both directions, or a range.
  ///   - translate: `[sideways, up and down]`, each from 0 to 1, else it traps. Moves are by whole
  ///     pixels.
  ///   - scale: The range of sizes, above 0.
  ///   - shear: One number or a range, between −90 and 90 without the ends.
  ///   - shearY: The same for lying lines.
  public init(
    degrees: some Spread, translate: [Double] = [0, 0], scale: ClosedRange<Double> = 1...1,
    shear: some Spread = 0, shearY: some Spread = 0, interpolation: Interpolation = .nearest,
    fill: Double = 0
  ) {
    let name = "RandomAffine"
    self.degrees = range(name, "degrees", degrees, within: -1e6...1e6)
    require(
      translate.count == 2 && translate.allSatisfy { $0 >= 0 && $0 <= 1 },
      "\(name): translate must be two numbers between 0 and 1, and it is \(translate)")
    self.translate = translate
    self.scale = range(name, "scale", scale, within: 1e-6...1e6)
    self.shear = range(name, "shear", shear, within: -89.99...89.99)
    self.shearY = range(name, "shearY", shearY, within: -89.99...89.99)
    self.interpolation = interpolation
    self.fill = fill
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("RandomAffine") { picture in
      let (_, height, width) = picture.pictureSize("RandomAffine")
      func draw(_ bounds: ClosedRange<Double>) -> Double {
        Context.current.generator.number(in: bounds)
      }
      func move(_ share: Double, _ size: Int) -> Double {
        let most = share * Double(size)
        return draw(-most...most).rounded(.toNearestOrEven)
      }
      let angle = draw(degrees)
      let translate = [move(translate[0], width), move(translate[1], height)]
      return affine(
        picture, angle: angle, translate: translate, scale: draw(scale),
        shear: [draw(shear), draw(shearY)], interpolation: interpolation, fill: fill)
    }
  }
}
