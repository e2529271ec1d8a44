import TensorEngine

/// The layer that a function makes, with the case's weight and bias in it.
private func convolution(_ make: @escaping @Sendable (Tensor, Bool) -> ConvolutionLayer)
  -> Operation
{
  { inputs in
    let layer = make(inputs[1], inputs.count > 2)
    layer.weight = inputs[1]
    layer.bias = inputs.count > 2 ? inputs[2] : nil
    return layer(inputs[0])
  }
}

private func transposed(_ make: @escaping @Sendable (Tensor, Bool) -> ConvTransposeLayer)
  -> Operation
{
  { inputs in
    let layer = make(inputs[1], inputs.count > 2)
    layer.weight = inputs[1]
    layer.bias = inputs.count > 2 ? inputs[2] : nil
    return layer(inputs[0])
  }
}

extension Tensor {
  fileprivate var kernel: [Int] { Array(shape[2...]) }
}

let convolutionCases: [String: Operation] = [
  "conv1d": convolution { w, _ in Conv1d(w.shape[1], w.shape[0], kernelSize: w.kernel) },
  "conv1dSame": convolution { _, _ in Conv1d(2, 3, kernelSize: 4, padding: .same) },
  "conv1dWide": convolution { _, _ in
    Conv1d(2, 2, kernelSize: 3, stride: 4, padding: 2, dilation: 2)
  },
  "conv2d": convolution { w, _ in Conv2d(w.shape[1], w.shape[0], kernelSize: w.kernel) },
  "conv2dPadded": convolution { w, _ in
    Conv2d(w.shape[1], w.shape[0], kernelSize: 3, padding: 1)
  },
  "conv2dStrided": convolution { _, _ in
    Conv2d(2, 3, kernelSize: [2, 3], stride: [3, 4], padding: [0, 1])
  },
  "conv2dDilated": convolution { _, _ in
    Conv2d(2, 3, kernelSize: 3, padding: 2, dilation: [2, 3])
  },
  "conv2dGroups": convolution { _, _ in Conv2d(4, 6, kernelSize: 3, groups: 2) },
  "conv2dDepthwise": convolution { _, _ in Conv2d(4, 4, kernelSize: 3, padding: 1, groups: 4) },
  "conv2dSame": convolution { _, _ in
    Conv2d(2, 3, kernelSize: [4, 3], padding: .same, dilation: [1, 2])
  },
  "conv2dWithoutBias": convolution { _, hasBias in
    Conv2d(2, 3, kernelSize: 3, stride: 2, bias: hasBias)
  },
  "conv3d": convolution { _, _ in Conv3d(2, 2, kernelSize: 2) },
  "conv3dStrided": convolution { _, _ in
    Conv3d(2, 2, kernelSize: [2, 3, 2], stride: [1, 2, 3], padding: 1, groups: 2)
  },
  "convTranspose1d": transposed { _, _ in ConvTranspose1d(3, 2, kernelSize: 3) },
  "convTranspose1dStrided": transposed { _, _ in
    ConvTranspose1d(3, 2, kernelSize: 4, stride: 3, padding: 1, outputPadding: 2)
  },
  "convTranspose2d": transposed { _, _ in ConvTranspose2d(3, 2, kernelSize: [2, 3]) },
  "convTranspose2dStrided": transposed { _, _ in
    ConvTranspose2d(
      4, 6, kernelSize: 3, stride: 2, padding: 1, outputPadding: 1, groups: 2, dilation: 2)
  },
  "convTranspose2dWithoutBias": transposed { _, hasBias in
    ConvTranspose2d(2, 3, kernelSize: 2, stride: 2, bias: hasBias)
  },
]

let poolCases: [String: Operation] = [
  "maxPool1d": { MaxPool1d(kernelSize: 2)($0[0]) },
  "avgPool1d": { AvgPool1d(kernelSize: 3, stride: 2, padding: 1)($0[0]) },
  "maxPool2d": { MaxPool2d(kernelSize: 2)($0[0]) },
  "maxPool2dPadded": { MaxPool2d(kernelSize: 3, stride: 2, padding: 1)($0[0]) },
  "maxPool2dGaps": { MaxPool2d(kernelSize: [1, 2], stride: 3)($0[0]) },
  "maxPool2dDilated": { MaxPool2d(kernelSize: 2, stride: 1, padding: 1, dilation: 3)($0[0]) },
  "maxPool2dCeiling": { MaxPool2d(kernelSize: 3, stride: 2, padding: 1, ceilMode: true)($0[0]) },
  "avgPool2d": { AvgPool2d(kernelSize: 2)($0[0]) },
  "avgPool2dInside": {
    AvgPool2d(kernelSize: 3, stride: 2, padding: 1, countIncludePad: false)($0[0])
  },
  "avgPool2dCeiling": { AvgPool2d(kernelSize: 3, stride: 2, padding: 1, ceilMode: true)($0[0]) },
  "adaptiveAvgPool2d": { AdaptiveAvgPool2d([3, 2])($0[0]) },
  "adaptiveAvgPool2dOne": { AdaptiveAvgPool2d(1)($0[0]) },
  "adaptiveAvgPool2dMore": { AdaptiveAvgPool2d(9)($0[0]) },
  "maxPool3d": { MaxPool3d(kernelSize: 2)($0[0]) },
  "avgPool3d": {
    AvgPool3d(kernelSize: [2, 1, 3], stride: [1, 2, 2], padding: [1, 0, 1])($0[0])
  },
]
