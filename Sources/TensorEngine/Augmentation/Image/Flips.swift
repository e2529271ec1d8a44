/// Pictures mirrored left to right. See torchvision's `functional.hflip`.
///
/// A picture `[channels, height, width]` or a batch of them; other shapes trap.
public func hflip(_ x: Tensor) -> Tensor {
  let (_, height, width) = x.pictureSize("hflip")
  return Tensor(
    x.values.taking(rows: Array(0..<height), columns: (0..<width).reversed(), fill: 0))
}

/// Pictures mirrored top to bottom. See torchvision's `functional.vflip`.
///
/// A picture `[channels, height, width]` or a batch of them; other shapes trap.
public func vflip(_ x: Tensor) -> Tensor {
  let (_, height, width) = x.pictureSize("vflip")
  return Tensor(
    x.values.taking(rows: (0..<height).reversed(), columns: Array(0..<width), fill: 0))
}

/// Mirrors every picture left to right.
public struct HorizontalFlip: Transform, Sendable {
  public init() {}
  public func callAsFunction(_ x: Tensor) -> Tensor { hflip(x) }
}

/// Mirrors every picture top to bottom.
public struct VerticalFlip: Transform, Sendable {
  public init() {}
  public func callAsFunction(_ x: Tensor) -> Tensor { vflip(x) }
}

/// Mirrors a picture left to right with probability `p`, which traps outside 0…1. See torchvision's
/// `RandomHorizontalFlip`.
///
/// Not for pictures whose meaning it changes, such as digits and letters.
public struct RandomHorizontalFlip: Transform, Sendable {
  public let p: Double

  public init(p: Double = 0.5) {
    requireProbability("RandomHorizontalFlip", p)
    self.p = p
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("RandomHorizontalFlip") {
      Context.current.generator.chance(p) ? hflip($0) : $0
    }
  }
}

/// Mirrors a picture top to bottom with probability `p`, which traps outside 0…1. See torchvision's
/// `RandomVerticalFlip`.
public struct RandomVerticalFlip: Transform, Sendable {
  public let p: Double

  public init(p: Double = 0.5) {
    requireProbability("RandomVerticalFlip", p)
    self.p = p
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.eachPicture("RandomVerticalFlip") {
      Context.current.generator.chance(p) ? vflip($0) : $0
    }
  }
}
