import TensorEngine

// What the names in the files of Scripts/make_choice_reference.py stand for.

let choiceCases: [String: Operation] = [
  "where": { Tensor.where($0[2], $0[0], $0[1]) },
  "whereSmall": { Tensor.where($0[0] .> 0, $0[0], $0[0] * 0.1) },
  "whereNumber": { Tensor.where($0[0] .> 0, $0[0], -2) },
  "whereOther": { Tensor.where($0[0] .> 0, 3.5, $0[0]) },
  "maskedSelect": { $0[0].maskedSelect($0[0] .> 0) },
  "maskedSelectRows": { $0[0].maskedSelect([[1], [0], [1]]) },
  "sort": { $0[0].sort().values },
  "sortPlaces": { $0[0].sort().indices },
  "argsortDown": { $0[0].argsort(descending: true) },
  "sortFirstDown": { $0[0].sort(dim: 0, descending: true).values },
  "topTwo": { $0[0].topk(2).values },
  "topTwoPlaces": { $0[0].topk(2).indices },
  "leastOneFirst": { $0[0].topk(1, dim: 0, largest: false).values },
  "topNone": { $0[0].topk(0).values },
  "padLast": { $0[0].pad([1, 2]) },
  "padBoth": { $0[0].pad([0, 1, 2, 0], value: -1.5) },
  "padNone": { $0[0].pad([]) },
  "flattenFirst": { $0[0].flatten(startDim: 0, endDim: 1) },
  "flattenMiddle": { Flatten(endDim: -2)($0[0]) },
  "flattenOne": { $0[0].flatten(startDim: 1, endDim: 1) },
]

let distanceCases: [String: Operation] = [
  "cosineSimilarity": { cosineSimilarity($0[0], $0[1]) },
  "cosineSimilarityLast": { cosineSimilarity($0[0], $0[1], dim: -1) },
  "cdist": { cdist($0[0], $0[1]) },
  "cdist1": { cdist($0[0], $0[1], p: 1) },
  "cdist3": { cdist($0[0], $0[1], p: 3) },
  "cdistLargest": { cdist($0[0], $0[1], p: .infinity) },
]

private func bias(_ inputs: [Tensor]) -> Tensor? { inputs.count > 2 ? inputs[2] : nil }

let windowCases: [String: Operation] = [
  "conv1d": { conv1d($0[0], $0[1], bias: bias($0)) },
  "conv1dSame": { conv1d($0[0], $0[1], padding: .same) },
  "conv2d": { conv2d($0[0], $0[1], bias: bias($0)) },
  "conv2dAll": {
    conv2d(
      $0[0], $0[1], bias: bias($0), stride: [3, 4], padding: [0, 1], dilation: [1, 2], groups: 2)
  },
  "conv3d": { conv3d($0[0], $0[1]) },
  "adaptiveAvgPool1d": { AdaptiveAvgPool1d(3)($0[0]) },
  "adaptiveAvgPool1dOne": { AdaptiveAvgPool1d([1])($0[0]) },
  "adaptiveAvgPool3d": { AdaptiveAvgPool3d([2, 3, 1])($0[0]) },
  "maxPool1d": { MaxPool1d(2, stride: 1)($0[0]) },
  "avgPool1d": { AvgPool1d(3, stride: 2, padding: 1)($0[0]) },
]

let instanceNormalizationCases: [String: Operation] = [
  "instanceNorm1d": { InstanceNorm1d(3, epsilon: 0.1)($0[0]) },
  "instanceNorm1dAffine": { inputs in
    let layer = InstanceNorm1d(3, affine: true)
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  },
  "instanceNorm1dInUse": {
    let layer = InstanceNorm1d(3, trackRunningStatistics: true)
    layer.runningMean = [0.5, -1, 2]
    layer.runningVariance = [4, 0.25, 1]
    return layer.eval()($0[0])
  },
]
