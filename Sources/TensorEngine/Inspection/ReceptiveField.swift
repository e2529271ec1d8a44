/// Which part of the input each output of a model's convolutions and pools sees; prints as a table.
///
/// Output i of a layer sees the inputs from `start + i · stride` up to, and without,
/// `start + i · stride + size`, along each of the last axes.
public struct ReceptiveField: CustomStringConvertible, Sendable {
  public struct Row: Hashable, Sendable {
    /// Where the layer is in the model.
    public let path: String
    /// The layer's type.
    public let type: String
    /// The output's size along each axis that windows slide over, such as height and width.
    public let outputSize: [Int]
    /// How many inputs one output sees.
    public let size: [Int]
    /// How far apart the fields of neighbouring outputs are, in inputs; also called the jump.
    public let stride: [Int]
    /// The first input that the first output sees; below 0 where that is padding.
    public let start: [Int]
  }

  /// The layers in the order of their calls, up to the first whose outputs see everything.
  public let rows: [Row]
  /// The path of the first layer each of whose outputs may see the whole input, such as a `Flatten`;
  /// `nil` if there is none.
  public let whole: String?

  public var description: String {
    var lines = [["Layer", "Output", "Size", "Stride", "Start"]]
    for row in rows {
      lines.append([
        row.path == row.type || row.path.isEmpty ? row.type : "\(row.path): \(row.type)",
        sizes(row.outputSize), shortest(row.size), shortest(row.stride), shortest(row.start),
      ])
    }
    let table = alignedColumns(lines, texts: 2)
    return whole.map { "\(table)\nFrom layer \($0) on, outputs may see the whole input." } ?? table
  }
}

/// Computes the receptive field of each layer of a convolutional model.
///
///     receptiveField(of: model, input: [1, 1, 28, 28])
///
/// The model runs once on zeros, as in `summary`, and what its convolutions and pools do is followed
/// along the operations: a layer with kernel k, dilation d, stride s and padding p, over a field of
/// size r, stride j and start b, has
///
///     r' = r + d (k − 1) j,  j' = s j,  b' = b − p j
///
/// Functions of each element keep the field; where branches come together, as in a residual block,
/// the field spans both. Traps when the model calls no convolution and no pool. Source: Araujo, Norris
/// and Sim, "Computing receptive fields of convolutional neural networks", Distill (2019).
public func receptiveField(of model: some Layer, input shape: [Int]) -> ReceptiveField {
  Tensor.check(shape)
  let input = Tensor.zeros(shape, requiresGrad: true)
  let calls = inUse(model) { recording { layerCalls { model(input) } } }
  guard let axes = calls.lazy.compactMap({ SlidingWindow($0.layer)?.kernel.count }).first else {
    failure(
      "receptiveField: the model calls no convolution and no pooling layer, so there is nothing "
        + "whose field could be computed")
  }
  var search = FieldSearch(input, axes: axes)
  for call in calls { search.pass(call) }
  let fields = calls.map { search.field(of: $0.output) }
  var rows: [ReceptiveField.Row] = []
  var whole: String?
  for (call, field) in zip(calls, fields) where !(call.layer is Sequential) {
    if case .window(let window)? = field, call.depth > 0 || !call.hasInnerCalls {
      rows.append(
        .init(
          path: call.path, type: "\(type(of: call.layer))",
          outputSize: Array(call.output.shape.suffix(axes)), size: window.size,
          stride: window.stride, start: window.start))
    } else if case .everything? = field, !call.hasInnerCalls, whole == nil {
      whole = call.path.isEmpty ? "\(type(of: call.layer))" : call.path
    }
  }
  return ReceptiveField(rows: rows, whole: whole)
}
