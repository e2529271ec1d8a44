/// The steps of the cells that have no kernel of their own, on some examples of a batch.
extension Recurrence {
  /// Where a step reads and writes: examples below each other, the gates of one side by side.
  struct CellState {
    /// The input's share of the gates, and W h.
    let share, own: UnsafeMutablePointer<Float>
    /// The states before and after the step.
    let before: UnsafePointer<Float>
    let after: UnsafeMutablePointer<Float>
    let gates, inner: UnsafeMutablePointer<Float>?
    let rows: Int
  }

  /// The gradients that arrive at a step, what it left behind, and where the gradients of its parts go.
  struct CellGradient {
    let later, outer, before: UnsafePointer<Float>
    let gates: UnsafePointer<Float>
    let inner: UnsafePointer<Float>?
    let share, own: UnsafeMutablePointer<Float>
    /// GRU: the part that reaches the state before the step without passing through a gate.
    let direct: UnsafeMutablePointer<Float>
    let rows: Int
  }

  /// One step of an RNN or a GRU. W h + b is made in the place of W h.
  func step(_ state: CellState, bias: UnsafePointer<Float>?) {
    for row in 0..<state.rows {
      let (share, own) = (state.share + row * width, state.own + row * width)
      if let bias { kernels.add(own, 1, bias, 1, own, width) }
      let after = state.after + row * hidden
      guard cell == .gru else {
        kernels.add(share, 1, own, 1, after, hidden)
        (cell == .tanh ? kernels.tanh : kernels.relu)(after, after, hidden)
        continue
      }
      let before = state.before + row * hidden
      let (r, inner) = (state.gates! + row * width, state.inner! + row * hidden)
      let (z, n) = (r + hidden, r + 2 * hidden)
      kernels.add(share, 1, own, 1, r, 2 * hidden)
      kernels.sigmoid(r, r, 2 * hidden)
      inner.update(from: own + 2 * hidden, count: hidden)
      kernels.multiply(r, 1, inner, 1, n, hidden)
      kernels.add(share + 2 * hidden, 1, n, 1, n, hidden)
      kernels.tanh(n, n, hidden)
      kernels.subtract(before, 1, n, 1, after, hidden)
      kernels.multiply(z, 1, after, 1, after, hidden)
      kernels.add(n, 1, after, 1, after, hidden)
    }
  }

  /// The way back through one step of an RNN or a GRU.
  func stepGradient(_ step: CellGradient) {
    for row in 0..<step.rows {
      let place = row * hidden
      let (share, own) = (step.share + row * width, step.own + row * width)
      let direct = step.direct + place
      guard cell == .gru else {
        kernels.add(step.later + place, 1, step.outer + place, 1, share, hidden)
        (cell == .tanh ? kernels.tanhGradient : kernels.reluGradient)(
          share, 1, step.gates + place, 1, share, hidden)
        continue
      }
      let r = step.gates + row * width
      let (z, n) = (r + hidden, r + 2 * hidden)
      let (reset, update, candidate) = (share, share + hidden, share + 2 * hidden)
      // What arrives, in the place of its update's part until that is made.
      kernels.add(step.later + place, 1, step.outer + place, 1, update, hidden)
      kernels.multiply(update, 1, z, 1, direct, hidden)
      kernels.subtract(update, 1, direct, 1, candidate, hidden)
      kernels.tanhGradient(candidate, 1, n, 1, candidate, hidden)
      kernels.multiply(candidate, 1, step.inner! + place, 1, reset, hidden)
      kernels.sigmoidGradient(reset, 1, r, 1, reset, hidden)
      kernels.subtract(step.before + place, 1, n, 1, own, hidden)
      kernels.multiply(update, 1, own, 1, update, hidden)
      kernels.sigmoidGradient(update, 1, z, 1, update, hidden)
      own.update(from: share, count: 2 * hidden)
      kernels.multiply(candidate, 1, r, 1, own + 2 * hidden, hidden)
    }
  }
}
