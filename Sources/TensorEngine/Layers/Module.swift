/// Anything that holds parameters: a layer, or a model made of layers.
///
/// A class or struct that conforms gets `parameters`, `train()`, `eval()` and its printed form from
/// the properties that it declares: tensors made with `requiresGrad: true` are its parameters, and
/// modules, or arrays, dictionaries and optionals of them, are its children. See PyTorch's
/// `torch.nn.Module`.
public protocol Module: CustomStringConvertible {
  /// What stands between the parentheses when the module is printed, such as
  /// `inFeatures: 2, outFeatures: 3`. Empty unless the module gives one.
  var configuration: String { get }

  /// The properties that may hold parameters and modules. Read from the declaration unless the
  /// module gives its own.
  var namedChildren: [(name: String, value: Any)] { get }
}

/// A module that turns one tensor into another. Called like a function: `layer(x)`.
///
///     struct Residual: Layer {
///       let inner = Linear(8, 8)
///       func forward(_ x: Tensor) -> Tensor { x + inner(x).relu() }
///     }
public protocol Layer: Module {
  func forward(_ input: Tensor) -> Tensor
}

extension Layer {
  public func callAsFunction(_ input: Tensor) -> Tensor {
    recordCall(input) { forward(input) }
  }
}

/// A module that works differently in training and in use, such as batch normalization.
public protocol HasTrainingMode: AnyObject {
  var isTraining: Bool { get set }
}

extension Module {
  public var configuration: String { "" }

  public var namedChildren: [(name: String, value: Any)] {
    var mirrors: [Mirror] = []
    var mirror: Mirror? = Mirror(reflecting: self)
    while let current = mirror {
      mirrors.insert(current, at: 0)
      mirror = current.superclassMirror
    }
    return mirrors.flatMap { mirror in
      mirror.children.enumerated().map { (name: $1.label ?? String($0), value: $1.value) }
    }
  }

  /// The tensors that training changes, each once, in the order of declaration.
  public var parameters: [Tensor] { namedParameters.map(\.parameter) }

  /// The parameters with their paths, such as `0.weight`.
  public var namedParameters: [(name: String, parameter: Tensor)] {
    var seen: Set<ObjectIdentifier> = []
    var result: [(name: String, parameter: Tensor)] = []
    visit("") { name, value in
      guard let tensor = value as? Tensor, tensor.body.isParameter else { return }
      if seen.insert(ObjectIdentifier(tensor.body)).inserted { result.append((name, tensor)) }
    }
    return result
  }

  /// The number of elements of all parameters.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// This module and those inside it that are of a type, in the order of declaration:
  /// `model.modules(of: Linear.self)`.
  public func modules<M>(of type: M.Type = M.self) -> [M] {
    var result: [M] = []
    if let own = self as? M { result.append(own) }
    visit("") { _, value in
      if value is any Module, let module = value as? M { result.append(module) }
    }
    return result
  }

  /// Sets this module and those inside it to training: batch statistics are used and gathered.
  @discardableResult
  public func train(_ isTraining: Bool = true) -> Self {
    (self as? any HasTrainingMode)?.isTraining = isTraining
    visit("") { _, value in (value as? any HasTrainingMode)?.isTraining = isTraining }
    return self
  }

  /// Sets this module and those inside it to use: what training gathered is applied.
  @discardableResult
  public func eval() -> Self { train(false) }

  /// Forgets the gathered gradients of all parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }

  /// Calls the body for every tensor and module inside this one, with its path.
  func visit(_ path: String, _ body: (String, Any) -> Void) {
    for child in namedChildren { Self.visit(path, child.name, child.value, body) }
  }

  private static func visit(
    _ path: String, _ name: String, _ value: Any, _ body: (String, Any) -> Void
  ) {
    eachHeld(name, value) { name, value in
      let full = path.isEmpty ? name : "\(path).\(name)"
      body(full, value)
      (value as? any Module)?.visit(full, body)
    }
  }

  /// Calls the body for the tensor or module that a property holds, or for each that its optional,
  /// array, dictionary or tuple does, with the name `property.place` that it has there.
  static func eachHeld(_ name: String, _ value: Any, _ body: (String, Any) -> Void) {
    if value is Tensor || value is any Module { return body(name, value) }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let (_, wrapped) = mirror.children.first { eachHeld(name, wrapped, body) }
    case .collection:
      for (index, element) in mirror.children.enumerated() {
        eachHeld("\(name).\(index)", element.value, body)
      }
    case .tuple:
      for (index, element) in mirror.children.enumerated() {
        // An element without a label has its place for one: `.0`.
        let label = element.label.flatMap { $0.hasPrefix(".") ? nil : $0 } ?? String(index)
        eachHeld("\(name).\(label)", element.value, body)
      }
    case .dictionary:
      // A dictionary's order changes from run to run; its keys' order does not.
      let pairs = mirror.children.map { Array(Mirror(reflecting: $0.value).children) }
      for pair in pairs.sorted(by: { "\($0[0].value)" < "\($1[0].value)" }) {
        eachHeld("\(name).\(pair[0].value)", pair[1].value, body)
      }
    default:
      break
    }
  }
}
