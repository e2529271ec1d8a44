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

  /// What the way back needs, each `[steps, n, …]` in the steps' places.
  struct Tape {
    /// The states after each step, and the one before all.
    let states, h0: Values
    /// The gates after their activations, side by side; those of an RNN are its states.
    var gates: Values?
    /// LSTM: the cells after each step, and the one before all.
    var cells, c0: Values?
    /// GRU: Wₙ h + bₙ. LSTM: tanh(c').
    var inner: Values?
  }

  /// The gradients of everything that came in.
  struct Gradients {
    var x, h, c, weight, bias: Values?
  }

  var width: Int { cell.gates * hidden }

  /// The places of the steps in the order in which they are run, each with the place before it, `nil`
  /// for the first.
  private func order(_ steps: Int) -> [(place: Int, before: Int?)] {
    (0..<steps).map { step in
      let place = isReverse ? steps - 1 - step : step
      return (place, step == 0 ? nil : isReverse ? place + 1 : place - 1)
    }
  }

  /// Runs the body on parts of a batch, on several threads at once: examples never meet, so that a
  /// part goes through all steps by itself.
  private func split(_ rows: Int, steps: Int, _ body: (Range<Int>) -> Void) {
    Threads.split(
      rows, grain: Threads.grain(multiplications: steps * hidden * width), body)
  }

  /// The states after each step `[steps, n, hidden]`, then, for an LSTM, the last cell, as one array
  /// `[steps + 1, n, hidden]`.
  func forward(_ x: Values, _ h0: Values, _ c0: Values?, _ w: Values, _ b: Values?) -> (
    Values, Tape
  ) {
    let (steps, rows) = (x.shape[0], x.shape[1])
    let size = rows * hidden
    let result = Values(uninitialized: [steps + (c0 == nil ? 0 : 1), rows, hidden])
    let order = order(steps)
    var tape = Tape(states: result, h0: h0, c0: c0)
    if cell == .lstm || cell == .gru {
      tape.gates = Values(uninitialized: [steps, rows, width])
      tape.inner = Values(uninitialized: [steps, rows, hidden])
    }
    if c0 != nil { tape.cells = Values(uninitialized: [steps, rows, hidden]) }
    let weight = PackedMatrix(w.matrix(transposed: true), rows: hidden, columns: width)
    split(rows, steps: steps) { part in
      let own = Storage(count: part.count * width)
      for (place, before) in order {
        let first = part.lowerBound
        let here = (place * rows + first) * hidden
        let previous = before.map { ($0 * rows + first) * hidden }
        let h = previous.map { result.pointer + $0 } ?? h0.pointer + first * hidden
        weight.multiply(h, to: own.start, rows: part.count)
        let state = CellState(
          share: x.pointer + here * cell.gates, own: own.start, before: h,
          after: result.pointer + here, gates: tape.gates.map { $0.pointer + here * cell.gates },
          inner: tape.inner.map { $0.pointer + here }, rows: part.count)
        if cell == .lstm {
          kernels.lstmStep(
            state.share, state.own, b?.pointer,
            previous.map { tape.cells!.pointer + $0 } ?? c0!.pointer + first * hidden,
            state.gates, tape.cells!.pointer + here, state.inner, state.after, part.count, hidden)
        } else {
          step(state, bias: b?.pointer)
        }
      }
      withExtendedLifetime(own) {}
    }
    if let cells = tape.cells, let last = order.last {
      (result.pointer + steps * size).update(from: cells.pointer + last.place * size, count: size)
    }
    withExtendedLifetime((x, h0, c0, w, b, tape, weight)) {}
    return (result, tape)
  }

  func backward(_ gradient: Values, _ tape: Tape, _ w: Values) -> Gradients {
    let (steps, rows) = (tape.states.shape[0] - (cell == .lstm ? 1 : 0), gradient.shape[1])
    let size = rows * hidden
    let x = Values(uninitialized: [steps, rows, width])
    // The gradient of W h + b; only a GRU's differs from that of the input's share.
    let own = cell == .gru ? Values(uninitialized: x.shape) : x
    let before = Values(uninitialized: [steps, rows, hidden])
    let h = Values(repeating: 0, shape: [rows, hidden])
    // A copy: the steps change it in place.
    let c =
      cell == .lstm ? gradient.part(from: steps * size, shape: [rows, hidden]).copied() : nil
    let order = order(steps)
    let weight = PackedMatrix(w.matrix(transposed: false), rows: width, columns: hidden)
    split(rows, steps: steps) { part in
      let direct = Storage(count: part.count * hidden)
      let first = part.lowerBound
      let later = h.pointer + first * hidden
      for (place, earlier) in order.reversed() {
        let here = (place * rows + first) * hidden
        let previous = earlier.map { ($0 * rows + first) * hidden }
        let state = previous.map { tape.states.pointer + $0 } ?? tape.h0.pointer + first * hidden
        (before.pointer + here).update(from: state, count: part.count * hidden)
        let arriving = CellGradient(
          later: later, outer: gradient.pointer + here, before: state,
          gates: (tape.gates ?? tape.states).pointer + here * (tape.gates == nil ? 1 : cell.gates),
          inner: tape.inner.map { $0.pointer + here }, share: x.pointer + here * cell.gates,
          own: own.pointer + here * cell.gates, direct: direct.start, rows: part.count)
        if cell == .lstm {
          kernels.lstmStepGradient(
            later, arriving.outer, c!.pointer + first * hidden, arriving.gates,
            previous.map { tape.cells!.pointer + $0 } ?? tape.c0!.pointer + first * hidden,
            arriving.inner, arriving.share, part.count, hidden)
        } else {
          stepGradient(arriving)
        }
        weight.multiply(arriving.own, to: later, rows: part.count)
        if cell == .gru {
          kernels.add(later, 1, direct.start, 1, later, part.count * hidden)
        }
      }
      withExtendedLifetime(direct) {}
    }
    withExtendedLifetime((gradient, tape, w, weight, x, h, c)) {}
    let flat = own.reshaped([steps * rows, width])
    return Gradients(
      x: x, h: h, c: c,
      weight: flat.matrixProduct(
        before.reshaped([steps * rows, hidden]), transposingFirst: true),
      bias: flat.reduced(.sum, axes: [0]).reshaped([width]))
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
