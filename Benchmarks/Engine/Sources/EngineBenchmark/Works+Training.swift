import TensorEngine

/// Whole models: forwards, or a step of training, which is zeroGrad, forwards, backwards, step.
let trainingWorks: [String: @Sendable () -> Work] = [
  "mnist-forward-1": { mnistForward(1) },
  "mnist-forward-32": { mnistForward(32) },
  "mnist-forward-64": { mnistForward(64) },
  "mnist-train-1": { mnistTraining(1) },
  "mnist-train-32": { mnistTraining(32) },
  "mnist-train-64": { mnistTraining(64) },
  "sigmoids-train": {
    let model = Sequential {
      for _ in 0..<10 {
        Linear(64, 64)
        Sigmoid()
      }
    }
    let x = pattern([32, 64], stream: 1)
    let target = pattern([32, 64], stream: 2)
    return training(model, learningRate: 0.01) { mseLoss(model(x), target) }
  },
  "xor-train": {
    let model = Sequential {
      Linear(2, 8)
      Tanh()
      Linear(8, 1)
      Sigmoid()
    }
    let x: Tensor = [[0, 0], [0, 1], [1, 0], [1, 1]]
    let target: Tensor = [[0], [1], [1], [0]]
    return training(model, learningRate: 0.1) { binaryCrossEntropy(model(x), target) }
  },
  "lstm-train": {
    let model = LSTM(64, 64)
    let x = pattern([50, 16, 64], stream: 1)
    return training(model, learningRate: 0.01) { model(x).output.square().mean() }
  },
]

/// A step of stochastic gradient descent on a model with the pattern's weights.
private func training(
  _ model: some Module, learningRate: Double, _ loss: @escaping () -> Tensor
) -> Work {
  fill(model)
  let optimizer = SGD(model.parameters, learningRate: learningRate)
  return Work(
    run: {
      optimizer.zeroGrad()
      let loss = loss()
      loss.backward()
      optimizer.step()
      return loss.detach()
    },
    gradients: { model.parameters.compactMap(\.grad) })
}

private func mnistModel() -> Sequential {
  Sequential {
    Conv2d(1, 32, kernelSize: 3, padding: 1)
    ReLU()
    MaxPool2d(2)
    Conv2d(32, 64, kernelSize: 3, padding: 1)
    ReLU()
    MaxPool2d(2)
    Flatten()
    Linear(3136, 10)
  }
}

private func mnistForward(_ batch: Int) -> Work {
  let model = mnistModel()
  fill(model)
  let x = pattern([batch, 1, 28, 28], stream: 1)
  return Work { noGrad { model(x) } }
}

private func mnistTraining(_ batch: Int) -> Work {
  let model = mnistModel()
  let x = pattern([batch, 1, 28, 28], stream: 1)
  let labels = patternNumbers(batch, stream: 2, below: 10)
  return training(model, learningRate: 0.01) { crossEntropy(model(x), labels) }
}
