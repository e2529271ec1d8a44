/// What a model is made of and what a run of it costs, layer by layer; prints as a table.
///
/// Rows are the calls of layers in one run, in their order, layers inside others indented. A row's
/// numbers are its own, without those of the layers inside it, and parameters count where they are
/// first used: so each column adds up to the total. A number takes 4 bytes.
public struct Summary: CustomStringConvertible {
  public struct Row: Equatable {
    /// Where the layer is in the model; empty for the model itself.
    public let path: String
    /// The layer's type.
    public let type: String
    public let depth: Int
    public let inputShape: [Int]
    /// Several for a layer with several results, such as an `LSTM`.
    public let outputShapes: [[Int]]
    public let parameters: Int
    /// The memory of the row's parameters, and of its outputs unless layers inside made that.
    public let bytes: Int
    /// Floating-point operations of matrix products, convolutions and recurrences, two for each
    /// multiplication and addition.
    public let flops: Int

    /// The first result's.
    public var outputShape: [Int] { outputShapes[0] }
  }

  public let rows: [Row]
  /// All of the model's parameters, those of layers that the run did not call included.
  public let parameters: Int

  /// The memory of parameters and outputs.
  public var bytes: Int { rows.reduce(0) { $0 + $1.bytes } }
  public var flops: Int { rows.reduce(0) { $0 + $1.flops } }

  public var description: String {
    var lines = [["Layer", "Input", "Output", "Parameters", "Bytes", "FLOPs"]]
    // The paths of the layers that a row is in, by depth.
    var callers: [String] = []
    for row in rows {
      callers.removeLast(Swift.max(callers.count - row.depth, 0))
      let path = callers.last.flatMap { caller in
        row.path.hasPrefix(caller + ".") ? String(row.path.dropFirst(caller.count + 1)) : nil
      }
      callers.append(row.path)
      let name = (path ?? row.path).isEmpty ? "" : "\(path ?? row.path): "
      lines.append([
        String(repeating: "  ", count: row.depth) + (name == "\(row.type): " ? "" : name)
          + row.type,
        "\(row.inputShape)", "\(row.outputShape)", Self.grouped(row.parameters),
        Self.grouped(row.bytes), Self.grouped(row.flops),
      ])
      for shape in row.outputShapes.dropFirst() { lines.append(["", "", "\(shape)", "", "", ""]) }
    }
    let total = [Self.grouped(parameters), Self.grouped(bytes), Self.grouped(flops)]
    lines.append(["Total", "", ""] + total)
    return alignedColumns(lines, texts: 3, hasTotal: true, dropping: 1)
  }

  /// `1234567` as `1,234,567`.
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for position in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: position)
    }
    return String(digits)
  }
}

/// Runs a model once on zeros of a shape and lists its layers: shapes, parameters, bytes, FLOPs.
///
/// Layers of one's own are listed too. The run is one for use, not for training (`eval()`), records
/// nothing, uses up no random numbers, and leaves the model as it was. A shape that the model does
/// not take traps as calling it would.
///
///     summary(model, input: [1, 1, 28, 28])
public func summary(_ model: some Layer, input shape: [Int]) -> Summary {
  summary(of: model, input: shape) { _ = model($0) }
}

/// The same for an `RNN`, `LSTM` or `GRU`, which starts from states of zeros.
public func summary(_ model: RecurrentModule, input shape: [Int]) -> Summary {
  summary(of: model, input: shape) { input in
    model.recordCall(input) { model.run(input, nil, nil) }
  }
}

private func summary<Result>(
  of model: some Module, input shape: [Int], _ run: (Tensor) -> Result
) -> Summary {
  Tensor.check(shape)
  let input = Tensor.zeros(shape)
  let calls = inUse(model) { noGrad { layerCalls { run(input) } } }
  var seen: Set<ObjectIdentifier> = []
  var rows: [Summary.Row] = []
  for call in calls {
    // Parameters of inner layers belong to those layers' rows, whether they come or not.
    let inner = Set(
      call.layer.innerModules.flatMap { $0.module.parameters.map { ObjectIdentifier($0.body) } })
    var parameters = 0
    for parameter in call.layer.parameters where !inner.contains(ObjectIdentifier(parameter.body)) {
      if seen.insert(ObjectIdentifier(parameter.body)).inserted { parameters += parameter.count }
    }
    let made = call.hasInnerCalls ? 0 : call.outputs.reduce(0) { $0 + $1.count }
    rows.append(
      Summary.Row(
        path: call.path, type: "\(type(of: call.layer))", depth: call.depth,
        inputShape: call.input.shape, outputShapes: call.outputs.map(\.shape),
        parameters: parameters, bytes: 4 * (parameters + made), flops: call.flops))
  }
  return Summary(rows: rows, parameters: model.parameterCount)
}

/// Runs the body with a model set to use (`eval()`), and leaves the model and the random numbers as
/// they were.
func inUse<Result>(_ model: some Module, _ body: () -> Result) -> Result {
  let switched = model.modules(of: (any HasTrainingMode).self)
  let modes = switched.map(\.isTraining)
  model.eval()
  defer { for (module, mode) in zip(switched, modes) { module.isTraining = mode } }
  return withSeed(0, body)
}
