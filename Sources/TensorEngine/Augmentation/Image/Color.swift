// Colours of pictures with numbers from 0 to 1. The formulas are those of torchvision's functions on
// tensors; the results are cut off at 0 and 1.

/// Lighter or darker: every number times the factor. See torchvision's
/// `functional.adjust_brightness`.
///
/// `x` is a picture `[1 or 3, height, width]` or a batch of them; other shapes trap, and so does a
/// factor below 0. 0 gives black, 1 changes nothing.
public func adjustBrightness(_ x: Tensor, _ factor: Double) -> Tensor {
  checkColor("adjustBrightness", x, factor)
  return Tensor(x.values.blended(Values(repeating: 0, shape: []), factor))
}

/// More or less contrast: the factor times every number's distance from the picture's mean grey. See
/// torchvision's `functional.adjust_contrast`.
///
/// `x` is a picture `[1 or 3, height, width]` or a batch of them; other shapes trap, and so does a
/// factor below 0. 0 gives grey, 1 changes nothing.
public func adjustContrast(_ x: Tensor, _ factor: Double) -> Tensor {
  checkColor("adjustContrast", x, factor)
  let grey = x.values.grey
  let axes = [grey.rank - 3, grey.rank - 2, grey.rank - 1]
  let size = grey.shape[axes[1]] * grey.shape[axes[2]]
  return Tensor(x.values.blended(grey.reduced(.sum, axes: axes) / Float(size), factor))
}

/// More or less colour: the factor times every number's distance from its pixel's grey. See
/// torchvision's `functional.adjust_saturation`.
///
/// `x` is a picture `[1 or 3, height, width]` or a batch of them; other shapes trap, and so does a
/// factor below 0. 0 gives greys, 1 changes nothing; a picture with one channel stays as it is.
public func adjustSaturation(_ x: Tensor, _ factor: Double) -> Tensor {
  let channels = checkColor("adjustSaturation", x, factor)
  return Tensor(channels == 1 ? x.values : x.values.blended(x.values.grey, factor))
}

/// Red, green and blue as one grey: 0.2989, 0.587 and 0.114 of them. See torchvision's
/// `functional.rgb_to_grayscale`.
///
/// `x` is a picture `[1 or 3, height, width]` or a batch of them; other shapes trap.
///
/// - Parameter channels: 1, or 3 for the same grey three times; else it traps.
public func rgbToGrayscale(_ x: Tensor, channels: Int = 1) -> Tensor {
  checkColor("rgbToGrayscale", x, 0)
  require(
    channels == 1 || channels == 3,
    "rgbToGrayscale: the number of channels must be 1 or 3, and it is \(channels)")
  let grey = x.values.grey
  var shape = grey.shape
  shape[shape.count - 3] = channels
  return Tensor(channels == 1 ? grey : grey.expanded(to: shape))
}

/// Makes pictures grey: `rgbToGrayscale` as a transform. See torchvision's `Grayscale`.
public struct Grayscale: Transform, Sendable {
  public let channels: Int

  public init(channels: Int = 1) {
    require(
      channels == 1 || channels == 3,
      "Grayscale: the number of channels must be 1 or 3, and it is \(channels)")
    self.channels = channels
  }

  public func callAsFunction(_ x: Tensor) -> Tensor { rgbToGrayscale(x, channels: channels) }
}

/// Traps unless the picture has colours or one grey, and the factor is not negative. Gives the
/// number of channels.
@discardableResult
func checkColor(_ name: String, _ x: Tensor, _ factor: Double) -> Int {
  let (channels, _, _) = x.pictureSize(name)
  require(
    channels == 1 || channels == 3,
    "\(name) expects 1 or 3 channels, and there are \(channels) (shape \(x.shape))")
  require(
    factor >= 0 && factor.isFinite,
    "\(name): the factor must not be negative, and it is \(factor)")
  return channels
}

extension Values {
  /// factor · self + (1 − factor) · other, cut off at 0 and 1.
  fileprivate func blended(_ other: Values, _ factor: Double) -> Values {
    (self * Float(factor) + other * Float(1 - factor))
      .map(kernels.maximum, 0).map(kernels.minimum, 1)
  }

  /// Pictures `[…, channels, height, width]` with one channel.
  fileprivate var grey: Values {
    var shape = shape
    let channels = shape[rank - 3]
    if channels == 1 { return self }
    shape[rank - 3] = 1
    let result = Values(uninitialized: shape)
    let plane = shape[rank - 2] * shape[rank - 1]
    for picture in 0..<(result.count / plane) {
      let (red, target) = (pointer + picture * 3 * plane, result.pointer + picture * plane)
      for i in 0..<plane {
        target[i] = 0.2989 * red[i] + 0.587 * red[plane + i] + 0.114 * red[2 * plane + i]
      }
    }
    withExtendedLifetime(self) {}
    return result
  }
}
