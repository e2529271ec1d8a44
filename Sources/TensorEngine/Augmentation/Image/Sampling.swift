/// Where a number between pixels comes from.
public enum Interpolation: Sendable {
  /// The nearest pixel: no new values, jagged edges.
  case nearest
  /// The four pixels around, weighted by how near they are.
  case bilinear
}

extension Values {
  /// Planes `[…, height, width]` that show, at each pixel, what these have at a position. Pixel
  /// centres lie at whole positions; outside these planes everything is `fill`.
  @inline(__always)
  func resampled(
    height: Int, width: Int, _ interpolation: Interpolation, fill: Float,
    at position: (_ row: Int, _ column: Int) -> (y: Double, x: Double)
  ) -> Values {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let planes = count / (rows * columns)
    let result = Values(uninitialized: shape.dropLast(2) + [height, width])
    // Where the pixel's parts lie in a plane, or -1 for outside.
    func place(_ y: Double, _ x: Double) -> Int {
      y >= 0 && y < Double(rows) && x >= 0 && x < Double(columns)
        ? Int(y) * columns + Int(x) : -1
    }
    for row in 0..<height {
      for column in 0..<width {
        let (y, x) = position(row, column)
        let target = result.pointer + row * width + column
        if interpolation == .nearest {
          let source = place(y.rounded(.toNearestOrEven), x.rounded(.toNearestOrEven))
          for plane in 0..<planes {
            target[plane * height * width] =
              source < 0 ? fill : pointer[plane * rows * columns + source]
          }
          continue
        }
        // All four parts outside: also for positions that are infinite or no number.
        guard y > -1, y < Double(rows), x > -1, x < Double(columns) else {
          for plane in 0..<planes { target[plane * height * width] = fill }
          continue
        }
        let (top, left) = (y.rounded(.down), x.rounded(.down))
        let (down, right) = (Float(y - top), Float(x - left))
        let places = (
          place(top, left), place(top, left + 1), place(top + 1, left), place(top + 1, left + 1)
        )
        for plane in 0..<planes {
          let source = pointer + plane * rows * columns
          // A part of weight 0 is left out: it may be infinite.
          func part(_ place: Int, _ weight: Float) -> Float {
            weight == 0 ? 0 : (place < 0 ? fill : source[place]) * weight
          }
          target[plane * height * width] =
            part(places.0, (1 - down) * (1 - right)) + part(places.1, (1 - down) * right)
            + part(places.2, down * (1 - right)) + part(places.3, down * right)
        }
      }
    }
    withExtendedLifetime(self) {}
    return result
  }

  /// Planes whose rows and columns are those of these planes at given places; `nil` is `fill`.
  func taking(rows: [Int?], columns: [Int?], fill: Float) -> Values {
    let (height, width) = (shape[rank - 2], shape[rank - 1])
    let planes = count / (height * width)
    let result = Values(uninitialized: shape.dropLast(2) + [rows.count, columns.count])
    var target = result.pointer
    for plane in 0..<planes {
      for row in rows {
        let source = pointer + (plane * height + (row ?? 0)) * width
        for (index, column) in columns.enumerated() {
          if row != nil, let column { target[index] = source[column] } else { target[index] = fill }
        }
        target += columns.count
      }
    }
    withExtendedLifetime(self) {}
    return result
  }
}
