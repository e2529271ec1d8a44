/// One recurrent layer in one direction over all steps, as one operation on the tape: its way back
/// goes through the steps in reverse, so that nothing is recorded for each step.
///
/// A step computes the gates from its input's share (already made for all steps), W h + b, and the
/// state before it. The state is `[n, hidden]`; an LSTM's is `[n, 2 hidden]`, h and the cell c side by
/// side.
struct Recurrence {
  enum Cell: Sendable {
    /// h' = tanh(gates)
    case tanh
    /// h' = max(0, gates)
    case relu
    /// c' = f c + i g, h' = o tanh(c'), with the gates i, f, g, o
    case lstm
    /// h' = (1 − z) n + z h, with the gates r, z and n = tanh(xₙ + r (Wₙ h + bₙ))
    case gru

    /// How many times as wide as h the gates are.
    var gates: Int {
      switch self {
      case .tanh, .relu: 1
      case .lstm: 4
      case .gru: 3
      }
    }
  }

  let cell: Cell
  let hidden: Int
  let isReverse: Bool

  /// What the way back needs of each step.
  struct Step {
    /// The state before the step.
    let h, c: Values?
    /// The gates after their activations, each `[n, hidden]`; an LSTM's as one `[n, 4 hidden]`.
    let gates: [Values]
    /// GRU: Wₙ h + bₙ. LSTM: tanh(c').
    let inner: Values?
  }

  /// The gradients of everything that came in.
  struct Gradients {
    var x, h, c, weight, bias: Values?
  }

  private func order(_ steps: Int) -> [Int] {
    isReverse ? (0..<steps).reversed() : Array(0..<steps)
  }

  private func slices(_ gates: Values) -> [Values] {
    let rows = gates.shape[0]
    return (0..<cell.gates).map {
      gates.gathered([rows, hidden], start: $0 * hidden, steps: [gates.shape[1], 1])
    }
  }

  /// The states after each step `[steps, n, hidden]`, then, for an LSTM, the last cell, as one array
  /// `[steps + 1, n, hidden]`.
  func forward(_ x: Values, _ h0: Values, _ c0: Values?, _ w: Values, _ b: Values?) -> (
    Values, [Step]
  ) {
    let (steps, rows) = (x.shape[0], x.shape[1])
    let size = rows * hidden
    let result = Values(uninitialized: [steps + (c0 == nil ? 0 : 1), rows, hidden])
    var h = h0
    var c = c0
    var tape: [Step] = []
    let columns = w.permuted([1, 0])
    for t in order(steps) {
      let width = cell.gates * hidden
      let share = x.part(from: t * rows * width, shape: [rows, width])
      var own = h.matrixProduct(columns)
      if let b, cell != .lstm { own = own + b }
      let next: Values
      switch cell {
      case .tanh, .relu:
        next = (share + own).map(cell == .tanh ? kernels.tanh : kernels.relu)
        tape.append(Step(h: h, c: nil, gates: [next], inner: nil))
      case .lstm:
        let before = c!
        let gates = Values(uninitialized: [rows, width])
        let after = Values(uninitialized: [rows, hidden])
        let inner = Values(uninitialized: [rows, hidden])
        next = Values(uninitialized: [rows, hidden])
        kernels.lstmStep(
          share.pointer, own.pointer, b?.pointer, before.pointer, gates.pointer, after.pointer,
          inner.pointer, next.pointer, rows, hidden)
        withExtendedLifetime((share, own)) {}
        tape.append(Step(h: h, c: before, gates: [gates], inner: inner))
        c = after
      case .gru:
        let (a, u) = (slices(share), slices(own))
        let r = (a[0] + u[0]).map(kernels.sigmoid)
        let z = (a[1] + u[1]).map(kernels.sigmoid)
        let n = (a[2] + r * u[2]).map(kernels.tanh)
        next = n + z * (h - n)
        tape.append(Step(h: h, c: nil, gates: [r, z, n], inner: u[2]))
      }
      (result.pointer + t * size).update(from: next.pointer, count: size)
      h = next
    }
    if let c { (result.pointer + steps * size).update(from: c.pointer, count: size) }
    withExtendedLifetime((x, h, c)) {}
    return (result, tape)
  }

  func backward(_ gradient: Values, _ tape: [Step], _ w: Values) -> Gradients {
    let rows = gradient.shape[1]
    let size = rows * hidden
    let width = cell.gates * hidden
    let steps = tape.count
    let x = Values(uninitialized: [steps, rows, width])
    // The gradient of W h + b; only a GRU's differs from that of the input's share.
    let own = cell == .gru ? Values(uninitialized: x.shape) : x
    let before = Values(uninitialized: [steps, rows, hidden])
    var h = Values(repeating: 0, shape: [rows, hidden])
    // A copy: the steps change it in place.
    let c =
      cell == .lstm ? gradient.part(from: steps * size, shape: [rows, hidden]).copied() : nil
    for (t, step) in zip(order(steps), tape).reversed() {
      let outer = gradient.part(from: t * size, shape: [rows, hidden])
      var direct: Values?
      switch cell {
      case .tanh: join([(h + outer).combine(kernels.tanhGradient, step.gates[0])], into: x, t)
      case .relu: join([(h + outer).combine(kernels.reluGradient, step.gates[0])], into: x, t)
      case .lstm:
        kernels.lstmStepGradient(
          h.pointer, outer.pointer, c!.pointer, step.gates[0].pointer, step.c!.pointer,
          step.inner!.pointer, x.pointer + t * rows * width, rows, hidden)
      case .gru:
        let arriving = h + outer
        let (r, z, n) = (step.gates[0], step.gates[1], step.gates[2])
        let candidate = (arriving - arriving * z).combine(kernels.tanhGradient, n)
        let reset = (candidate * step.inner!).combine(kernels.sigmoidGradient, r)
        let update = (arriving * (step.h! - n)).combine(kernels.sigmoidGradient, z)
        join([reset, update, candidate], into: x, t)
        join([reset, update, candidate * r], into: own, t)
        direct = arriving * z
      }
      (before.pointer + t * size).update(from: step.h!.pointer, count: size)
      h = own.part(from: t * rows * width, shape: [rows, width]).matrixProduct(w)
      if let direct { h = h + direct }
    }
    let flat = own.reshaped([steps * rows, width])
    withExtendedLifetime((tape, before)) {}
    withExtendedLifetime((gradient, h)) {}
    return Gradients(
      x: x, h: h, c: c,
      weight: flat.matrixProduct(
        before.reshaped([steps * rows, hidden]), transposingFirst: true),
      bias: flat.reduced(.sum, axes: [0]).reshaped([width]))
  }

  /// Writes gates side by side to a step of an array.
  private func join(_ parts: [Values], into target: Values, _ t: Int) {
    let rows = parts[0].shape[0]
    for row in 0..<rows {
      for (place, part) in parts.enumerated() {
        let start = ((t * rows + row) * parts.count + place) * hidden
        (target.pointer + start).update(from: part.pointer + row * hidden, count: hidden)
      }
    }
    withExtendedLifetime(parts) {}
  }
}

extension Tensor {
  /// Runs a recurrence over `[steps, n, gates · hidden]`, this tensor being the input's share of the
  /// gates: see `Recurrence.forward`.
  func recurrence(
    _ recurrence: Recurrence, h: Tensor, c: Tensor?, weight: Tensor, bias: Tensor?
  ) -> Tensor {
    let w = weight.values
    let (y, tape) = recurrence.forward(values, h.values, c?.values, w, bias?.values)
    let once = OnceAWalk { recurrence.backward($0, tape, w) }
    var inputs: [(tensor: Tensor, rule: Node.Rule)] = [
      (self, { once.take(\.x, $0) }), (h, { once.take(\.h, $0) }),
      (weight, { once.take(\.weight, $0) }),
    ]
    if let c { inputs.append((c, { once.take(\.c, $0) })) }
    if let bias { inputs.append((bias, { once.take(\.bias, $0) })) }
    return Self.record("recurrence", y, inputs)
  }
}
