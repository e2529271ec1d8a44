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
    /// The gates after their activations, each `[n, hidden]`.
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
    for t in order(steps) {
      let width = cell.gates * hidden
      let share = x.part(from: t * rows * width, shape: [rows, width])
      var own = h.matrixProduct(w, transposingSecond: true)
      if let b { own = own + b }
      let next: Values
      switch cell {
      case .tanh, .relu:
        next = (share + own).map(cell == .tanh ? kernels.tanh : kernels.relu)
        tape.append(Step(h: h, c: nil, gates: [next], inner: nil))
      case .lstm:
        let parts = slices(share + own)
        let (i, f) = (parts[0].map(kernels.sigmoid), parts[1].map(kernels.sigmoid))
        let (g, o) = (parts[2].map(kernels.tanh), parts[3].map(kernels.sigmoid))
        let cell = f * c! + i * g
        let inner = cell.map(kernels.tanh)
        next = o * inner
        tape.append(Step(h: h, c: c, gates: [i, f, g, o], inner: inner))
        c = cell
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
    var c = cell == .lstm ? gradient.part(from: steps * size, shape: [rows, hidden]) : nil
    for (t, step) in zip(order(steps), tape).reversed() {
      let arriving = h + gradient.part(from: t * size, shape: [rows, hidden])
      var parts: [Values]
      var ownParts: [Values]?
      var direct: Values?
      switch cell {
      case .tanh: parts = [arriving.combine(kernels.tanhGradient, step.gates[0])]
      case .relu: parts = [arriving.combine(kernels.reluGradient, step.gates[0])]
      case .lstm:
        let (i, f, g, o) = (step.gates[0], step.gates[1], step.gates[2], step.gates[3])
        let inner = step.inner!
        let cell = c! + (arriving * o).combine(kernels.tanhGradient, inner)
        parts = [
          (cell * g).combine(kernels.sigmoidGradient, i),
          (cell * step.c!).combine(kernels.sigmoidGradient, f),
          (cell * i).combine(kernels.tanhGradient, g),
          (arriving * inner).combine(kernels.sigmoidGradient, o),
        ]
        c = cell * f
      case .gru:
        let (r, z, n) = (step.gates[0], step.gates[1], step.gates[2])
        let candidate = (arriving - arriving * z).combine(kernels.tanhGradient, n)
        let reset = (candidate * step.inner!).combine(kernels.sigmoidGradient, r)
        let update = (arriving * (step.h! - n)).combine(kernels.sigmoidGradient, z)
        parts = [reset, update, candidate]
        ownParts = [reset, update, candidate * r]
        direct = arriving * z
      }
      join(parts, into: x, t)
      if let ownParts { join(ownParts, into: own, t) }
      (before.pointer + t * size).update(from: step.h!.pointer, count: size)
      h = own.part(from: t * rows * width, shape: [rows, width]).matrixProduct(w)
      if let direct { h = h + direct }
    }
    let flat = own.reshaped([steps * rows, width])
    withExtendedLifetime((tape, before)) {}
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

/// Computes the gradients of all inputs when the first of their rules asks, and hands each out once:
/// a rule that finds its own gone belongs to a later walk back.
private final class OnceAWalk {
  private let compute: (Values) -> Recurrence.Gradients
  private var gradients = Recurrence.Gradients()

  init(_ compute: @escaping (Values) -> Recurrence.Gradients) { self.compute = compute }

  func take(
    _ input: WritableKeyPath<Recurrence.Gradients, Values?>, _ gradient: Values
  ) -> Values {
    if gradients[keyPath: input] == nil { gradients = compute(gradient) }
    defer { gradients[keyPath: input] = nil }
    return gradients[keyPath: input]!
  }
}
