/// What stands around a padded picture.
public enum PaddingMode: Sendable {
  /// One number everywhere.
  case constant
  /// The nearest pixel of the picture.
  case edge
  /// The picture mirrored at its outermost pixels, which are not repeated: `c b | a b c | b a`.
  case reflect
  /// The picture mirrored at its edges: `b a | a b c | c b`.
  case symmetric
}

/// How many pixels are added: one number for all sides, `[horizontal, vertical]`, or `[left, top,
/// right, bottom]`, as in torchvision.
public protocol Padding {
  /// `nil` if there is another count of numbers.
  var sides: (left: Int, top: Int, right: Int, bottom: Int)? { get }
}

extension Int: Padding {
  public var sides: (left: Int, top: Int, right: Int, bottom: Int)? { (self, self, self, self) }
}

extension Array: Padding where Element == Int {
  public var sides: (left: Int, top: Int, right: Int, bottom: Int)? {
    switch count {
    case 1: (self[0], self[0], self[0], self[0])
    case 2: (self[0], self[1], self[0], self[1])
    case 4: (self[0], self[1], self[2], self[3])
    default: nil
    }
  }
}

/// The padding of a transform as `[left, top, right, bottom]`. Traps with the transform's name.
func paddingSides(_ name: String, _ padding: some Padding) -> [Int] {
  guard let sides = padding.sides else {
    failure("\(name): padding must be 1, 2 or 4 numbers, and it is \(padding)")
  }
  let all = [sides.left, sides.top, sides.right, sides.bottom]
  require(
    all.allSatisfy { $0 >= 0 && $0 <= largestSide },
    "\(name): padding must not be negative, nor above \(largestSide), and it is \(padding)")
  return all
}

/// Pictures with more pixels around them. See torchvision's `functional.pad`.
///
/// - Parameters:
///   - x: A picture `[channels, height, width]` or a batch of them; other shapes trap.
///   - padding: The pixels for all sides, `[horizontal, vertical]` or `[left, top, right, bottom]`.
///     Traps when negative, and when a picture is too small to be mirrored that far.
///   - fill: What stands there in the mode `.constant`.
public func pad(
  _ x: Tensor, _ padding: some Padding, fill: Double = 0, mode: PaddingMode = .constant
) -> Tensor {
  let (_, height, width) = x.pictureSize("pad")
  let sides = paddingSides("pad", padding)
  requireSides("pad", height + sides[1] + sides[3], width + sides[0] + sides[2])
  func places(_ size: Int, _ before: Int, _ after: Int) -> [Int?] {
    let reach = mode == .reflect ? size - 1 : size
    require(
      mode == .constant || mode == .edge || max(before, after) <= reach,
      "pad: a side of \(size) pixels can be mirrored by at most \(reach) in the mode \(mode), and "
        + "the padding is \(before) and \(after)")
    return (-before..<(size + after)).map { place in
      switch mode {
      case .constant: place >= 0 && place < size ? place : nil
      case .edge: min(max(place, 0), size - 1)
      case .reflect: place < 0 ? -place : place < size ? place : 2 * size - 2 - place
      case .symmetric: place < 0 ? -1 - place : place < size ? place : 2 * size - 1 - place
      }
    }
  }
  return Tensor(
    x.values.taking(
      rows: places(height, sides[1], sides[3]), columns: places(width, sides[0], sides[2]),
      fill: Float(fill)))
}

/// Adds pixels around every picture: `pad` as a transform. See torchvision's `Pad`.
public struct Pad: Transform, Sendable {
  /// `[left, top, right, bottom]`
  public let padding: [Int]
  public let fill: Double
  public let mode: PaddingMode

  public init(_ padding: some Padding, fill: Double = 0, mode: PaddingMode = .constant) {
    self.padding = paddingSides("Pad", padding)
    self.fill = fill
    self.mode = mode
  }

  public func callAsFunction(_ x: Tensor) -> Tensor { pad(x, padding, fill: fill, mode: mode) }
}
