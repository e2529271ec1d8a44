/// 0 ..< count in random order, which follows from the seed. Traps below 0. See PyTorch's
/// `torch.randperm`.
///
/// Swift's own `shuffled()` gives another order in each run.
///
///     let order = randperm(words.count)
///     let shuffled = order.map { words[$0] }
public func randperm(_ count: Int) -> [Int] {
  require(count >= 0, "randperm needs a count of 0 or above, and got \(count)")
  return Context.current.generator.permutation(of: count)
}

extension Tensor {
  /// Random whole numbers from `low` up to but without `high`, each as likely as the others.
  ///
  /// Traps unless there is one, and when a 32-bit number cannot hold them all (2²⁴ is the most). See
  /// PyTorch's `torch.randint`.
  public static func randint(_ low: Int, _ high: Int, _ shape: [Int]) -> Tensor {
    check(shape)
    require(low < high, "randint expects low < high, and they are \(low) and \(high)")
    require(
      low >= -(1 << 24) && high <= 1 << 24,
      "randint: numbers have to be within ±2^24, and the range is \(low) to \(high)")
    let fractions = Context.current.generator.uniform(shape, low: 0, high: 1).scalars
    let width = Double(high - low)
    return Tensor(
      scalars: fractions.map { Float(low + Swift.min(Int(Double($0) * width), high - low - 1)) },
      shape: shape)
  }
}
