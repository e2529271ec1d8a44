/// Turns every picture, counter-clockwise. See torchvision's `functional.rotate`.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - angle: In degrees.
///   - expand: Whether the result grows to hold the whole turned picture; else it keeps its size and
///     loses the corners.
///   - center: `[x, y]` in pixels from the upper left corner; the middle unless given.
///   - fill: What stands where the picture had nothing. With `.bilinear`, pixels at the border are
///     mixed with it once, by how much of them lies outside.
public func rotate(
  _ x: Tensor, _ angle: Double, interpolation: Interpolation = .nearest, expand: Bool = false,
  center: [Double]? = nil, fill: Double = 0
) -> Tensor {
  let (_, height, width) = x.pictureSize("rotate")
  requireAngle("rotate", angle)
  let map = InverseAffineMap(
    "rotate", angle: -angle, translate: [0, 0], scale: 1, shear: [0, 0],
    center: center.map { fromMiddle("rotate", $0, height, width) } ?? [0, 0])
  let size = expand ? expandedSize(map, height, width) : (height: height, width: width)
  requireSides("rotate", size.height, size.width)
  return Tensor(
    x.values.resampled(
      map, height: size.height, width: size.width, interpolation, fill: Float(fill)))
}

/// The whole pixels that the turned corners of a picture span.
private func expandedSize(
  _ map: InverseAffineMap, _ height: Int, _ width: Int
) -> (height: Int, width: Int) {
  let (right, down) = (Double(width) / 2, Double(height) / 2)
  let corners = [(-right, -down), (-right, down), (right, down), (right, -down)].map {
    map($0.0, $0.1)
  }
  func span(_ places: [Double], _ middle: Double) -> Int {
    // An edge that rounding put a hair beyond a pixel does not need the next one.
    let hair = 1e-4
    let last = (places.max()! + middle - hair).rounded(.up)
    let first = (places.min()! + middle + hair).rounded(.down)
    return Int(min(last - first, Double(Int32.max)))
  }
  return (span(corners.map(\.y), down), span(corners.map(\.x), right))
}

/// Turns the picture by a random angle. See torchvision's `RandomRotation`.
///
///     RandomRotation(degrees: 15)          // from -15 to 15, counter-clockwise
///     RandomRotation(degrees: 0...90, interpolation: .bilinear)
public struct RandomRotation: Transform, Sendable {
  public let degrees: ClosedRange<Double>
  public let interpolation: Interpolation
  public let expand: Bool
  public let center: [Double]?
  public let fill: Double

  /// The parameters are those of `rotate`; `degrees` is one number for as much in both directions,
  /// or a range. With `expand`, pictures of a batch would become of different sizes, which traps.
  public init(
    degrees: some Spread, interpolation: Interpolation = .nearest, expand: Bool = false,
    center: [Double]? = nil, fill: Double = 0
  ) {
    self.degrees = range("RandomRotation", "degrees", degrees, within: -1e6...1e6)
    self.interpolation = interpolation
    self.expand = expand
    self.center = center
    self.fill = fill
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("RandomRotation") {
      rotate(
        $0, Context.current.generator.number(in: degrees), interpolation: interpolation,
        expand: expand, center: center, fill: fill)
    }
  }
}
