/// Makes a tensor `[channels, height, width]` of a picture `[height, width, channels]`: axes in
/// another order, and every byte divided by 255.
///
/// The divisor is 255 whatever the picture holds: a picture whose lightest byte is 100 gives numbers
/// up to 100 / 255, not up to 1. See torchvision's `ToTensor`.
///
///     let x = ToTensor()(picture)
///
/// In a `Compose`, it stands first.
public struct ToTensor: Sendable, CustomStringConvertible {
  public init() {}

  public func callAsFunction(_ picture: Picture) -> Tensor {
    let (channels, plane) = (picture.channels, picture.height * picture.width)
    let result = Values(uninitialized: [channels, picture.height, picture.width])
    for pixel in 0..<plane {
      for channel in 0..<channels {
        result.pointer[channel * plane + pixel] =
          Float(picture.bytes[pixel * channels + channel]) / 255
      }
    }
    return Tensor(result)
  }

  public var description: String { "ToTensor()" }
}

/// Makes a picture `[height, width, channels]` of bytes of a tensor `[channels, height, width]` of
/// numbers from 0 to 1: the way back from `ToTensor`.
///
/// Every number is multiplied by 255 and rounded; what lies below 0 or above 1 becomes 0 or 255, and
/// NaN becomes 0. A batch traps: a picture is one. See torchvision's `ToPILImage`, which cuts off
/// instead of rounding.
public struct ToPicture: Sendable, CustomStringConvertible {
  public init() {}

  public func callAsFunction(_ x: Tensor) -> Picture {
    require(
      x.rank == 3,
      "ToPicture expects a tensor [channels, height, width], and its shape is \(x.shape)")
    let (channels, height, width) = x.pictureSize("ToPicture")
    let source = x.values
    var bytes = [UInt8](repeating: 0, count: x.count)
    for channel in 0..<channels {
      for pixel in 0..<(height * width) {
        let value = source.pointer[channel * height * width + pixel] * 255
        // A comparison with NaN is false.
        let inside = value > 0 ? min(value, 255) : 0
        bytes[pixel * channels + channel] = UInt8(inside.rounded())
      }
    }
    withExtendedLifetime(source) {}
    return Picture(height: height, width: width, channels: channels, bytes: bytes)
  }

  public var description: String { "ToPicture()" }
}
