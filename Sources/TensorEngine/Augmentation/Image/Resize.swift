/// Pictures of another size. See PyTorch's `torch.nn.functional.interpolate` with
/// `align_corners=False` and without antialiasing; a much smaller picture skips pixels.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - size: `[height, width]`, or one number for the shorter side, which keeps the proportions.
///     Below 1 it traps.
public func resize(
  _ x: Tensor, _ size: some WindowSize, interpolation: Interpolation = .bilinear
) -> Tensor {
  let (_, rows, columns) = x.pictureSize("resize")
  let (height, width) = resized("resize", rows, columns, size)
  // The position in the old picture, in pixels from the first one's centre.
  func position(_ place: Int, _ count: Int, _ size: Int) -> Double {
    if interpolation == .nearest { return Double(place * size / count) }
    let position = (Double(place) + 0.5) * Double(size) / Double(count) - 0.5
    return min(max(position, 0), Double(size - 1))
  }
  let (ys, xs) = (
    (0..<height).map { position($0, height, rows) },
    (0..<width).map { position($0, width, columns) }
  )
  return Tensor(
    x.values.resampled(height: height, width: width, interpolation, fill: 0) { row, column in
      (ys[row], xs[column])
    })
}

/// The height and width that a size gives a picture.
private func resized(
  _ name: String, _ rows: Int, _ columns: Int, _ size: some WindowSize
) -> (height: Int, width: Int) {
  var sides = windowSizes(name, "size", size, axes: 2, atLeast: 1)
  requireSides(name, sides[0], sides[1])
  if size is Int {
    // The longer side is cut off to a whole number, as in torchvision.
    sides =
      rows <= columns
      ? [sides[0], sides[0] * columns / rows] : [sides[0] * rows / columns, sides[0]]
    requireSides(name, sides[0], sides[1])
  }
  return (sides[0], sides[1])
}

/// Gives every picture another size: `resize` as a transform. See torchvision's `Resize` with
/// `antialias=False`.
///
/// `size` is `[height, width]`, or one number for the shorter side, which keeps the proportions.
public struct Resize: Transform, Sendable {
  public let size: any WindowSize & Sendable
  public let interpolation: Interpolation

  public init(_ size: some WindowSize & Sendable, interpolation: Interpolation = .bilinear) {
    _ = windowSizes("Resize", "size", size, axes: 2, atLeast: 1)
    self.size = size
    self.interpolation = interpolation
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    resize(x, size, interpolation: interpolation)
  }
}
