import TensorEngine

/// What the names in the reference files stand for.
typealias Operation = @Sendable ([Tensor]) -> Tensor

let operationCases: [String: Operation] = [
  "add": { $0[0] + $0[1] },
  "subtract": { $0[0] - $0[1] },
  "multiply": { $0[0] * $0[1] },
  "divide": { $0[0] / $0[1] },
  "power": { pow($0[0], $0[1]) },
  "plusHalf": { $0[0] + 0.5 },
  "minusTwo": { $0[0] - 2 },
  "oneMinus": { 1 - $0[0] },
  "timesThree": { 3 * $0[0] },
  "overSeven": { $0[0] / 7 },
  "twoOver": { 2 / $0[0] },
  "negative": { -$0[0] },
  "exp": { exp($0[0]) },
  "log": { log($0[0]) },
  "sqrt": { sqrt($0[0]) },
  "tanh": { tanh($0[0]) },
  "sigmoid": { sigmoid($0[0]) },
  "sin": { sin($0[0]) },
  "cos": { cos($0[0]) },
  "erf": { erf($0[0]) },
  "square": { $0[0].pow(2) },
  "cube": { $0[0].pow(3) },
  "toThePowerMinusHalf": { pow($0[0], -0.5) },
  "toThePowerZero": { $0[0].pow(0) },
  "relu": { relu($0[0]) },
  "abs": { abs($0[0]) },
  "clamp": { $0[0].clamp(min: -0.5, max: 0.6) },
  "clampMin": { $0[0].clamp(min: 0.1) },
]

let matrixCases: [String: Operation] = [
  "matmul": { matmul($0[0], $0[1]) },
  "matmulTransposed": { $0[0].t().matmul($0[1].t()) },
  "linear": { inputs in
    let layer = Linear(inputs[1].shape[1], inputs[1].shape[0])
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  },
  "linearWithoutBias": { inputs in
    let layer = Linear(inputs[1].shape[1], inputs[1].shape[0], bias: false)
    layer.weight = inputs[1]
    return layer(inputs[0])
  },
]

let reductionCases: [String: Operation] = [
  "sum": { $0[0].sum() },
  "sumFirst": { $0[0].sum(dim: 0) },
  "sumFirstKept": { $0[0].sum(dim: 0, keepDim: true) },
  "sumLast": { $0[0].sum(dim: -1) },
  "sumLastKept": { $0[0].sum(dim: -1, keepDim: true) },
  "sumFirstAndLast": { $0[0].sum(dim: [0, 2]) },
  "mean": { $0[0].mean() },
  "meanFirst": { $0[0].mean(dim: 0) },
  "meanFirstKept": { $0[0].mean(dim: 0, keepDim: true) },
  "meanLast": { $0[0].mean(dim: -1) },
  "meanLastKept": { $0[0].mean(dim: -1, keepDim: true) },
  "var": { $0[0].variance() },
  "varFirst": { $0[0].variance(dim: 0) },
  "varFirstKept": { $0[0].variance(dim: 0, keepDim: true) },
  "varLast": { $0[0].variance(dim: -1) },
  "varLastKept": { $0[0].variance(dim: -1, keepDim: true) },
  "varFirstAndLast": { $0[0].variance(dim: [0, 2]) },
  "biasedVar": { $0[0].variance(unbiased: false) },
  "std": { $0[0].std() },
  "stdFirst": { $0[0].std(dim: 0) },
  "stdFirstKept": { $0[0].std(dim: 0, keepDim: true) },
  "stdLast": { $0[0].std(dim: -1) },
  "stdLastKept": { $0[0].std(dim: -1, keepDim: true) },
  "norm": { $0[0].norm() },
  "normFirst": { $0[0].norm(dim: 0) },
  "normFirstKept": { $0[0].norm(dim: 0, keepDim: true) },
  "normLast": { $0[0].norm(dim: -1) },
  "normLastKept": { $0[0].norm(dim: -1, keepDim: true) },
  "norm1": { $0[0].norm(p: 1) },
  "norm3": { $0[0].norm(p: 3) },
  "normInfinity": { $0[0].norm(p: .infinity) },
  "max": { $0[0].max() },
  "maxFirst": { $0[0].max(dim: 0) },
  "maxLast": { $0[0].max(dim: -1) },
  "min": { $0[0].min() },
  "minFirst": { $0[0].min(dim: 0) },
  "minLast": { $0[0].min(dim: -1) },
  "softmaxFirst": { $0[0].softmax(dim: 0) },
  "softmaxLast": { $0[0].softmax(dim: -1) },
  "logSoftmaxFirst": { $0[0].logSoftmax(dim: 0) },
  "logSoftmaxLast": { $0[0].logSoftmax(dim: -1) },
  "argMaxLast": { $0[0].argmax(dim: -1) },
  "argMinFirst": { $0[0].argmin(dim: 0) },
]

let shapingCases: [String: Operation] = [
  "reshape": { $0[0].reshape([4, -1]) },
  "flatten": { $0[0].flatten() },
  "flattenRows": { $0[0].flatten(startDim: 1) },
  "transpose": { $0[0].t() },
  "transposeThenScale": { $0[0].t() * $0[0].t() },
  "permute": { $0[0].permute([2, 0, 1]) },
  "transposeLast": { $0[0].transpose(-1, -2) },
  "unsqueeze": { $0[0].unsqueeze(1) },
  "squeeze": { $0[0].squeeze() },
  "expand": { $0[0].expand([4, 2, 3]) },
  "row": { $0[0][1] },
  "lastRow": { $0[0][-1] },
  "element": { $0[0][1, 2] },
  "someRows": { $0[0][1..<3] },
  "column": { $0[0][0..., 1] },
  "block": { $0[0][..<2, 1, 1...4] },
  "concatenate": { concatenate($0) },
  "concatenateLast": { concatenate($0, dim: -1) },
  "stack": { stack($0, dim: 1) },
]

let lossCases: [String: Operation] = [
  "mse": { mseLoss($0[0], $0[1]) },
  "mseSum": { sseLoss($0[0], $0[1]) },
  "mseNone": { mseLoss($0[0], $0[1], reduction: .none) },
  "l1": { l1Loss($0[0], $0[1]) },
  "binaryCrossEntropy": { binaryCrossEntropy($0[0], $0[1]) },
  "binaryCrossEntropyWithLogits": { binaryCrossEntropyWithLogits($0[0], $0[1]) },
  "crossEntropySoft": { crossEntropy($0[0], $0[1]) },
  "crossEntropyLabels": { inputs in
    crossEntropy(inputs[0], (0..<inputs[0].shape[0]).map { $0 % inputs[0].shape[1] })
  },
]

let batchNormCases: [String: Operation] = [
  "batchNorm": { inputs in
    let layer = BatchNorm1d(inputs[1].count)
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  }
]
