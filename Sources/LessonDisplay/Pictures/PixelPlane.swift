/// A picture's pixels as numbers.
struct PixelPlane: Hashable, Sendable {
  var height: Int
  var width: Int
  /// 1 for grey, 3 for red, green, blue.
  var channels: Int
  /// Channel by channel, each row by row.
  var values: [Float]

  func value(_ row: Int, _ column: Int, _ channel: Int) -> Double {
    Double(values[(channel * height + row) * width + column])
  }

  /// How bright a pixel is; of a colour as ITU-R BT.601 weighs it.
  func brightness(_ row: Int, _ column: Int) -> Double {
    guard channels == 3 else { return value(row, column, 0) }
    return 0.299 * value(row, column, 0) + 0.587 * value(row, column, 1)
      + 0.114 * value(row, column, 2)
  }

  /// A smaller picture, each pixel of which is the mean of a square of so many pixels a side.
  func shrunk(by factor: Int) -> PixelPlane {
    guard factor > 1 else { return self }
    let (rows, columns) = ((height + factor - 1) / factor, (width + factor - 1) / factor)
    var result = PixelPlane(height: rows, width: columns, channels: channels, values: [])
    result.values.reserveCapacity(rows * columns * channels)
    for channel in 0..<channels {
      for row in 0..<rows {
        for column in 0..<columns {
          result.values.append(
            Float(
              mean(
                rows: (row * factor)..<min((row + 1) * factor, height),
                columns: (column * factor)..<min((column + 1) * factor, width)
              ) { value($0, $1, channel) }))
        }
      }
    }
    return result
  }

  /// The mean brightness of a part, NaN if a pixel of it is not finite.
  func meanBrightness(rows: Range<Int>, columns: Range<Int>) -> Double {
    mean(rows: rows, columns: columns, of: brightness)
  }

  private func mean(rows: Range<Int>, columns: Range<Int>, of value: (Int, Int) -> Double)
    -> Double
  {
    var sum = 0.0
    for row in rows {
      for column in columns { sum += value(row, column) }
    }
    let mean = sum / Double(rows.count * columns.count)
    return mean.isFinite ? mean : .nan
  }
}
