import TensorEngine

let activationCases: [String: Operation] = [
  "leakyReLU": { LeakyReLU()($0[0]) },
  "leakyReLUSteep": { LeakyReLU(negativeSlope: 0.3)($0[0]) },
  "prelu": { inputs in
    let layer = PReLU(inputs[1].count)
    layer.weight = inputs[1]
    return layer(inputs[0])
  },
  "elu": { ELU()($0[0]) },
  "eluOfAlpha": { ELU(alpha: 1.7)($0[0]) },
  "gelu": { GELU()($0[0]) },
  "geluTanh": { GELU(approximation: .tanh)($0[0]) },
  "softmax": { Softmax(dim: 0)($0[0]) },
  "logSoftmax": { LogSoftmax(dim: 0)($0[0]) },
]

private func labels(_ x: Tensor) -> [Int] { (0..<x.shape[0]).map { $0 % x.shape[1] } }

let moreLossCases: [String: Operation] = [
  "rmse": { rmseLoss($0[0], $0[1]) },
  "huber": { huberLoss($0[0], $0[1]) },
  "huberSum": { huberLoss($0[0], $0[1], delta: 0.7, reduction: .sum) },
  "nll": { nllLoss($0[0], labels($0[0])) },
  "nllNone": { nllLoss($0[0], Tensor(labels($0[0])), reduction: .none) },
  "crossEntropySum": { crossEntropy($0[0], Tensor(labels($0[0])), reduction: .sum) },
  "l1Penalty": { l1Penalty($0, 0.3) },
  "l2Penalty": { l2Penalty($0, 0.3) },
  "elasticNet": { elasticNetPenalty($0, l1: 0.2, l2: 0.1) },
]
