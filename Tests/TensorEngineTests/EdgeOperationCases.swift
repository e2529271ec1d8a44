import TensorEngine

// What the names in the edge*.json files stand for: see Scripts/make_edge_reference.py.

let edgeOperationCases: [String: Operation] = [
  "add": { $0[0] + $0[1] },
  "subtract": { $0[0] - $0[1] },
  "multiply": { $0[0] * $0[1] },
  "divide": { $0[0] / $0[1] },
  "power": { pow($0[0], $0[1]) },
  "less": { $0[0] .< $0[1] },
  "lessOrEqual": { $0[0] .<= $0[1] },
  "greater": { $0[0] .> $0[1] },
  "greaterOrEqual": { $0[0] .>= $0[1] },
  "equal": { $0[0] .== $0[1] },
  "notEqual": { $0[0] .!= $0[1] },
  "sign": { $0[0].sign() },
  "log": { $0[0].log() },
  "square": { $0[0].square() },
  "negative": { -$0[0] },
  "sqrt": { $0[0].sqrt() },
  "root": { $0[0].pow(0.5) },
  "firstPower": { $0[0].pow(1) },
  "clampMax": { $0[0].clamp(max: 0.375) },
  "clampToOne": { $0[0].clamp(min: 0.5, max: 0.5) },
  "turnedSum": { $0[0].t().sum(dim: 0) },
  "turnedMatmul": { matmul($0[0].t(), $0[1][0..., 1..<3]) },
  "cutAndTurned": { $0[0][1..., 0..., 1].t().exp() },
  "turnedSoftmax": { $0[0].permute([2, 0, 1])[1].softmax(dim: 0) },
  "turnedReshape": { $0[0].t().reshape([2, -1])[1] * 2 },
  "turnedBroadcast": { $0[0].t() * $0[1][0..<1] },
  "turnedVariance": { $0[0].permute([1, 2, 0]).variance(dim: 1) },
  "turnedMax": { $0[0].transpose(0, 2).max(dim: 1) },
]

let edgeReductionCases: [String: Operation] = [
  "sumOuterKept": { $0[0].sum(dim: [0, 2], keepDim: true) },
  "meanOuter": { $0[0].mean(dim: [0, 2]) },
  "meanInnerKept": { $0[0].mean(dim: [1, 2], keepDim: true) },
  "biasedVarianceOuterKept": {
    $0[0].variance(dim: [0, 2], unbiased: false, keepDim: true)
  },
  "normOuter": { $0[0].norm(dim: [0, 2]) },
  "norm1Middle": { $0[0].norm(dim: 1, p: 1) },
  "norm3Middle": { $0[0].norm(dim: 1, p: 3, keepDim: true) },
  "normInfinityMiddle": { $0[0].norm(dim: 1, p: .infinity) },
  "maxMiddleKept": { $0[0].max(dim: 1, keepDim: true) },
  "minMiddleKept": { $0[0].min(dim: 1, keepDim: true) },
  "softmaxMiddle": { $0[0].softmax(dim: 1) },
  "logSoftmaxMiddle": { $0[0].logSoftmax(dim: 1) },
  "argMaxMiddle": { $0[0].argmax(dim: 1) },
  "argMinMiddle": { $0[0].argmin(dim: 1) },
  "biasedStd": { $0[0].std(dim: 1, unbiased: false) },
  "sum": { $0[0].sum() },
  "mean": { $0[0].mean() },
  "variance": { $0[0].variance() },
  "norm": { $0[0].norm() },
  "sumLast": { $0[0].sum(dim: -1) },
  "meanLast": { $0[0].mean(dim: -1) },
  "varianceLast": { $0[0].variance(dim: -1) },
  "softmaxLast": { $0[0].softmax(dim: -1) },
  "logSoftmaxLast": { $0[0].logSoftmax(dim: -1) },
  "standardDeviation": { $0[0].std() },
  "maxLast": { $0[0].amax(dim: -1) },
  "minLast": { $0[0].amin(dim: -1) },
  "argMaxLast": { $0[0].argmax(dim: -1) },
  "argMinLast": { $0[0].argmin(dim: -1) },
]

let edgeShapingCases: [String: Operation] = [
  "squeezeMiddle": { $0[0].squeeze(1) },
  "unsqueezeLast": { $0[0].unsqueeze(-1) },
  "flatten": { $0[0].flatten() },
  "flattenLast": { $0[0].flatten(startDim: -1) },
  "toRow": { $0[0].reshape([1, -1]) },
  "toScalar": { $0[0].reshape([]) },
  "turn": { $0[0].permute([-1, 0, 1]) },
  "expandScalar": { $0[0].expand([2, 3]) },
  "expandEmpty": { $0[0].expand([0, 3]) },
  "upToLast": { $0[0][..<(-1)] },
  "lastTwo": { $0[0][0..., (-2)...] },
  "nothing": { $0[0][2..<2] },
  "through": { $0[0][...2, 1..<2] },
  "concatenateThree": { concatenate($0, dim: 1) },
  "concatenateWithItself": { concatenate([$0[0], $0[0] * $0[0]]) },
  "stackLast": { stack($0, dim: -1) },
]

private func labels(_ x: Tensor) -> [Int] { (0..<x.shape[0]).map { $0 % x.shape[1] } }

let edgeLossCases: [String: Operation] = {
  var cases: [String: Operation] = [:]
  for (name, reduction) in [
    ("mean", LossReduction.mean), ("sum", .sum), ("none", .none),
  ] {
    cases["mse.\(name)"] = { mseLoss($0[0], $0[1], reduction: reduction) }
    cases["l1.\(name)"] = { l1Loss($0[0], $0[1], reduction: reduction) }
    cases["huber.\(name)"] = { huberLoss($0[0], $0[1], delta: 2, reduction: reduction) }
    cases["binaryCrossEntropy.\(name)"] = {
      binaryCrossEntropy($0[0], $0[1], reduction: reduction)
    }
    cases["binaryCrossEntropyWithLogits.\(name)"] = {
      binaryCrossEntropyWithLogits($0[0], $0[1], reduction: reduction)
    }
    cases["crossEntropySoft.\(name)"] = { crossEntropy($0[0], $0[1], reduction: reduction) }
    cases["crossEntropy.\(name)"] = { crossEntropy($0[0], labels($0[0]), reduction: reduction) }
    cases["nll.\(name)"] = { nllLoss($0[0], labels($0[0]), reduction: reduction) }
  }
  return cases
}()
