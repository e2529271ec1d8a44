/// What a convolution or a pool does along each axis.
struct SlidingWindow {
  let kernel, stride, dilation, before: [Int]

  /// `nil` for a layer whose windows are not alike everywhere, or that has none.
  init?(_ layer: any Module) {
    switch layer {
    case let layer as ConvolutionLayer:
      (kernel, stride, dilation) = (layer.kernelSize, layer.stride, layer.dilation)
      before = layer.before
    case let layer as PoolLayer:
      (kernel, stride, dilation) = (layer.kernelSize, layer.stride, layer.dilation)
      before = layer.padding
    default: return nil
    }
  }
}

/// The part of the input that a tensor's elements depend on.
enum InputField {
  struct Window {
    var size, stride, start: [Int]
  }

  case window(Window)
  case everything

  func seen(through layer: SlidingWindow) -> InputField {
    guard case .window(var field) = self, field.size.count == layer.kernel.count else {
      return .everything
    }
    for axis in field.size.indices {
      field.size[axis] += layer.dilation[axis] * (layer.kernel[axis] - 1) * field.stride[axis]
      field.start[axis] -= layer.before[axis] * field.stride[axis]
      field.stride[axis] *= layer.stride[axis]
    }
    return .window(field)
  }

  /// The smallest field that spans both.
  func spanning(_ other: InputField) -> InputField {
    guard case .window(var field) = self, case .window(let other) = other,
      field.stride == other.stride
    else { return .everything }
    for axis in field.size.indices {
      let end = max(field.start[axis] + field.size[axis], other.start[axis] + other.size[axis])
      field.start[axis] = min(field.start[axis], other.start[axis])
      field.size[axis] = end - field.start[axis]
    }
    return .window(field)
  }
}

/// Follows the input's field along the tape.
struct FieldSearch {
  private let axes: Int
  private var fields: [ObjectIdentifier: InputField?] = [:]
  /// What the fields are those of, so that no other takes its identity.
  private var nodes: [Node] = []

  /// Operations whose elements each depend on the elements at the same place, if the sizes along the
  /// last axes are the same before and after.
  private static let keepingPlaces: Set<String> = [
    "abs", "add", "batchNorm", "clamp", "concatenate", "cos", "divide", "elu", "erf", "exp", "gelu",
    "leakyReLU", "log", "maskedFill", "maximum", "minimum", "multiply", "negative", "pow", "prelu",
    "relu", "reshape", "sigmoid", "sin", "sqrt", "square", "subtract", "tanh", "where",
  ]

  init(_ input: Tensor, axes: Int) {
    self.axes = axes
    let ones = [Int](repeating: 1, count: axes)
    let start = [Int](repeating: 0, count: axes)
    keep(.window(.init(size: ones, stride: ones, start: start)), for: input.body.node!)
  }

  private mutating func keep(_ field: InputField?, for node: Node) {
    nodes.append(node)
    fields[ObjectIdentifier(node)] = .some(field)
  }

  /// Takes a call's windows into account, for all that comes after it.
  mutating func pass(_ call: LayerCall) {
    guard let window = SlidingWindow(call.layer), let node = call.output.body.node else { return }
    keep(field(of: call.input)?.seen(through: window), for: node)
  }

  /// The field of a tensor's elements; `nil` if they do not depend on the input.
  mutating func field(of tensor: Tensor) -> InputField? {
    guard let node = tensor.body.node else { return nil }
    // Inputs were made before what uses them.
    var waiting = [node]
    while let node = waiting.last {
      if fields[ObjectIdentifier(node)] != nil {
        waiting.removeLast()
        continue
      }
      let missing = node.inputs.filter { fields[ObjectIdentifier($0)] == nil }
      if missing.isEmpty {
        keep(merged(node), for: node)
        waiting.removeLast()
      } else {
        waiting += missing
      }
    }
    return fields[ObjectIdentifier(node)] ?? nil
  }

  private func merged(_ node: Node) -> InputField? {
    var result: InputField?
    for input in node.inputs {
      guard let field = fields[ObjectIdentifier(input)] ?? nil else { continue }
      let keepsPlaces =
        Self.keepingPlaces.contains(node.name)
        && node.shape.suffix(axes) == input.shape.suffix(axes)
      let own = keepsPlaces ? field : .everything
      result = result?.spanning(own) ?? own
    }
    return result
  }
}
