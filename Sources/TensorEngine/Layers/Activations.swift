/// 1 / (1 + e⁻ˣ), element by element. See PyTorch's `torch.nn.Sigmoid`.
public struct Sigmoid: Layer {
  public init() {}
  public func forward(_ input: Tensor) -> Tensor { input.sigmoid() }
}

/// The hyperbolic tangent, element by element. See PyTorch's `torch.nn.Tanh`.
public struct Tanh: Layer {
  public init() {}
  public func forward(_ input: Tensor) -> Tensor { input.tanh() }
}

/// max(0, x), element by element. See PyTorch's `torch.nn.ReLU`.
public struct ReLU: Layer {
  public init() {}
  public func forward(_ input: Tensor) -> Tensor { input.relu() }
}

/// Gives its input back. See PyTorch's `torch.nn.Identity`.
public struct Identity: Layer {
  public init() {}
  public func forward(_ input: Tensor) -> Tensor { input }
}

/// All axes but the first in one: `[n, a, b]` becomes `[n, a b]`; or those from `startDim` to `endDim`.
///
/// Axes that the input lacks trap. See PyTorch's `torch.nn.Flatten`.
public struct Flatten: Layer {
  public let startDim: Int
  public let endDim: Int

  public init(startDim: Int = 1, endDim: Int = -1) {
    self.startDim = startDim
    self.endDim = endDim
  }

  public func forward(_ input: Tensor) -> Tensor {
    input.flatten(startDim: startDim, endDim: endDim)
  }

  public var configuration: String {
    startDim == 1 && endDim == -1 ? "" : "startDim: \(startDim), endDim: \(endDim)"
  }
}
