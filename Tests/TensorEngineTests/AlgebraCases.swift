import TensorEngine

// What the names in the files of Scripts/make_algebra_reference.py stand for.

let productCases: [String: Operation] = [
  "matmul": { matmul($0[0], $0[1]) },
  "dot": { $0[0].dot($0[1]) },
  "outer": { $0[0].outer($0[1]) },
  "trace": { $0[0].trace() },
]

private var index: Tensor { [[0, 2, 1], [3, 3, 0]] }
private var mask: Tensor { [[0, 1, 1], [0, 0, 1]] }

let selectionCases: [String: Operation] = [
  "gatherFirst": { $0[0].gather(dim: 0, index: index) },
  "gatherLast": { $0[0].gather(dim: -1, index: index) },
  "gatherMiddle": { $0[0].gather(dim: 1, index: [[[1, 0]], [[2, 2]]]) },
  "indexSelectFirst": { $0[0].indexSelect(dim: 0, index: [2, 0, 2]) },
  "indexSelectLast": { $0[0].indexSelect(dim: -1, index: [1]) },
  "indexSelectNone": { $0[0].indexSelect(dim: 1, index: []) },
  "flipFirst": { $0[0].flip(dim: 0) },
  "flipBoth": { $0[0].flip(dim: [-1, 0]) },
  "roll": { $0[0].roll(3) },
  "rollLast": { $0[0].roll(1, dim: -1) },
  "rollBack": { $0[0].roll(-8, dim: 0) },
  "tril": { $0[0].tril() },
  "trilBelow": { $0[0].tril(-1) },
  "triu": { $0[0].triu() },
  "triuAbove": { $0[0].triu(1) },
  "diag": { $0[0].diag() },
  "diagAbove": { $0[0].diag(1) },
  "diagBelow": { $0[0].diag(-2) },
  "maskedFill": { $0[0].maskedFill(mask, -3) },
  "oneHot": { _ in oneHot([2, 0, 3], numClasses: 5) },
]

let cumulationCases: [String: Operation] = [
  "cumsumFirst": { $0[0].cumsum(dim: 0) },
  "cumsumLast": { $0[0].cumsum(dim: -1) },
  "cumprodFirst": { $0[0].cumprod(dim: 0) },
  "cumprodLast": { $0[0].cumprod(dim: -1) },
  "cummaxFirst": { $0[0].cummax(dim: 0).values },
  "cummaxLast": { $0[0].cummax(dim: -1).values },
  "cummaxPlaceFirst": { $0[0].cummax(dim: 0).indices },
  "cummaxPlaceLast": { $0[0].cummax(dim: -1).indices },
]

let statisticCases: [String: Operation] = [
  "norm": { $0[0].norm() },
  "normLast": { $0[0].norm(dim: -1) },
  "norm0": { $0[0].norm(p: 0) },
  "norm0First": { $0[0].norm(dim: 0, p: 0) },
  "norm0Last": { $0[0].norm(dim: -1, p: 0) },
  "norm1": { $0[0].norm(p: 1) },
  "norm1First": { $0[0].norm(dim: 0, p: 1) },
  "norm1Last": { $0[0].norm(dim: -1, p: 1) },
  "norm3": { $0[0].norm(p: 3) },
  "norm3First": { $0[0].norm(dim: 0, p: 3) },
  "norm3Last": { $0[0].norm(dim: -1, p: 3) },
  "norm1AndHalfFirst": { $0[0].norm(dim: 0, p: 1.5) },
  "norm1AndHalfLast": { $0[0].norm(dim: -1, p: 1.5) },
  "normInfinity": { $0[0].norm(p: .infinity) },
  "normInfinityFirst": { $0[0].norm(dim: 0, p: .infinity) },
  "normInfinityLast": { $0[0].norm(dim: -1, p: .infinity) },
  "var0": { $0[0].variance(correction: 0) },
  "var2Last": { $0[0].variance(dim: -1, correction: 2) },
  "stdFirst": { $0[0].std(dim: 0) },
  "std0First": { $0[0].std(dim: 0, correction: 0) },
  "std2": { $0[0].std(correction: 2) },
  "argMaxFirst": { $0[0].argmax(dim: 0) },
  "argMinLastKept": { $0[0].argmin(dim: -1, keepDim: true) },
  "argMax": { Tensor($0[0].argmax()) },
  "maximum": { maximum($0[0], $0[1]) },
  "minimum": { minimum($0[0], $0[1]) },
  "maxFirst": { $0[0].max(dim: 0) },
  "maxLast": { $0[0].max(dim: -1) },
  "minFirst": { $0[0].min(dim: 0) },
  "minLast": { $0[0].min(dim: -1) },
  "amaxFirst": { $0[0].amax(dim: 0) },
  "amaxLast": { $0[0].amax(dim: -1) },
  "aminFirst": { $0[0].amin(dim: 0) },
  "aminLast": { $0[0].amin(dim: -1) },
  "clamp": { $0[0].clamp(min: 0, max: 1) },
  "clampMin": { $0[0].clamp(min: 0) },
  "clampMax": { $0[0].clamp(max: 1) },
  "sign": { $0[0].sign() },
  "abs": { $0[0].abs() },
]
