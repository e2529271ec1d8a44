/// Changes parameters in the direction that their gradients give.
public protocol Optimizer: AnyObject {
  var parameters: [Tensor] { get }
  var learningRate: Double { get set }
  /// Changes every parameter that has a gradient, once.
  func step()
}

extension Optimizer {
  /// Forgets the gathered gradients of the parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }
}
