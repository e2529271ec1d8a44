/// y = x Wᵀ + b: every output is a weighted sum of all inputs.
///
/// The input is `[…, inFeatures]`, the output `[…, outFeatures]`. `weight` is
/// `[outFeatures, inFeatures]` and `bias` `[outFeatures]`; both start uniform within
/// ±1/√inFeatures, PyTorch's default (Kaiming uniform with a = √5). An input whose last axis is not
/// `inFeatures` traps. See PyTorch's `torch.nn.Linear`.
///
///     let layer = Linear(2, 3)
///     layer([[1, 2], [3, 4]])     // shape [2, 3]
public final class Linear: Layer {
  public let inFeatures: Int
  public let outFeatures: Int
  public var weight: Tensor
  public var bias: Tensor?

  public init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true) {
    require(
      inFeatures > 0 && outFeatures > 0,
      "Linear needs at least one feature on each side, and got \(inFeatures) and \(outFeatures)")
    self.inFeatures = inFeatures
    self.outFeatures = outFeatures
    let bound = 1 / Double(inFeatures).squareRoot()
    weight = Tensor.uniform(
      [outFeatures, inFeatures], low: -bound, high: bound, requiresGrad: true)
    self.bias =
      bias ? Tensor.uniform([outFeatures], low: -bound, high: bound, requiresGrad: true) : nil
  }

  public func forward(_ input: Tensor) -> Tensor {
    requireWeights("Linear", weight, [outFeatures, inFeatures], bias, outFeatures)
    return input.linear(weight: weight, bias: bias)
  }

  public var configuration: String {
    "inFeatures: \(inFeatures), outFeatures: \(outFeatures), bias: \(bias != nil)"
  }
}
