/// What a `Canvas` can fill. Rows grow downwards and columns to the right, in pixels.
public struct Outline: Sendable {
  /// Whether a point is inside.
  private let contains: @Sendable (_ row: Double, _ column: Double) -> Bool

  /// An outline of one's own: whether a point is inside.
  public init(_ contains: @escaping @Sendable (_ row: Double, _ column: Double) -> Bool) {
    self.contains = contains
  }

  /// A disk around a point. A negative radius traps.
  public static func disk(row: Double, column: Double, radius: Double) -> Outline {
    require(radius >= 0, "disk: the radius must not be negative, and it is \(radius)")
    return Outline { y, x in
      (y - row) * (y - row) + (x - column) * (x - column) <= radius * radius
    }
  }

  /// A disk with a hole: the radius is the outer one. Traps unless the thickness is from 0 to it.
  public static func ring(
    row: Double, column: Double, radius: Double, thickness: Double
  ) -> Outline {
    require(
      thickness >= 0 && thickness <= radius,
      "ring: the thickness must be from 0 to the radius \(radius), and it is \(thickness)")
    let hole = radius - thickness
    return Outline { y, x in
      let distance = (y - row) * (y - row) + (x - column) * (x - column)
      return distance <= radius * radius && distance >= hole * hole
    }
  }

  /// A rectangle with a corner at `top`, `left`. Negative sides trap.
  public static func rectangle(
    top: Double, left: Double, height: Double, width: Double
  ) -> Outline {
    require(
      height >= 0 && width >= 0,
      "rectangle: sides must not be negative, and they are \(height) and \(width)")
    return Outline { y, x in y >= top && y < top + height && x >= left && x < left + width }
  }

  /// A line between two points `[row, column]`, with flat ends. Traps when a point has not two numbers,
  /// and on a negative thickness.
  public static func line(from start: [Double], to end: [Double], thickness: Double = 1) -> Outline
  {
    require(
      start.count == 2 && end.count == 2,
      "line: a point is [row, column], and they are \(start) and \(end)")
    require(thickness >= 0, "line: the thickness must not be negative, and it is \(thickness)")
    let (down, right) = (end[0] - start[0], end[1] - start[1])
    let length = down * down + right * right
    return Outline { y, x in
      let along = (y - start[0]) * down + (x - start[1]) * right
      let across = (y - start[0]) * right - (x - start[1]) * down
      // |across| / √length is the distance from the line.
      return along >= 0 && along <= length
        && 4 * across * across <= thickness * thickness * length
    }
  }

  /// A polygon of points `[row, column]`; where it crosses itself, every second part is inside. Traps
  /// unless there are at least three points of two numbers.
  public static func polygon(_ points: [[Double]]) -> Outline {
    require(
      points.count >= 3 && points.allSatisfy { $0.count == 2 },
      "polygon needs at least three points [row, column], and got \(points)")
    return Outline { y, x in
      var isInside = false
      var previous = points[points.count - 1]
      for point in points {
        if (point[0] > y) != (previous[0] > y) {
          let share = (y - point[0]) / (previous[0] - point[0])
          if x < point[1] + share * (previous[1] - point[1]) { isInside.toggle() }
        }
        previous = point
      }
      return isInside
    }
  }

  /// How many of 4×4 points of a pixel are inside.
  func coverage(row: Int, column: Int) -> Int {
    var count = 0
    for i in 0..<4 {
      for j in 0..<4 {
        let (y, x) = (Double(row) + Double(2 * i + 1) / 8, Double(column) + Double(2 * j + 1) / 8)
        if contains(y, x) { count += 1 }
      }
    }
    return count
  }
}
