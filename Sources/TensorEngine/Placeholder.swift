public struct Tensor { public var shape: [Int]; public init(_ s: [Int]) { shape = s }
  public var scalars: [Float] { [] } }
public func manualSeed(_ s: UInt64) {}
public func mm(_ a: Tensor, _ b: Tensor) -> Tensor { fatalError("mat1 and mat2 shapes cannot be multiplied") }
