/// One call of one layer while a model ran: what went in, what came out, what it cost.
public struct LayerCall {
  /// Where the layer is in the one that was called first, such as `0.weight`'s `0`; empty for that
  /// one itself. A layer made on the way has its type's name there.
  public let path: String
  public let layer: any Layer
  /// How many other layers' calls this one happened in.
  public let depth: Int
  public let input: Tensor
  public let output: Tensor
  /// Floating-point operations of matrix products and convolutions in the call itself, without those
  /// of the layers that it called: two for each multiplication and addition, as PyTorch's
  /// `torch.utils.flop_counter` counts.
  public let flops: Int
  /// Whether it called other layers.
  public let hasInnerCalls: Bool
}

/// Runs the body and returns every call of a layer in it, in the order in which they began.
///
/// Layers of one's own are seen like the engine's: what counts is that they are called as
/// `layer(x)`, not `layer.forward(x)`. Gradients can be read as well:
///
///     let calls = layerCalls { model(x) }
///     calls.forEach { $0.output.retainGrad() }
///     loss(calls[0].output).backward()
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

/// Gathers the calls of layers and the operations in them.
final class LayerCallRecorder {
  /// A call that has begun and not ended.
  private struct Frame {
    let path: String
    /// The modules in the layer, with their paths in it; and which of them have been called.
    let modules: [(name: String, module: any Module)]
    var called: Set<String> = []
    var flops = 0
    var hasInnerCalls = false
  }

  private(set) var calls: [LayerCall?] = []
  private var frames: [Frame] = []

  func call(_ layer: some Layer, _ input: Tensor) -> Tensor {
    let path = beginCall(of: layer)
    let position = calls.count
    calls.append(nil)
    frames.append(Frame(path: path, modules: layer.innerModules))
    let output = layer.forward(input)
    let frame = frames.removeLast()
    calls[position] = LayerCall(
      path: path, layer: layer, depth: frames.count, input: input, output: output,
      flops: frame.flops, hasInnerCalls: frame.hasInnerCalls)
    return output
  }

  /// Counts an operation of two operands for the innermost call.
  func count(_ operation: String, _ first: Values, _ second: Values, _ result: Values) {
    if frames.isEmpty { return }
    let multiplications =
      switch operation {
      case "linear", "matmul": result.count * (first.shape.last ?? 1)
      // A weight has an axis for outputs (transposed: inputs) first; the rest is one output's share.
      case "convolution": result.count * second.count / max(second.shape[0], 1)
      case "convolutionTransposed": first.count * second.count / max(second.shape[0], 1)
      default: 0
      }
    frames[frames.count - 1].flops += 2 * multiplications
  }

  /// Finds the layer among the modules of the one that calls it.
  ///
  /// Objects are told apart by identity. Structs have none: a struct is the first of its kind, with
  /// the same parameters, that has not been called yet.
  private func beginCall(of layer: some Layer) -> String {
    guard let caller = frames.last else { return "" }
    let parameters = layer.parameters.map { ObjectIdentifier($0.body) }
    let candidates = caller.modules.filter { _, module in
      if type(of: layer) is AnyObject.Type { return (module as AnyObject) === (layer as AnyObject) }
      return type(of: module) == type(of: layer)
        && module.parameters.map { ObjectIdentifier($0.body) } == parameters
    }
    let names = candidates.map(\.name)
    // Modules inside other modules come after those that the caller itself holds.
    let own = names.filter { name in
      !caller.modules.contains { name.hasPrefix($0.name + ".") }
    }
    let found =
      own.first { !caller.called.contains($0) } ?? own.first
      ?? names.first { !caller.called.contains($0) } ?? names.first
    let name = found ?? "\(type(of: layer))"
    frames[frames.count - 1].called.insert(name)
    frames[frames.count - 1].hasInnerCalls = true
    return caller.path.isEmpty ? name : "\(caller.path).\(name)"
  }
}

extension Module {
  /// The modules inside this one, at any depth, with their paths.
  var innerModules: [(name: String, module: any Module)] {
    var result: [(name: String, module: any Module)] = []
    visit("") { name, value in
      if let module = value as? any Module { result.append((name, module)) }
    }
    return result
  }
}
