/// A picture as files and screens have it: a byte for each channel of each pixel, row by row, as in
/// PIL. `ToTensor` makes a tensor of it.
///
/// The shape is `[height, width, channels]`: the channels of a pixel stand beside each other, while
/// in a tensor `[channels, height, width]` each channel is a plane. Channels are 1 (grey), 3 (red,
/// green, blue) or whatever a file has.
///
///     let picture = Picture(height: 1, width: 2, channels: 3, bytes: [255, 0, 0, 0, 0, 255])
///     picture[0, 1]      // [0, 0, 255]: blue
public struct Picture: Equatable, Sendable {
  public let height: Int
  public let width: Int
  public let channels: Int
  /// All bytes: byte c of pixel (y, x) is number (y · width + x) · channels + c.
  public let bytes: [UInt8]

  /// Traps unless there is at least one pixel with a channel, and a byte for each.
  public init(height: Int, width: Int, channels: Int, bytes: [UInt8]) {
    requireSides("Picture", height, width)
    require(
      channels >= 1 && channels <= largestSide,
      "Picture: there has to be at least one channel, and there are \(channels)")
    require(
      bytes.count == height * width * channels,
      "\(bytes.count) bytes do not fill a picture of shape [\(height), \(width), \(channels)], "
        + "which holds \(height * width * channels)")
    self.height = height
    self.width = width
    self.channels = channels
    self.bytes = bytes
  }

  /// `[height, width, channels]`
  public var shape: [Int] { [height, width, channels] }

  /// The channels of a pixel, counted from the top and the left. Traps outside the picture.
  public subscript(row: Int, column: Int) -> [UInt8] {
    require(
      row >= 0 && row < height && column >= 0 && column < width,
      "pixel [\(row), \(column)] is outside a picture of \(height)x\(width)")
    let start = (row * width + column) * channels
    return Array(bytes[start..<(start + channels)])
  }
}

extension Picture: CustomStringConvertible {
  public var description: String {
    "Picture(height: \(height), width: \(width), channels: \(channels))"
  }
}
