/// The learning rate falls along half a cosine from its first value to `minimum` in
/// `maxIterations` epochs, and rises again after them.
///
/// At epoch t of T it is minimum + (first − minimum) · (1 + cos(π t / T)) / 2. A `maxIterations`
/// below 1 traps.
///
/// Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts" (2017);
/// PyTorch's `torch.optim.lr_scheduler.CosineAnnealingLR`.
public final class CosineAnnealingLR: LearningRateSchedule {
  public let optimizer: any Optimizer
  public let maxIterations: Int
  public let minimum: Double
  public private(set) var epoch = 0
  private let first: Double

  public init(_ optimizer: any Optimizer, maxIterations: Int, minimum: Double = 0) {
    require(maxIterations > 0, "maxIterations must be at least 1, and it is \(maxIterations)")
    self.optimizer = optimizer
    self.maxIterations = maxIterations
    self.minimum = minimum
    first = optimizer.learningRate
  }

  public var configuration: String { "maxIterations: \(maxIterations), minimum: \(minimum)" }

  public func step() {
    epoch += 1
    let before = height(epoch - 1)
    if before == 0 {
      // Nothing is left to multiply: start from the bottom again.
      optimizer.learningRate += (first - minimum) * height(epoch)
    } else {
      optimizer.learningRate =
        minimum + (optimizer.learningRate - minimum) * (height(epoch) / before)
    }
  }

  /// (1 + cos(π t / T)) / 2: 1 at the top and exactly 0 at the bottom.
  private func height(_ epoch: Int) -> Double {
    let position = epoch % (2 * maxIterations)
    let fromTop = position <= maxIterations ? position : 2 * maxIterations - position
    // = cos²(π t / 2T), which loses no digits near the bottom.
    let root = Self.sine(Double(maxIterations - fromTop) / Double(2 * maxIterations))
    return root * root
  }

  /// sin(π x) for x from 0 to 1/2, from its series: the system's functions differ in the last bit.
  private static func sine(_ x: Double) -> Double {
    let angle = Double.pi * x
    var term = angle
    var sum = angle
    for k in stride(from: 2.0, through: 24, by: 2) {
      term *= -angle * angle / (k * (k + 1))
      sum += term
    }
    return sum
  }
}
