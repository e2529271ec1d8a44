import TensorEngine
import Testing

@Suite("Training follows PyTorch")
struct TrainingTests {
  struct Run: Decodable {
    let activation: String
    let input, target: ReferenceTensor
    let parameters: [ReferenceTensor]
    let losses: [Double]
  }

  @Test func fiftySteps() throws {
    let runs = try reference("training", as: [Run].self)
    #expect(runs.count == 3)
    for run in runs {
      let model = Sequential {
        for (inputs, outputs) in [(3, 8), (8, 8), (8, 2)] {
          Linear(inputs, outputs)
          if outputs != 2 {
            switch run.activation {
            case "sigmoid": Sigmoid()
            case "tanh": Tanh()
            default: ReLU()
            }
          }
        }
      }
      for (parameter, numbers) in zip(model.parameters, run.parameters) {
        parameter.copy(from: numbers.tensor)
      }
      let optimizer =
        switch run.activation {
        case "sigmoid": SGD(model.parameters, learningRate: 0.5)
        case "tanh": SGD(model.parameters, learningRate: 0.1, momentum: 0.9)
        default:
          SGD(
            model.parameters, learningRate: 0.05, momentum: 0.9, weightDecay: 0.01, nesterov: true)
        }
      let (x, target) = (run.input.tensor, run.target.tensor)
      for (step, expected) in run.losses.enumerated() {
        optimizer.zeroGrad()
        let loss = mseLoss(model(x), target)
        loss.backward()
        optimizer.step()
        #expect(
          (loss.item() - expected).magnitude <= 1e-4 * expected, "\(run.activation), step \(step)")
      }
      #expect(run.losses.last! < run.losses[0] * 0.99)
    }
  }

  struct RunningCase: Decodable {
    let inputs, outputs: [ReferenceTensor]
    let runningMean, runningVariance, evaluated: ReferenceTensor
  }

  @Test func batchNormGathersStatistics() throws {
    for example in try reference("batchNormRunning", as: [RunningCase].self) {
      let layer = BatchNorm1d(example.runningMean.shape[0])
      for (input, output) in zip(example.inputs, example.outputs) {
        expectClose(layer(input.tensor), output, tolerance: 1e-4, "training")
      }
      expectClose(layer.runningMean, example.runningMean, "running mean")
      expectClose(layer.runningVariance, example.runningVariance, "running variance")
      layer.eval()
      expectClose(layer(example.inputs[0].tensor), example.evaluated, "in use")
      expectClose(layer.runningMean, example.runningMean, "eval() gathers nothing")
    }
  }
}
