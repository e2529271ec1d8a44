/// Changes parameters in the direction that their gradients give.
public protocol Optimizer: AnyObject, CustomStringConvertible {
  var parameters: [Tensor] { get }
  var learningRate: Double { get set }
  /// What stands behind the learning rate when the optimizer is printed, such as `momentum: 0.9`. Empty
  /// unless the optimizer gives more.
  var configuration: String { get }
  /// Changes every parameter that has a gradient, once.
  func step()
}

extension Optimizer {
  public var configuration: String { "" }

  /// The optimizer's type and options, and how much it changes.
  public var description: String {
    let tensors = "\(parameters.count) \(parameters.count == 1 ? "parameter" : "parameters")"
    let options = configuration.isEmpty ? "" : ", \(configuration)"
    return "\(Self.self)(\(tensors), learningRate: \(learningRate)\(options))"
  }

  /// Forgets the gathered gradients of the parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }
}
