/// Moves, turns, scales and slants every picture about its middle. See torchvision's
/// `functional.affine`.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - angle: In degrees, clockwise, as in torchvision (`rotate` turns the other way).
///   - translate: Pixels to the right and down, after everything else.
///   - scale: How many times larger; traps unless above 0.
///   - shear: Degrees by which upright lines lean, and, as a second number, lying ones; between −90
///     and 90, without the ends.
///   - fill: What stands where the picture had nothing. With `.bilinear`, pixels at the border are
///     mixed with it once, by how much of them lies outside.
///   - center: `[x, y]` in pixels from the upper left corner; the middle unless given.
public func affine(
  _ x: Tensor, angle: Double = 0, translate: [Double] = [0, 0], scale: Double = 1,
  shear: [Double] = [0, 0], interpolation: Interpolation = .nearest, fill: Double = 0,
  center: [Double]? = nil
) -> Tensor {
  let (_, height, width) = x.pictureSize("affine")
  requireAngle("affine", angle)
  let map = InverseAffineMap(
    "affine", angle: angle, translate: translate, scale: scale, shear: shear,
    center: center.map { fromMiddle("affine", $0, height, width) } ?? [0, 0])
  return Tensor(
    x.values.resampled(map, height: height, width: width, interpolation, fill: Float(fill)))
}

func requireAngle(_ name: String, _ degrees: Double) {
  require(
    degrees.magnitude <= 1e6,
    "\(name): the angle has to be between -1e6 and 1e6 degrees, and it is \(degrees)")
}

/// A point given in pixels from the upper left corner, in pixels from the middle.
func fromMiddle(_ name: String, _ center: [Double], _ height: Int, _ width: Int) -> [Double] {
  require(
    center.count == 2 && center.allSatisfy { $0.magnitude <= Double(largestSide) },
    "\(name): center must be [x, y], within \(largestSide) pixels, and it is \(center)")
  return [center[0] - Double(width) / 2, center[1] - Double(height) / 2]
}

/// Where a pixel of the result comes from, both as (x, y) from the picture's middle.
struct InverseAffineMap {
  /// x = m[0] x' + m[1] y' + m[2]; y = m[3] x' + m[4] y' + m[5]
  let m: [Double]

  /// The inverse of: move the centre to the origin, slant, scale and turn, move back, translate.
  init(
    _ name: String, angle: Double, translate: [Double], scale: Double, shear: [Double],
    center: [Double]
  ) {
    require(
      translate.count == 2 && translate.allSatisfy(\.isFinite),
      "\(name): translate must be [right, down], and it is \(translate)")
    require(
      scale > 0 && scale.isFinite, "\(name): scale has to be above 0 and finite, and it is \(scale)"
    )
    require(
      shear.count == 2 && shear.allSatisfy { $0.magnitude < 90 },
      "\(name): shear must be two angles between -90 and 90 degrees, and it is \(shear)")
    let (turn, lean, tilt) = (
      Direction(degrees: angle), Direction(degrees: shear[0]), Direction(degrees: shear[1])
    )
    let across = Direction(degrees: angle - shear[1])
    // Turning, and slanting by both angles, keep the area: the determinant is 1.
    let slant = lean.sine / lean.cosine
    let (a, c) = (across.cosine / tilt.cosine, across.sine / tilt.cosine)
    let (b, d) = (-a * slant - turn.sine, -c * slant + turn.cosine)
    let inverse = [d / scale, -b / scale, -c / scale, a / scale]
    let (right, down) = (center[0] + translate[0], center[1] + translate[1])
    m = [
      inverse[0], inverse[1], center[0] - (inverse[0] * right + inverse[1] * down),
      inverse[2], inverse[3], center[1] - (inverse[2] * right + inverse[3] * down),
    ]
  }

  func callAsFunction(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5])
  }
}

/// An angle's sine and cosine, exact at quarter turns.
struct Direction {
  let sine: Double
  let cosine: Double

  init(degrees: Double) {
    let quarters = (degrees / 90).rounded()
    let radians = (degrees - 90 * quarters) * (Double.pi / 180)
    let (sine, cosine) = (TensorEngine.sin(radians), TensorEngine.cos(radians))
    switch Int(quarters - 4 * (quarters / 4).rounded(.down)) {
    case 0: (self.sine, self.cosine) = (sine, cosine)
    case 1: (self.sine, self.cosine) = (cosine, -sine)
    case 2: (self.sine, self.cosine) = (-sine, -cosine)
    default: (self.sine, self.cosine) = (-cosine, sine)
    }
  }
}

extension Values {
  /// Planes of a size whose pixels come from where the map says, the middles of both on each other.
  func resampled(
    _ map: InverseAffineMap, height: Int, width: Int, _ interpolation: Interpolation, fill: Float
  ) -> Values {
    let middle = (x: Double(shape[rank - 1] - 1) / 2, y: Double(shape[rank - 2] - 1) / 2)
    return resampled(height: height, width: width, interpolation, fill: fill) { row, column in
      let source = map(
        Double(column) - Double(width - 1) / 2, Double(row) - Double(height - 1) / 2)
      return (source.y + middle.y, source.x + middle.x)
    }
  }
}
