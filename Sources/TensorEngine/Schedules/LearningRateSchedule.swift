/// Changes an optimizer's learning rate as training goes on: `step()` once an epoch, after the
/// optimizer's own steps.
///
/// Each schedule goes from the present learning rate to the next one, so several of them on one
/// optimizer work together: a warm-up and a decay multiply. See PyTorch's `torch.optim.lr_scheduler`.
///
///     let schedule = StepLR(optimizer, stepSize: 30, gamma: 0.1)
///     for epoch in 0..<90 {
///       …
///       schedule.step()
///     }
public protocol LearningRateSchedule: AnyObject, CustomStringConvertible {
  var optimizer: any Optimizer { get }
  /// How many times `step()` has been called.
  var epoch: Int { get }
  /// What stands between the parentheses when the schedule is printed, such as `gamma: 0.9`. Empty
  /// unless the schedule gives more.
  var configuration: String { get }
  /// Sets the learning rate of the next epoch.
  func step()
}

extension LearningRateSchedule {
  /// The learning rate that the optimizer has now.
  public var learningRate: Double { optimizer.learningRate }

  public var configuration: String { "" }

  /// The schedule's type and options, and where it is.
  public var description: String {
    "\(Self.self)(\(configuration)): learning rate \(learningRate) at epoch \(epoch)"
  }
}

/// Multiplies the learning rate by `gamma` every `stepSize` epochs.
///
/// A `stepSize` below 1 traps. See PyTorch's `torch.optim.lr_scheduler.StepLR`.
public final class StepLR: LearningRateSchedule {
  public let optimizer: any Optimizer
  public let stepSize: Int
  public let gamma: Double
  public private(set) var epoch = 0

  public init(_ optimizer: any Optimizer, stepSize: Int, gamma: Double = 0.1) {
    require(stepSize > 0, "StepLR needs a stepSize of at least 1, and got \(stepSize)")
    self.optimizer = optimizer
    self.stepSize = stepSize
    self.gamma = gamma
  }

  public var configuration: String { "stepSize: \(stepSize), gamma: \(gamma)" }

  public func step() {
    epoch += 1
    if epoch % stepSize == 0 { optimizer.learningRate *= gamma }
  }
}

/// Multiplies the learning rate by `gamma` every epoch. See PyTorch's
/// `torch.optim.lr_scheduler.ExponentialLR`.
public final class ExponentialLR: LearningRateSchedule {
  public let optimizer: any Optimizer
  public let gamma: Double
  public private(set) var epoch = 0

  public init(_ optimizer: any Optimizer, gamma: Double) {
    self.optimizer = optimizer
    self.gamma = gamma
  }

  public var configuration: String { "gamma: \(gamma)" }

  public func step() {
    epoch += 1
    optimizer.learningRate *= gamma
  }
}

/// A linear warm-up: the learning rate times a factor that goes from `startFactor` to `endFactor`
/// in `totalIterations` epochs and stays there.
///
/// The first factor holds as soon as the schedule is made. Factors that are not from 0 to 1, a
/// `startFactor` of 0 and a `totalIterations` below 1 trap. See PyTorch's
/// `torch.optim.lr_scheduler.LinearLR`.
public final class LinearLR: LearningRateSchedule {
  public let optimizer: any Optimizer
  public let startFactor: Double
  public let endFactor: Double
  public let totalIterations: Int
  public private(set) var epoch = 0

  public init(
    _ optimizer: any Optimizer, startFactor: Double = 1.0 / 3, endFactor: Double = 1,
    totalIterations: Int = 5
  ) {
    require(
      startFactor > 0 && startFactor <= 1,
      "startFactor must be above 0 and at most 1, and it is \(startFactor)")
    require(
      endFactor >= 0 && endFactor <= 1, "endFactor must be from 0 to 1, and it is \(endFactor)")
    require(
      totalIterations > 0, "totalIterations must be at least 1, and it is \(totalIterations)")
    self.optimizer = optimizer
    self.startFactor = startFactor
    self.endFactor = endFactor
    self.totalIterations = totalIterations
    optimizer.learningRate *= startFactor
  }

  public var configuration: String {
    "startFactor: \(startFactor), endFactor: \(endFactor), totalIterations: \(totalIterations)"
  }

  public func step() {
    epoch += 1
    if epoch > totalIterations { return }
    optimizer.learningRate *= factor(epoch) / factor(epoch - 1)
  }

  private func factor(_ epoch: Int) -> Double {
    startFactor + (endFactor - startFactor) * Double(epoch) / Double(totalIterations)
  }
}
