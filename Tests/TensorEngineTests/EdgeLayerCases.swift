import TensorEngine

// What the names in the edge*.json files stand for: see Scripts/make_edge_reference.py.

private func convolution(_ make: @escaping @Sendable () -> ConvolutionLayer) -> Operation {
  { inputs in
    let layer = make()
    layer.weight = inputs[1]
    layer.bias = inputs.count > 2 ? inputs[2] : nil
    return layer(inputs[0])
  }
}

private func transposed(_ make: @escaping @Sendable () -> ConvTransposeLayer) -> Operation {
  { inputs in
    let layer = make()
    layer.weight = inputs[1]
    layer.bias = inputs.count > 2 ? inputs[2] : nil
    return layer(inputs[0])
  }
}

/// Pictures `[n, height, width, channels]` with the channels in front.
private func channelsFirst(_ operation: @escaping Operation) -> Operation {
  { inputs in operation([inputs[0].permute([0, 3, 1, 2])] + inputs.dropFirst()) }
}

private func inUse<L: Layer>(_ layer: L) -> L { layer.eval() }

let edgeLayerCases: [String: Operation] = [
  "conv1dGroups": convolution {
    Conv1d(4, 6, kernelSize: 3, padding: 1, dilation: 2, groups: 2)
  },
  "conv1dAll": convolution { Conv1d(2, 2, kernelSize: 5) },
  "conv2dPointsApart": convolution { Conv2d(3, 2, kernelSize: 1, stride: [2, 3]) },
  "conv2dZeros": convolution {
    Conv2d(1, 2, kernelSize: 2, stride: 2, padding: [3, 2], bias: false)
  },
  "conv2dTurned": channelsFirst(
    convolution { Conv2d(3, 2, kernelSize: [2, 3], padding: [1, 0]) }),
  "conv2dDepthwiseTwice": convolution {
    Conv2d(3, 6, kernelSize: 3, stride: 2, dilation: 2, groups: 3)
  },
  "conv3dAll": convolution {
    Conv3d(1, 2, kernelSize: 2, stride: [3, 2, 1], padding: [1, 0, 2], dilation: [2, 1, 3])
  },
  "conv3dSame": convolution {
    Conv3d(2, 1, kernelSize: [2, 3, 1], padding: .same, bias: false)
  },
  "convTranspose1dGroups": transposed {
    ConvTranspose1d(4, 2, kernelSize: 3, outputPadding: 2, groups: 2, dilation: 3)
  },
  "convTranspose2dApart": transposed {
    ConvTranspose2d(2, 3, kernelSize: [2, 1], stride: [4, 3], outputPadding: [3, 1])
  },
  "convTranspose2dPadded": transposed {
    ConvTranspose2d(1, 2, kernelSize: 3, padding: [2, 1], bias: false)
  },
  "convTranspose2dTurned": channelsFirst(
    transposed { ConvTranspose2d(1, 2, kernelSize: 2, stride: 2) }),
  "linearTurned": { inputs in
    let layer = Linear(inputs[1].shape[1], inputs[1].shape[0])
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0].t())
  },

  "maxPool1dGaps": { MaxPool1d(kernelSize: 2, stride: 3, padding: 1, dilation: 2)($0[0]) },
  "avgPool1dCeiling": { AvgPool1d(kernelSize: 2, stride: 3, ceilMode: true)($0[0]) },
  "maxPool2dApart": { MaxPool2d(kernelSize: [2, 1], stride: [4, 3], ceilMode: true)($0[0]) },
  "avgPool2dApart": { AvgPool2d(kernelSize: [2, 1], stride: [4, 3], ceilMode: true)($0[0]) },
  "avgPool2dTurned": {
    AvgPool2d(kernelSize: [3, 2], stride: 1, padding: [1, 0])($0[0].transpose(-1, -2))
  },
  "avgPool2dInside": {
    AvgPool2d(
      kernelSize: [3, 2], stride: 2, padding: 1, ceilMode: true, countIncludePad: false)($0[0])
  },
  "adaptiveAvgPool2dSame": { AdaptiveAvgPool2d([7, 5])($0[0]) },
  "maxPool2dAll": { MaxPool2d([7, 5])($0[0]) },
  "maxPool3dAll": {
    MaxPool3d(
      kernelSize: [2, 3, 2], stride: [2, 1, 2], padding: [1, 1, 0], dilation: [2, 1, 1],
      ceilMode: true)($0[0])
  },
  "avgPool3dInside": {
    AvgPool3d(kernelSize: 3, stride: 2, padding: 1, ceilMode: true, countIncludePad: false)($0[0])
  },

  "reluLayer": { ReLU()($0[0]) },
  "sigmoidLayer": { Sigmoid()($0[0]) },
  "tanhLayer": { Tanh()($0[0]) },
  "softmaxLayer": { Softmax(dim: -1)($0[0]) },
  "logSoftmaxLayer": { LogSoftmax(dim: -1)($0[0]) },
  "eluTurned": { ELU(alpha: 0.5)($0[0].transpose(0, -1)) },
  "geluTurned": { GELU()($0[0].transpose(0, -1)) },
  "leakyReLUZero": { LeakyReLU(negativeSlope: 0)($0[0]) },
  "dropoutNone": { Dropout(0)($0[0]) },
  "dropoutAll": { Dropout(1)($0[0]) },
  "dropoutInUse": { inUse(Dropout(0.5))($0[0]) },
  "dropout2dAll": { Dropout2d(1)($0[0]) },
  "flattenLayer": { Flatten()($0[0]) },
]

/// A batch norm with the case's weight and bias.
private func batchNorm(_ make: @escaping @Sendable () -> BatchNormLayer) -> Operation {
  { inputs in
    let layer = make()
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    layer.runningMean = [0.5, -1, 2]
    layer.runningVariance = [4, 0.25, 1]
    return layer(inputs[0])
  }
}

private func groupNorm(_ groups: Int, epsilon: Double = 1e-5) -> Operation {
  { inputs in
    let layer = GroupNorm(groups, 6, epsilon: epsilon, affine: inputs.count > 1)
    if inputs.count > 1 {
      layer.weight = inputs[1]
      layer.bias = inputs[2]
    }
    return layer(inputs[0])
  }
}

let edgeNormalizationCases: [String: Operation] = [
  "batchNorm1dInUse": batchNorm { inUse(BatchNorm1d(3)) },
  "batchNorm2dInUse": batchNorm { inUse(BatchNorm2d(3, epsilon: 0.1)) },
  "batchNorm1dRough": batchNorm { BatchNorm1d(3, epsilon: 0.5) },
  "batchNorm2dRough": batchNorm { BatchNorm2d(3, epsilon: 0.5) },
  "batchNorm2dTurned": channelsFirst(batchNorm { BatchNorm2d(3) }),
  "batchNorm1dConstant": { BatchNorm1d(3)($0[0]) },
  "layerNormRough": { inputs in
    let layer = LayerNorm(4, epsilon: 0.2, bias: false)
    layer.weight = inputs[1]
    return layer(inputs[0])
  },
  "layerNormOne": { inputs in
    let layer = LayerNorm([1])
    layer.weight = inputs[1]
    layer.bias = inputs[2]
    return layer(inputs[0])
  },
  "layerNormTurned": { LayerNorm(3)($0[0].t()) },
  "groupNormOne": groupNorm(1),
  "groupNormPlain": groupNorm(3, epsilon: 0.3),
  "groupNormEach": groupNorm(6, epsilon: 0.1),
  "instanceNormRough": { InstanceNorm2d(3, epsilon: 0.3)($0[0]) },
  "instanceNormInUse": { inputs in
    let layer = InstanceNorm2d(3, trackRunningStatistics: true)
    layer.runningMean = [0.5, -1, 2]
    layer.runningVariance = [4, 0.25, 1]
    return inUse(layer)(inputs[0])
  },
]

private func embedding(
  _ numbers: [Int], _ shape: [Int], paddingIndex: Int? = nil, maxNorm: Double? = nil
) -> Operation {
  { inputs in
    let layer = Embedding.fromPretrained(
      inputs[0], paddingIndex: paddingIndex, maxNorm: maxNorm, normType: .infinity)
    layer.weight = inputs[0]
    return layer(Tensor(scalars: numbers.map { Float($0) }, shape: shape))
  }
}

let edgeEmbeddingCases: [String: Operation] = [
  "none": embedding([], [0, 2]),
  "oneRow": embedding([0, 0, 0, 0, 0, 0], [2, 1, 3]),
  "allPadding": embedding([2, 2], [2], paddingIndex: 2),
  "largest": embedding([3, 2, 3], [3], maxNorm: 0.5),
]
