/// A batch in which every example is mixed with another one, and labels that say how much there is
/// of each class.
///
///     let mixed = mixup(x, y, numClasses: 10, alpha: 0.2)
///     let loss = crossEntropy(model(mixed.inputs), mixed.labels)
public struct MixedBatch {
  /// As many, and of the same shape, as before.
  public let inputs: Tensor
  /// `[n, classes]`: the mixed shares of each class.
  public let labels: Tensor
  /// The share of the example itself; the rest is its partner's.
  public let lambda: Double
  /// Which example each one was mixed with.
  public let partners: [Int]
  /// What was taken from the partner, with `cutmix`.
  public let region: PictureRegion?
}

extension MixedBatch: CustomStringConvertible {
  public var description: String {
    let region = region.map { ", region: \($0)" } ?? ""
    return "MixedBatch(inputs: \(inputs.shape), labels: \(labels.shape), lambda: \(lambda), "
      + "partners: \(partners)\(region))"
  }
}

/// Traps unless there is a row of labels and a partner for each input.
func checkMixing(
  _ name: String, _ inputs: Tensor, _ labels: Tensor, lambda: Double = 1, partners: [Int]
) {
  require(
    inputs.rank >= 1 && inputs.count > 0, "\(name): there is nothing to mix in \(inputs.shape)")
  require(
    labels.rank == 2 && labels.shape[0] == inputs.shape[0],
    "\(name): the labels of inputs of shape \(inputs.shape) are [\(inputs.shape[0]), classes], and "
      + "their shape is \(labels.shape)")
  require(
    lambda >= 0 && lambda <= 1,
    "\(name): lambda has to be between 0 and 1, and it is \(lambda)")
  require(
    partners.count == inputs.shape[0] && partners.allSatisfy { $0 >= 0 && $0 < partners.count },
    "\(name): partners are \(inputs.shape[0]) numbers from 0 to \(inputs.shape[0] - 1), and they "
      + "are \(partners)")
}

/// The partners and the share of a new mix.
func drawMixing(_ name: String, _ inputs: Tensor, alpha: Double) -> (
  partners: [Int], lambda: Double
) {
  require(
    alpha > 0 && alpha.isFinite, "\(name): alpha has to be above 0 and finite, and it is \(alpha)")
  let partners = Context.current.generator.permutation(of: inputs.rowCount)
  return (partners, Context.current.generator.beta(alpha, alpha))
}

extension Tensor {
  /// λ self + (1 − λ) other, without history.
  func mixed(with partners: [Int], lambda: Double) -> Tensor {
    let others = rows(at: partners).values
    return Tensor(values * Float(lambda) + others * Float(1 - lambda))
  }
}
