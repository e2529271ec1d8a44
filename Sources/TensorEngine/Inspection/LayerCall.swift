/// One call of one layer while a model ran: what went in, what came out, what it cost.
public struct LayerCall: CustomStringConvertible {
  /// Where the layer is in the one that was called first, as in the names of its parameters: `0` where
  /// they are `0.weight` and `0.bias`; empty for that one itself. A layer made on the way has its
  /// type's name there.
  public let path: String
  public let layer: any Module
  /// How many other layers' calls this one happened in.
  public let depth: Int
  public let input: Tensor
  /// All that came out, in order: an `LSTM`'s output, its last hidden state and its last cell.
  public let outputs: [Tensor]
  /// Floating-point operations of matrix products, convolutions and recurrences in the call itself,
  /// without those of the layers that it called: two for each multiplication and addition, as
  /// PyTorch's `torch.utils.flop_counter` counts.
  public let flops: Int
  /// Whether it called other layers.
  public let hasInnerCalls: Bool

  /// Where the layer is and which, and the shapes of what went in and came out.
  public var description: String {
    let name = path.isEmpty || path == "\(type(of: layer))" ? "" : "\(path): "
    let results = outputs.map { "\($0.shape)" }.joined(separator: ", ")
    return "\(name)\(type(of: layer)) \(input.shape) -> \(results)"
  }

  /// What came out, the first if there are several.
  public var output: Tensor { outputs[0] }
}

/// Runs the body and returns every call of a layer in it, in the order in which they began.
///
/// Layers of one's own are seen like the engine's: what counts is that they are called as
/// `layer(x)`, not `layer.forward(x)`. One with another call than a `Layer`'s says so itself: see
/// `Module.recordCall`. Gradients can be read as well:
///
///     let calls = layerCalls { loss = mseLoss(model(x), target) }
///     calls.forEach { $0.output.retainGrad() }
///     loss.backward()
///     calls.map { $0.output.grad!.norm().item() }
///
/// See PyTorch's `torch.nn.Module.register_forward_hook`.
public func layerCalls<Result, Failure: Error>(
  during body: () throws(Failure) -> Result
) throws(Failure) -> [LayerCall] {
  let context = Context.current
  let before = context.callRecorder
  let recorder = LayerCallRecorder()
  context.callRecorder = recorder
  defer { context.callRecorder = before }
  _ = try body()
  return recorder.calls.compactMap { $0 }
}

extension Module {
  /// Runs the body as a call of this module, so that `summary`, `layerCalls` and
  /// `recordActivations` see it.
  ///
  /// A `Layer` needs none of this. It is for modules of one's own that are called otherwise: with
  /// several tensors, or with several results. Tensors in tuples, arrays and optionals of the result
  /// are the call's `outputs`.
  ///
  ///     struct Encoder: Module {
  ///       let lstm = LSTM(8, 16)
  ///       func callAsFunction(_ x: Tensor) -> (Tensor, Tensor) {
  ///         recordCall(x) {
  ///           let (output, state) = lstm(x)
  ///           return (output, state.hidden)
  ///         }
  ///       }
  ///     }
  public func recordCall<Result, Failure: Error>(
    _ input: Tensor, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let recorder = Context.current.callRecorder else { return try body() }
    return try recorder.call(self, input, body)
  }
}
