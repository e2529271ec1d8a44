/// What `gradientCheck` found: how far the gradients of `backward()` are from measured slopes.
public struct GradientCheck: CustomStringConvertible, Sendable {
  /// One derivative: of an element of the function's output by an element of an input.
  public struct Derivative: Equatable, Sendable {
    /// The input's place in the list of inputs, from 0.
    public let input: Int
    /// The element's place in that input.
    public let element: [Int]
    /// The element's place in the output.
    public let output: [Int]
    /// What `backward()` gives.
    public let gradient: Double
    /// What the change of the output gives.
    public let slope: Double

    /// How far apart they are.
    public var error: Double { (gradient - slope).magnitude }
  }

  /// Whether every error is at most the absolute tolerance and the relative one times the slope.
  public let passes: Bool
  /// How many derivatives were compared.
  public let count: Int
  /// The one that is furthest off, measured by what is allowed; `nil` if there are none.
  public let worst: Derivative?

  /// The largest error, by what is allowed for it; 0 if nothing was compared.
  public var largestError: Double { worst?.error ?? 0 }

  public var description: String {
    let derivatives = "\(count) \(count == 1 ? "derivative" : "derivatives")"
    guard let worst else { return "passes: nothing to compare" }
    func short(_ value: Double) -> String { DecimalFormat.scientific(value, digits: 3) }
    return """
      \(passes ? "passes" : "fails"): \(derivatives) compared
      largest error \(short(worst.error)): input \(worst.input) at \(worst.element), output at \
      \(worst.output)
      backward() gives \(short(worst.gradient)), the slope is \(short(worst.slope))
      """
  }
}

/// Compares the gradients of `backward()` with measured slopes, (f(x + h) − f(x − h)) / 2h, for every
/// element of the function's output and of each input that requires grad.
///
///     let x = Tensor.randn([3], requiresGrad: true)
///     gradientCheck({ inputs in softmax(inputs[0], dim: 0) }, [x]).passes
///     gradientCheck({ _ in model(data) }, model.parameters)
///
/// The inputs are moved in place, one element at a time, so a function may as well hold them itself;
/// afterwards they and their gradients are as before. The function is called with the same random
/// numbers each time. With 32-bit numbers a slope is good to some four digits, hence the large step
/// and tolerances; at a bend, such as that of `relu` at 0, it is neither side's.
///
/// Traps when no input requires grad, or when one is not a leaf. See PyTorch's
/// `torch.autograd.gradcheck`.
///
/// - Parameter epsilon: h, how far an element is moved.
public func gradientCheck(
  _ function: ([Tensor]) -> Tensor, _ inputs: [Tensor], epsilon: Double = 1.0 / 128,
  absoluteTolerance: Double = 2e-3, relativeTolerance: Double = 2e-3
) -> GradientCheck {
  require(
    inputs.contains { $0.requiresGrad },
    "gradientCheck expects at least one input tensor to require gradient, but none of the "
      + "\(inputs.count) do")
  require(
    inputs.allSatisfy(\.isLeaf),
    "gradientCheck moves its inputs in place, so none may have a history: detach() them first, and "
      + "set requiresGrad")
  require(epsilon > 0, "gradientCheck: epsilon must be above 0, and it is \(epsilon)")
  func run() -> Tensor { withSeed(0) { function(inputs) } }

  let checked = inputs.indices.filter { inputs[$0].requiresGrad }
  let gradients = gradients(of: recording(run), checked.map { inputs[$0] })
  var found = GradientCheckWorst(absoluteTolerance, relativeTolerance)
  var outputShape: [Int] = []
  for (place, input) in checked.enumerated() {
    let tensor = inputs[input]
    let before = tensor.detach()
    defer { tensor.copy(from: before) }
    for element in 0..<tensor.count {
      var scalars = before.scalars
      let middle = scalars[element]
      let (above, below) = (middle + Float(epsilon), middle - Float(epsilon))
      func value(_ moved: Float) -> Tensor {
        scalars[element] = moved
        tensor.copy(from: Tensor(scalars: scalars, shape: tensor.shape))
        // A function may give its input itself, which moves on.
        return noGrad { run().detach() }
      }
      let (high, low) = (value(above), value(below))
      // What the element was really moved by, after rounding.
      let distance = Double(above) - Double(below)
      for (output, ends) in zip(high.toArray(), low.toArray()).enumerated() {
        found.add(
          input, element, output, gradient: Double(gradients[place][output][element]),
          slope: (ends.0 - ends.1) / distance)
      }
      outputShape = high.shape
    }
  }
  let worst = found.worst.map { worst in
    GradientCheck.Derivative(
      input: worst.input, element: indices(of: worst.element, in: inputs[worst.input].shape),
      output: indices(of: worst.output, in: outputShape), gradient: worst.gradient,
      slope: worst.slope)
  }
  return GradientCheck(passes: found.passes, count: found.count, worst: worst)
}

/// The same for a function of one tensor: `gradientCheck({ $0.tanh() }, x)`.
public func gradientCheck(
  _ function: (Tensor) -> Tensor, _ input: Tensor, epsilon: Double = 1.0 / 128,
  absoluteTolerance: Double = 2e-3, relativeTolerance: Double = 2e-3
) -> GradientCheck {
  gradientCheck(
    { function($0[0]) }, [input], epsilon: epsilon, absoluteTolerance: absoluteTolerance,
    relativeTolerance: relativeTolerance)
}

/// The worst of the derivatives that were seen, with elements counted in row-major order.
private struct GradientCheckWorst {
  var passes = true
  var count = 0
  var worst: (input: Int, element: Int, output: Int, gradient: Double, slope: Double)?
  private var worstRatio = -1.0
  private let absolute, relative: Double

  init(_ absolute: Double, _ relative: Double) {
    (self.absolute, self.relative) = (absolute, relative)
  }

  mutating func add(
    _ input: Int, _ element: Int, _ output: Int, gradient: Double, slope: Double
  ) {
    count += 1
    let error = (gradient - slope).magnitude
    let allowed = absolute + relative * slope.magnitude
    let ratio = error / allowed
    // NaN is within no tolerance.
    if !(error <= allowed) { passes = false }
    if ratio > worstRatio || (ratio.isNaN && !worstRatio.isNaN) {
      worst = (input, element, output, gradient, slope)
      worstRatio = ratio
    }
  }
}

/// The gradient of each element of an output by each input, without a trace in any leaf's `grad`.
func gradients(of output: Tensor, _ inputs: [Tensor]) -> [[[Float]]] {
  let zeros = inputs.map { [Float](repeating: 0, count: $0.count) }
  guard let node = output.body.node else {
    return zeros.map { [[Float]](repeating: $0, count: output.count) }
  }
  let found = node.reachable()
  for node in found { node.isVisited = false }
  let keeping = found.filter(\.keepsGrad) + inputs.compactMap(\.body.node)
  let before = keeping.map { (node: $0, grad: $0.grad) }
  defer { for (node, grad) in before { node.grad = grad } }
  var result = inputs.map { _ in [[Float]]() }
  for element in 0..<output.count {
    for input in inputs { input.zeroGrad() }
    var one = [Float](repeating: 0, count: output.count)
    one[element] = 1
    output.backward(
      gradient: Tensor(scalars: one, shape: output.shape), retainGraph: true)
    for (place, input) in inputs.enumerated() {
      result[place].append(input.grad?.scalars ?? zeros[place])
    }
  }
  return result
}

/// The place of an element, counted in row-major order, along each axis.
private func indices(of element: Int, in shape: [Int]) -> [Int] {
  var rest = element
  var result: [Int] = []
  for size in shape.reversed() {
    result.append(rest % size)
    rest /= size
  }
  return result.reversed()
}
