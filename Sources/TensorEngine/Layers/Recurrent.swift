/// What `RNN`, `LSTM` and `GRU` have in common; not made by itself.
///
/// The input is `[steps, n, inputSize]`, `[n, steps, inputSize]` with `batchFirst`, or
/// `[steps, inputSize]` without a batch; the output is the last layer's state after each step, in the
/// same order, `hiddenSize` wide, twice that with `bidirectional`: forwards and backwards side by
/// side. A state is `[layers · directions, n, hiddenSize]`, without n for an input without, and
/// zeros unless given. Other shapes trap.
///
/// The parameters have PyTorch's names and layout: `weight_ih_l0` `[gates · hiddenSize, inputSize]`,
/// `weight_hh_l0` `[gates · hiddenSize, hiddenSize]`, `bias_ih_l0` and `bias_hh_l0`, then those of
/// layer 1, with `_reverse` for the way backwards. All start uniform within ±1/√hiddenSize. Between
/// layers, `dropout` is applied in training.
public class RecurrentModule: Module, HasTrainingMode {
  /// The weights of one layer in one direction.
  struct Weights {
    let suffix: String
    let input, hidden: Tensor
    let inputBias, hiddenBias: Tensor?
  }

  public let inputSize: Int
  public let hiddenSize: Int
  public let numLayers: Int
  public let batchFirst: Bool
  public let bidirectional: Bool
  public let dropout: Double
  public var isTraining = true
  private let cell: Recurrence.Cell
  private let hasBias: Bool
  private var weights: [Weights] = []

  init(
    _ name: String, _ cell: Recurrence.Cell, _ inputSize: Int, _ hiddenSize: Int, _ numLayers: Int,
    _ bias: Bool, _ batchFirst: Bool, _ dropout: Double, _ bidirectional: Bool
  ) {
    require(
      inputSize > 0 && hiddenSize > 0 && numLayers > 0,
      "\(name): inputSize, hiddenSize and numLayers must be above 0, and they are \(inputSize), "
        + "\(hiddenSize) and \(numLayers)")
    requireCountable(name, "inputSize, hiddenSize", [inputSize, hiddenSize])
    require(
      dropout >= 0 && dropout <= 1,
      "\(name): dropout should be a number in range [0, 1], and it is \(dropout)")
    (self.inputSize, self.hiddenSize, self.numLayers) = (inputSize, hiddenSize, numLayers)
    (self.batchFirst, self.bidirectional, self.dropout) = (batchFirst, bidirectional, dropout)
    self.cell = cell
    hasBias = bias
    let bound = 1 / Double(hiddenSize).squareRoot()
    let rows = cell.gates * hiddenSize
    func uniform(_ shape: [Int]) -> Tensor {
      .uniform(shape, low: -bound, high: bound, requiresGrad: true)
    }
    for layer in 0..<numLayers {
      let width = layer == 0 ? inputSize : hiddenSize * directions
      for direction in 0..<directions {
        weights.append(
          Weights(
            suffix: "_l\(layer)" + (direction == 1 ? "_reverse" : ""),
            input: uniform([rows, width]), hidden: uniform([rows, hiddenSize]),
            inputBias: bias ? uniform([rows]) : nil, hiddenBias: bias ? uniform([rows]) : nil))
      }
    }
  }

  private var directions: Int { bidirectional ? 2 : 1 }

  public var namedChildren: [(name: String, value: Any)] {
    weights.flatMap { part in
      [
        ("weight_ih", part.input), ("weight_hh", part.hidden), ("bias_ih", part.inputBias),
        ("bias_hh", part.hiddenBias),
      ].compactMap { name, tensor -> (name: String, value: Any)? in
        tensor.map { (name: name + part.suffix, value: $0) }
      }
    }
  }

  /// The outputs, and the last states of all layers and directions.
  func run(_ input: Tensor, _ h0: Tensor?, _ c0: Tensor?) -> (Tensor, h: Tensor, c: Tensor?) {
    require(
      input.rank == 2 || input.rank == 3,
      "\(Self.self): Expected input to be 2D or 3D, got \(input.rank)D instead (shape "
        + "\(input.shape))")
    require(
      input.shape[input.rank - 1] == inputSize,
      "input.size(-1) must be equal to inputSize. Expected \(inputSize), got "
        + "\(input.shape[input.rank - 1]) (shape \(input.shape))")
    let hasBatch = input.rank == 3
    var x = hasBatch ? (batchFirst ? input.transpose(0, 1) : input) : input.unsqueeze(1)
    let (steps, rows) = (x.shape[0], x.shape[1])
    require(steps > 0, "\(Self.self): Expected sequence length to be larger than 0 in RNN")
    let isLSTM = cell == .lstm
    let h = state(h0, "hidden", rows, hasBatch)
    let c = isLSTM ? state(c0, "cell", rows, hasBatch) : nil
    var lastH: [Tensor] = []
    var lastC: [Tensor] = []
    for layer in 0..<numLayers {
      if layer > 0, isTraining, dropout > 0 { x = x.dropout(dropout, mask: x.shape) }
      var outputs: [Tensor] = []
      for direction in 0..<directions {
        let index = layer * directions + direction
        let part = weights[index]
        let recurrence = Recurrence(cell: cell, hidden: hiddenSize, isReverse: direction == 1)
        let states = x.linear(weight: part.input, bias: part.inputBias).recurrence(
          recurrence, h: h[index], c: c.map { $0[index] }, weight: part.hidden,
          bias: part.hiddenBias)
        if isLSTM { lastC.append(states[steps]) }
        let output = isLSTM ? states[0..<steps] : states
        lastH.append(output[direction == 1 ? 0 : steps - 1])
        outputs.append(output)
      }
      x = outputs.count == 1 ? outputs[0] : concatenate(outputs, dim: 2)
    }
    func shaped(_ states: [Tensor]) -> Tensor {
      hasBatch ? stack(states) : stack(states).squeeze(1)
    }
    let output = hasBatch ? (batchFirst ? x.transpose(0, 1) : x) : x.squeeze(1)
    return (output, shaped(lastH), isLSTM ? shaped(lastC) : nil)
  }

  private func state(_ given: Tensor?, _ name: String, _ rows: Int, _ hasBatch: Bool) -> Tensor {
    let count = numLayers * directions
    guard let given else { return .zeros([count, rows, hiddenSize]) }
    let expected = hasBatch ? [count, rows, hiddenSize] : [count, hiddenSize]
    require(
      given.shape == expected,
      "Expected \(name) size \(expected), got \(given.shape)")
    return hasBatch ? given : given.unsqueeze(1)
  }

  public var configuration: String {
    var text = "\(inputSize), \(hiddenSize)"
    if numLayers != 1 { text += ", numLayers: \(numLayers)" }
    if !hasBias { text += ", bias: false" }
    if batchFirst { text += ", batchFirst: true" }
    if dropout > 0 { text += ", dropout: \(dropout)" }
    return bidirectional ? text + ", bidirectional: true" : text
  }
}

/// h' = tanh(W x + b + U h + c) at each step, or max(0, …) with `nonlinearity: .relu`.
///
/// Shapes, parameters and bad input as in `RecurrentModule`. See PyTorch's `torch.nn.RNN`. Source:
/// Elman, "Finding structure in time" (1990).
///
///     let (output, hidden) = RNN(10, 20)(Tensor.randn([5, 3, 10]))     // [5, 3, 20], [1, 3, 20]
public final class RNN: RecurrentModule {
  /// The function of each step.
  public enum Activation: Sendable {
    case tanh
    case relu
  }

  public init(
    _ inputSize: Int, _ hiddenSize: Int, numLayers: Int = 1, nonlinearity: Activation = .tanh,
    bias: Bool = true, batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false
  ) {
    super.init(
      "RNN", nonlinearity == .tanh ? .tanh : .relu, inputSize, hiddenSize, numLayers, bias,
      batchFirst,
      dropout, bidirectional)
  }

  public func callAsFunction(
    _ input: Tensor, _ hidden: Tensor? = nil
  ) -> (output: Tensor, hidden: Tensor) {
    recordCall(input) {
      let (output, h, _) = run(input, hidden, nil)
      return (output, h)
    }
  }
}

/// Long short-term memory: a cell c that gates i, f and o let in, keep and let out at each step.
///
///     i, f, o = sigmoid(W x + b + U h + d), g = tanh(the same of its own rows)
///     c' = f c + i g,  h' = o tanh(c')
///
/// The gates' rows are in the order i, f, g, o. Shapes, parameters and bad input as in
/// `RecurrentModule`. See PyTorch's `torch.nn.LSTM`. Source: Hochreiter and Schmidhuber, "Long
/// short-term memory" (1997); Gers and others (2000) for f.
///
///     let (output, (hidden, cell)) = LSTM(10, 20, batchFirst: true)(Tensor.randn([3, 5, 10]))
public final class LSTM: RecurrentModule {
  public init(
    _ inputSize: Int, _ hiddenSize: Int, numLayers: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false
  ) {
    super.init(
      "LSTM", .lstm, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional)
  }

  public func callAsFunction(
    _ input: Tensor, _ state: (hidden: Tensor, cell: Tensor)? = nil
  ) -> (output: Tensor, state: (hidden: Tensor, cell: Tensor)) {
    recordCall(input) {
      let (output, h, c) = run(input, state?.hidden, state?.cell)
      return (output, (h, c ?? h))
    }
  }
}

/// Gated recurrent units: gates r and z choose between the old state and a candidate n at each step.
///
///     r, z = sigmoid(W x + b + U h + d),  n = tanh(Wₙ x + bₙ + r (Uₙ h + dₙ))
///     h' = (1 − z) n + z h
///
/// The gates' rows are in the order r, z, n. Shapes, parameters and bad input as in
/// `RecurrentModule`. See PyTorch's `torch.nn.GRU`. Source: Cho and others, "Learning phrase
/// representations using RNN encoder-decoder" (2014).
public final class GRU: RecurrentModule {
  public init(
    _ inputSize: Int, _ hiddenSize: Int, numLayers: Int = 1, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false
  ) {
    super.init(
      "GRU", .gru, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional)
  }

  public func callAsFunction(
    _ input: Tensor, _ hidden: Tensor? = nil
  ) -> (output: Tensor, hidden: Tensor) {
    recordCall(input) {
      let (output, h, _) = run(input, hidden, nil)
      return (output, h)
    }
  }
}
