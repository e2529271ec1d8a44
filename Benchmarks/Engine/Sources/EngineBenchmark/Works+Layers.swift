import TensorEngine

/// Single layers, forwards, or forwards and back to the weights and the input.
let layerWorks: [String: @Sendable () -> Work] = [
  "conv-forward": {
    let layer = Conv2d(64, 64, kernelSize: 3, padding: 1)
    fill(layer)
    let x = pattern([8, 64, 32, 32], stream: 1)
    return Work { noGrad { layer(x) } }
  },
  "conv-backward": {
    let layer = Conv2d(64, 64, kernelSize: 3, padding: 1)
    fill(layer)
    let x = pattern([8, 64, 32, 32], stream: 1)
    x.requiresGrad = true
    return Work(
      run: {
        layer.zeroGrad()
        x.zeroGrad()
        let loss = layer(x).sum()
        loss.backward()
        return loss.detach()
      },
      gradients: { ([x] + layer.parameters).compactMap(\.grad) })
  },
  "batchnorm": { forwardAndBack(BatchNorm2d(64), [32, 64, 28, 28]) },
  "layernorm": { forwardAndBack(LayerNorm(512), [256, 512]) },
  "embedding": {
    let layer = Embedding(10_000, 128)
    fill(layer)
    let numbers = patternNumbers(2048, stream: 1, below: 10_000)
    let gradient = pattern([2048, 128], stream: 2)
    return Work(
      run: {
        layer.zeroGrad()
        let y = layer(numbers)
        y.backward(gradient: gradient)
        return y.detach()
      },
      gradients: { layer.parameters.compactMap(\.grad) })
  },
]

/// Back from a gradient that is not the same everywhere: of a normalized tensor's sum it is 0.
private func forwardAndBack(_ layer: some Layer, _ shape: [Int]) -> Work {
  let x = pattern(shape, stream: 1)
  x.requiresGrad = true
  let gradient = pattern(shape, stream: 2)
  return Work(
    run: {
      layer.zeroGrad()
      x.zeroGrad()
      let y = layer(x)
      y.backward(gradient: gradient)
      return y.detach()
    },
    gradients: { ([x] + layer.parameters).compactMap(\.grad) })
}
