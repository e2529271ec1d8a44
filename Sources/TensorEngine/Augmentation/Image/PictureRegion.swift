/// A rectangle of pixels in a picture, counted from the top and the left.
public struct PictureRegion: Equatable, Sendable, CustomStringConvertible {
  public let top: Int
  public let left: Int
  public let height: Int
  public let width: Int

  public init(top: Int, left: Int, height: Int, width: Int) {
    self.top = top
    self.left = left
    self.height = height
    self.width = width
  }

  /// The number of pixels.
  public var area: Int { height * width }

  public var description: String {
    "PictureRegion(top: \(top), left: \(left), height: \(height), width: \(width))"
  }

  /// Traps unless the rectangle lies in a picture of a size.
  func requireInside(_ name: String, _ rows: Int, _ columns: Int) {
    require(
      top >= 0 && left >= 0 && height >= 0 && width >= 0 && top <= rows && left <= columns
        && height <= rows - top && width <= columns - left,
      "\(name): the rows from \(top), \(height) of them, and the columns from \(left), \(width) of "
        + "them, are not all in a picture of \(rows)x\(columns)")
  }

  /// The rectangle's part inside a picture, of one around a middle that lies inside.
  static func clipped(
    top: Int, left: Int, bottom: Int, right: Int, rows: Int, columns: Int
  ) -> PictureRegion {
    let (first, start) = (max(top, 0), max(left, 0))
    return PictureRegion(
      top: first, left: start, height: max(min(bottom, rows) - first, 0),
      width: max(min(right, columns) - start, 0))
  }
}
