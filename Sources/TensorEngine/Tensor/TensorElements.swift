/// A number or nested arrays of numbers, from which a tensor can be made: `[[1, 2], [3, 4]]`.
public protocol TensorElements {
  /// Appends the numbers in row-major order and returns their shape.
  func appendElements(to scalars: inout [Float]) -> [Int]
}

/// A number that can stand beside a tensor in arithmetic.
public protocol TensorScalar: TensorElements {
  var asDouble: Double { get }
}

extension TensorScalar {
  var asFloat: Float { Float(asDouble) }

  public func appendElements(to scalars: inout [Float]) -> [Int] {
    scalars.append(asFloat)
    return []
  }
}

extension Double: TensorScalar { public var asDouble: Double { self } }
extension Float: TensorScalar { public var asDouble: Double { Double(self) } }
extension Int: TensorScalar { public var asDouble: Double { Double(self) } }
extension UInt8: TensorScalar { public var asDouble: Double { Double(self) } }
extension Bool: TensorElements {
  public func appendElements(to scalars: inout [Float]) -> [Int] {
    scalars.append(self ? 1 : 0)
    return []
  }
}

extension Array: TensorElements where Element: TensorElements {
  public func appendElements(to scalars: inout [Float]) -> [Int] {
    guard let first else { return [0] }
    let shape = first.appendElements(to: &scalars)
    for (index, element) in enumerated().dropFirst() {
      let other = element.appendElements(to: &scalars)
      require(
        other == shape,
        "rows of a tensor must have the same shape: row 0 has shape \(shape), row \(index) has "
          + "\(other)")
    }
    return [count] + shape
  }
}

extension Tensor {
  /// A tensor of a number or of nested arrays of numbers, all rows of the same length.
  public init(_ elements: some TensorElements, requiresGrad: Bool = false) {
    var scalars: [Float] = []
    let shape = elements.appendElements(to: &scalars)
    self.init(Values(scalars, shape: shape), requiresGrad: requiresGrad)
  }

  /// A tensor of numbers in row-major order. Traps unless they are as many as the shape holds.
  public init(scalars: [Float], shape: [Int], requiresGrad: Bool = false) {
    Self.check(shape)
    require(
      scalars.count == shape.product,
      "\(scalars.count) numbers do not fill a tensor of shape \(shape), which holds "
        + "\(shape.product)")
    self.init(Values(scalars, shape: shape), requiresGrad: requiresGrad)
  }
}

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral
{
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(value) }
  /// `let x: Tensor = [[1, 2], [3, 4]]`: tensors of one shape, stacked.
  public init(arrayLiteral elements: Tensor...) {
    guard let first = elements.first else {
      self.init(Values(uninitialized: [0]))
      return
    }
    let rows = first.count
    let values = Values(uninitialized: [elements.count] + first.shape)
    for (index, element) in elements.enumerated() {
      require(
        element.shape == first.shape,
        "rows of a tensor must have the same shape: row 0 has shape \(first.shape), row \(index) "
          + "has \(element.shape)")
      require(
        !element.requiresGrad,
        "a literal does not keep the history of tensors in it: use stack([…])")
      let source = element.values
      (values.pointer + index * rows).update(from: source.pointer, count: rows)
      withExtendedLifetime(source) {}
    }
    self.init(values)
  }
}
