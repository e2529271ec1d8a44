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

  func call<Result, Failure: Error>(
    _ layer: some Module, _ input: Tensor, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let path = beginCall(of: layer)
    let position = calls.count
    calls.append(nil)
    frames.append(Frame(path: path, modules: layer.innerModules))
    let depth = frames.count - 1
    // A call that throws has no output to show, and is dropped.
    defer { frames.removeLast(frames.count - depth) }
    let result = try body()
    var outputs: [Tensor] = []
    Self.tensors(in: result, into: &outputs)
    require(
      !outputs.isEmpty,
      "recordCall of \(type(of: layer)): its result holds no tensor, but is of type "
        + "\(Result.self)")
    let frame = frames[depth]
    calls[position] = LayerCall(
      path: path, layer: layer, depth: depth, input: input, outputs: outputs, flops: frame.flops,
      hasInnerCalls: frame.hasInnerCalls)
    return result
  }

  private static func tensors(in value: Any, into result: inout [Tensor]) {
    if let tensor = value as? Tensor {
      result.append(tensor)
    } else if !(value is any Module) {
      for child in Mirror(reflecting: value).children { tensors(in: child.value, into: &result) }
    }
  }

  /// Counts an operation for the innermost call.
  func count(_ operation: String, _ operands: [Values], _ result: Values) {
    if frames.isEmpty { return }
    let multiplications =
      switch operation {
      case "linear", "matmul": result.count * (operands[0].shape.last ?? 1)
      // A weight has an axis for outputs (transposed: inputs) first; the rest is one output's share.
      case "convolution": result.count * operands[1].count / max(operands[1].shape[0], 1)
      case "convolutionTransposed":
        operands[0].count * operands[1].count / max(operands[1].shape[0], 1)
      // The gates of all steps, and the weight from the state before each step to them.
      case "recurrence": operands[0].count * operands[2].shape[1]
      default: 0
      }
    frames[frames.count - 1].flops += 2 * multiplications
  }

  /// Finds the layer among the modules of the one that calls it.
  ///
  /// Objects are told apart by identity. Structs have none: a struct is the first of its kind, with
  /// the same parameters, that has not been called yet.
  private func beginCall(of layer: some Module) -> String {
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
