/// A part of every picture, from a row and a column on; where it reaches beyond the picture there
/// are zeros. See torchvision's `functional.crop`.
///
/// `x` is a picture `[channels, height, width]` or a batch of them. Traps when the part would have no
/// pixels, or lies more than a million pixels away.
public func crop(_ x: Tensor, top: Int, left: Int, height: Int, width: Int) -> Tensor {
  let (_, rows, columns) = x.pictureSize("crop")
  requireSides("crop", height, width)
  let nearby = -largestSide...largestSide
  require(
    nearby.contains(top) && nearby.contains(left),
    "crop: row \(top) and column \(left) are too far from a picture of \(rows)x\(columns)")
  func places(_ start: Int, _ count: Int, _ size: Int) -> [Int?] {
    (start..<(start + count)).map { $0 >= 0 && $0 < size ? $0 : nil }
  }
  return Tensor(
    x.values.taking(
      rows: places(top, height, rows), columns: places(left, width, columns), fill: 0))
}

/// The middle of every picture; zeros around a picture that is smaller. See torchvision's
/// `functional.center_crop`.
///
/// `size` is one number for both sides or `[height, width]`; below 1 it traps.
public func centerCrop(_ x: Tensor, _ size: some WindowSize) -> Tensor {
  let (_, rows, columns) = x.pictureSize("centerCrop")
  let sides = windowSizes("centerCrop", "size", size, axes: 2, atLeast: 1)
  // Halves go to the even number, as Python rounds; a margin to add has its odd pixel behind.
  func start(_ available: Int, _ wanted: Int) -> Int {
    available >= wanted
      ? Int((Double(available - wanted) / 2).rounded(.toNearestOrEven))
      : -((wanted - available) / 2)
  }
  requireSides("centerCrop", sides[0], sides[1])
  return crop(
    x, top: start(rows, sides[0]), left: start(columns, sides[1]), height: sides[0],
    width: sides[1])
}

/// Keeps the middle of every picture: `centerCrop` as a transform. See torchvision's `CenterCrop`.
public struct CenterCrop: Transform, Sendable {
  /// `[height, width]`
  public let size: [Int]

  public init(_ size: some WindowSize) {
    self.size = windowSizes("CenterCrop", "size", size, axes: 2, atLeast: 1)
  }

  public func callAsFunction(_ x: Tensor) -> Tensor { centerCrop(x, size) }
}

/// Keeps a part of the picture at a random place, often after adding pixels around it, so that the
/// picture moves by a few pixels. See torchvision's `RandomCrop`.
///
/// `size` is one number for both sides or `[height, width]`. Traps when a picture is smaller than
/// that, unless `padIfNeeded`.
///
///     RandomCrop(32, padding: 4)
public struct RandomCrop: Transform, Sendable {
  /// `[height, width]`
  public let size: [Int]
  /// `[left, top, right, bottom]`
  public let padding: [Int]
  public let padIfNeeded: Bool
  public let fill: Double
  public let paddingMode: PaddingMode

  /// - Parameters:
  ///   - padding: Pixels added first: for all sides, `[horizontal, vertical]` or `[left, top, right,
  ///     bottom]`.
  ///   - padIfNeeded: Whether a side that is still too short gets what it lacks on both ends.
  ///   - fill: What the added pixels are, in the mode `.constant`.
  public init(
    _ size: some WindowSize, padding: some Padding = 0, padIfNeeded: Bool = false,
    fill: Double = 0, paddingMode: PaddingMode = .constant
  ) {
    self.size = windowSizes("RandomCrop", "size", size, axes: 2, atLeast: 1)
    requireSides("RandomCrop", self.size[0], self.size[1])
    self.padding = paddingSides("RandomCrop", padding)
    self.padIfNeeded = padIfNeeded
    self.fill = fill
    self.paddingMode = paddingMode
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    _ = x.pictureSize("RandomCrop")
    var padded =
      padding == [0, 0, 0, 0] ? x : pad(x, padding, fill: fill, mode: paddingMode)
    if padIfNeeded {
      let (_, height, width) = padded.pictureSize("RandomCrop")
      let missing = [max(size[1] - width, 0), max(size[0] - height, 0)]
      if missing != [0, 0] { padded = pad(padded, missing, fill: fill, mode: paddingMode) }
    }
    let (_, height, width) = padded.pictureSize("RandomCrop")
    require(
      size[0] <= height && size[1] <= width,
      "Required crop size (\(size[0]), \(size[1])) is larger than input image size (\(height), "
        + "\(width)): give a padding, or padIfNeeded: true")
    return padded.eachPicture("RandomCrop") { picture in
      let top = Context.current.generator.integer(below: height - size[0] + 1)
      let left = Context.current.generator.integer(below: width - size[1] + 1)
      return crop(picture, top: top, left: left, height: size[0], width: size[1])
    }
  }
}
