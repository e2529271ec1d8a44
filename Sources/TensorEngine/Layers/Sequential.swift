/// Layers one after the other.
///
///     let model = Sequential {
///       Linear(2, 8)
///       for _ in 0..<3 {
///         Linear(8, 8)
///         Tanh()
///       }
///       if usesSigmoid { Sigmoid() }
///     }
///     model(x)
///
/// See PyTorch's `torch.nn.Sequential`.
public final class Sequential: Layer {
  public var layers: [any Layer]

  public init(@LayerBuilder _ layers: () -> [any Layer]) { self.layers = layers() }
  public init(_ layers: [any Layer]) { self.layers = layers }

  /// The number of layers.
  public var count: Int { layers.count }

  /// A layer, counted from 0; −1 is the last.
  public subscript(index: Int) -> any Layer {
    let position = index < 0 ? index + layers.count : index
    require(
      layers.indices.contains(position),
      "index \(index) is out of range: the Sequential has \(layers.count) layers")
    return layers[position]
  }

  public func forward(_ input: Tensor) -> Tensor {
    layers.reduce(input) { value, layer in layer(value) }
  }

  public var namedChildren: [(name: String, value: Any)] {
    layers.enumerated().map { (name: String($0), value: $1) }
  }
}

/// Gathers the layers of a `Sequential`: one a line, with `if`, `else`, `switch` and `for`.
@resultBuilder
public enum LayerBuilder {
  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
  public static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
  @available(
    *, unavailable,
    message: """
      RNN, LSTM and GRU give their output and their state, and the next layer takes one tensor: \
      call them in a Layer of your own
      """
  )
  public static func buildExpression(_ module: RecurrentModule) -> [any Layer] { [] }
  public static func buildBlock(_ parts: [any Layer]...) -> [any Layer] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [any Layer]?) -> [any Layer] { part ?? [] }
  public static func buildEither(first part: [any Layer]) -> [any Layer] { part }
  public static func buildEither(second part: [any Layer]) -> [any Layer] { part }
  public static func buildArray(_ parts: [[any Layer]]) -> [any Layer] { parts.flatMap { $0 } }
  public static func buildLimitedAvailability(_ part: [any Layer]) -> [any Layer] { part }
}
