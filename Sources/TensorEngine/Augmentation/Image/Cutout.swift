/// Overwrites squares of the picture. Source: DeVries and Taylor, "Improved regularization of
/// convolutional neural networks with cutout" (2017).
///
/// A square's middle is any pixel, so that squares at the border are cut off there, as in the paper.
///
///     Cutout(length: 4)
public struct Cutout: Transform, Sendable {
  /// The side of a square in pixels.
  public let length: Int
  public let holes: Int
  public let fill: Double

  /// - Parameters:
  ///   - length: Traps below 1.
  ///   - holes: How many squares; they may overlap. Traps below 0.
  ///   - fill: What stands there. 0 is the mean of normalized pictures.
  public init(length: Int, holes: Int = 1, fill: Double = 0) {
    require(
      length >= 1 && length <= largestSide,
      "Cutout: length has to be between 1 and \(largestSide), and it is \(length)")
    require(holes >= 0, "Cutout: the number of holes must not be negative, and it is \(holes)")
    self.length = length
    self.holes = holes
    self.fill = fill
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("Cutout") { picture in
      let (_, height, width) = picture.pictureSize("Cutout")
      var values = picture.values
      for _ in 0..<holes {
        let top = Context.current.generator.integer(below: height) - length / 2
        let left = Context.current.generator.integer(below: width) - length / 2
        values.overwrite(
          .clipped(
            top: top, left: left, bottom: top + length, right: left + length, rows: height,
            columns: width)
        ) { _, _, _ in Float(fill) }
      }
      return Tensor(values)
    }
  }
}

extension Values {
  /// Writes numbers to a rectangle of every plane of a picture or a batch; the body gets the plane,
  /// and the row and column in the rectangle.
  mutating func overwrite(
    _ region: PictureRegion, _ body: (_ plane: Int, _ row: Int, _ column: Int) -> Float
  ) {
    let (height, width) = (shape[rank - 2], shape[rank - 1])
    makeUnique()
    for plane in 0..<(count / (height * width)) {
      for row in 0..<region.height {
        let start = (plane * height + region.top + row) * width + region.left
        for column in 0..<region.width { pointer[start + column] = body(plane, row, column) }
      }
    }
  }
}
