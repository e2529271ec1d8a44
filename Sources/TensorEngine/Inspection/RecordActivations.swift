/// What came out of each layer of a model in one run, in the order of the calls; see
/// `recordActivations`.
///
/// Its elements are the calls of the layers inside the model. A `Sequential` inside is left out: its
/// output is that of its last layer.
public struct Activations: RandomAccessCollection, CustomStringConvertible {
  /// What the model itself gave.
  public let output: Tensor
  private let calls: [LayerCall]

  init(_ calls: [LayerCall]) {
    output = calls[0].output
    let inner = calls.dropFirst().filter { !($0.layer is Sequential) }
    // A model that is one layer is its own.
    self.calls = inner.isEmpty ? [calls[0]] : inner
  }

  /// A line for each call.
  public var description: String { calls.map(\.description).joined(separator: "\n") }

  public var startIndex: Int { calls.startIndex }
  public var endIndex: Int { calls.endIndex }
  public subscript(position: Int) -> LayerCall {
    require(
      calls.indices.contains(position),
      "index \(position) is out of range: \(calls.count) layers were called")
    return calls[position]
  }

  /// The last call of the layer at a path, such as `0` or `conv1`. Traps if none was called.
  public subscript(path: String) -> LayerCall {
    guard let call = calls.last(where: { $0.path == path }) else {
      failure(
        "no layer \"\(path)\" was called: there are "
          + calls.map { "\"\($0.path)\"" }.joined(separator: ", "))
    }
    return call
  }
}

/// Runs a model and keeps what went into each layer and what came out.
///
/// The outputs keep their gradients too: after a `backward()` of what the model gave, they are in
/// `output.grad`, as if `retainGrad()` had been called on each.
///
///     let run = recordActivations(model, x)
///     crossEntropy(run.output, labels).backward()
///     run.map { ($0.path, $0.output.std().item(), $0.output.grad!.norm().item()) }
///     run["2"].input                                      // what went into layer 2
///
/// The layers' names are those in `namedParameters`. For what is not one call of one model, there is
/// `layerCalls { }`. See PyTorch's `torch.nn.Module.register_forward_hook`.
public func recordActivations(_ model: some Layer, _ input: Tensor) -> Activations {
  let calls = layerCalls { model(input) }
  for call in calls {
    for output in call.outputs where output.requiresGrad { output.retainGrad() }
  }
  return Activations(calls)
}
