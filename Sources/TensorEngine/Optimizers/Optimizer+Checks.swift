extension Optimizer {
  /// Traps unless there is something that can be trained, at a rate that makes sense.
  static func check(_ parameters: [Tensor], learningRate: Double, weightDecay: Double) {
    require(
      !parameters.isEmpty,
      "optimizer got an empty parameter list: parameters are tensors with requiresGrad: true")
    require(learningRate >= 0, "Invalid learning rate: \(learningRate)")
    require(weightDecay >= 0, "Invalid weightDecay value: \(weightDecay)")
    for parameter in parameters {
      require(
        parameter.isLeaf,
        "can't optimize a non-leaf Tensor (shape \(parameter.shape)): it has a history")
    }
  }

  /// Zeros of every parameter's shape: what an optimizer remembers before its first step.
  static func zeros(like parameters: [Tensor], filledWith value: Double = 0) -> [Values] {
    parameters.map { Values(repeating: Float(value), shape: $0.shape) }
  }
}

extension Tensor {
  /// The gradient that has been gathered, with weightDecay · parameter added; `nil` without one.
  func gradient(weightDecay: Double) -> Values? {
    guard let gradient = body.node?.grad else { return nil }
    return weightDecay == 0 ? gradient : gradient.adding(Float(weightDecay), values)
  }

  /// Changes the numbers of a parameter where they stand. Whoever saved the old ones keeps them.
  func changeValues(_ change: (UnsafeMutablePointer<Float>) -> Void) {
    body.values.makeUnique()
    change(body.values.pointer)
  }
}
