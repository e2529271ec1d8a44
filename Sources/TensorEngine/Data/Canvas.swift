/// A small picture to draw on.
///
///     var canvas = Canvas(height: 16, width: 16)
///     canvas.fill(.disk(row: 8, column: 8, radius: 5))
///     canvas.fill(.line(from: [2, 2], to: [14, 14], thickness: 1), 0.5)
///     canvas.tensor      // [1, 16, 16]
///
/// Places are counted in pixels from the top left corner: pixel [i, j] covers the rows from i to i + 1
/// and the columns from j to j + 1. An outline that covers a part of a pixel, in sixteenths, mixes its
/// colour with what is there. Drawing outside of the picture does no harm.
public struct Canvas: Sendable, CustomStringConvertible {
  public let height: Int
  public let width: Int
  public let channels: Int
  /// A plane for each channel.
  private var values: [Float]

  /// A canvas of 1 channel (grey) or 3 (red, green, blue), filled with one brightness. Traps on other
  /// channels, and unless there is at least one pixel.
  public init(height: Int, width: Int, channels: Int = 1, background: Double = 0) {
    requireSides("Canvas", height, width)
    require(
      channels == 1 || channels == 3,
      "Canvas: the number of channels must be 1 or 3, and it is \(channels)")
    self.height = height
    self.width = width
    self.channels = channels
    values = [Float](repeating: Float(background), count: channels * height * width)
  }

  public var description: String {
    "Canvas(height: \(height), width: \(width), channels: \(channels))"
  }

  /// Fills an outline with one brightness: 0 is black and 1 white.
  public mutating func fill(_ outline: Outline, _ brightness: Double = 1) {
    fill(outline, [Double](repeating: brightness, count: channels))
  }

  /// Fills an outline with a colour: a number from 0 to 1 for each channel. Traps on another count.
  public mutating func fill(_ outline: Outline, _ color: [Double]) {
    require(
      color.count == channels,
      "Canvas: a colour needs \(channels) \(channels == 1 ? "number" : "numbers"), and got \(color)"
    )
    for row in 0..<height {
      for column in 0..<width {
        let share = Float(outline.coverage(row: row, column: column)) / 16
        if share == 0 { continue }
        for channel in 0..<channels {
          let place = (channel * height + row) * width + column
          values[place] += share * (Float(color[channel]) - values[place])
        }
      }
    }
  }

  /// The picture as `[channels, height, width]`, as layers take it.
  public var tensor: Tensor { Tensor(scalars: values, shape: [channels, height, width]) }

  /// The picture as bytes, 0 to 255, as files have it. Brightness outside of 0 to 1 is cut off.
  public var picture: Picture {
    let plane = height * width
    let bytes = (0..<(plane * channels)).map { place in
      let value = values[place % channels * plane + place / channels]
      return UInt8((min(max(value, 0), 1) * 255).rounded())
    }
    return Picture(height: height, width: width, channels: channels, bytes: bytes)
  }
}
