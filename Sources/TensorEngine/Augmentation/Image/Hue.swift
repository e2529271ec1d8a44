/// Turns every colour along the colour circle: by 1/3, red becomes green, green blue and blue red. See
/// torchvision's `functional.adjust_hue`.
///
/// `x` is a picture `[1 or 3, height, width]` or a batch of them, with numbers from 0 to 1; other
/// shapes trap. The part of a full turn is between −0.5 and 0.5, else it traps. Lightness and
/// saturation stay; a picture with one channel stays as it is.
///
/// Source of the colour model: Smith, "Color gamut transform pairs" (1978).
public func adjustHue(_ x: Tensor, _ turn: Double) -> Tensor {
  let channels = checkColor("adjustHue", x, 0)
  require(
    turn >= -0.5 && turn <= 0.5,
    "adjustHue: the turn has to be between -0.5 and 0.5, and it is \(turn)")
  if channels == 1 { return Tensor(x.values) }
  let source = x.values
  let result = Values(uninitialized: x.shape)
  let plane = x.shape[x.rank - 2] * x.shape[x.rank - 1]
  for picture in 0..<(x.count / (3 * plane)) {
    for i in (picture * 3 * plane)..<(picture * 3 * plane + plane) {
      let color = HueSaturationValue(
        red: source.pointer[i], green: source.pointer[i + plane],
        blue: source.pointer[i + 2 * plane])
      let turned = color.turned(by: Float(turn))
      (result.pointer[i], result.pointer[i + plane], result.pointer[i + 2 * plane]) = turned
    }
  }
  withExtendedLifetime(source) {}
  return Tensor(result)
}

/// A colour as its place on the colour circle (0 to 1, from red), how far it is from grey, and its
/// largest part.
private struct HueSaturationValue {
  var hue: Float
  var saturation: Float
  var value: Float

  init(red: Float, green: Float, blue: Float) {
    let (most, least) = (max(red, green, blue), min(red, green, blue))
    value = most
    let span = most - least
    // Grey has no hue; NaN is no grey, but its comparison must not reach a division's result.
    guard span > 0 else {
      (hue, saturation) = (0, 0)
      return
    }
    saturation = span / most
    let (r, g, b) = ((most - red) / span, (most - green) / span, (most - blue) / span)
    let sixths = most == red ? b - g : most == green ? 2 + r - b : 4 + g - r
    hue = sixths / 6 + 1
    hue -= hue.rounded(.down)
  }

  /// Red, green and blue of the colour further along the circle.
  func turned(by turn: Float) -> (Float, Float, Float) {
    var place = hue + turn
    place -= place.rounded(.down)
    let sixth = (place * 6).rounded(.down)
    let part = place * 6 - sixth
    func within(_ x: Float) -> Float { min(max(x, 0), 1) }
    let p = within(value * (1 - saturation))
    let q = within(value * (1 - saturation * part))
    let t = within(value * (1 - saturation * (1 - part)))
    return switch sixth {
    case 1: (q, value, p)
    case 2: (p, value, t)
    case 3: (p, q, value)
    case 4: (t, p, value)
    case 5: (value, p, q)
    // 0, and 6: rounding may close the circle.
    default: (value, t, p)
    }
  }
}
