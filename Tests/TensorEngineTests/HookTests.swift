import TensorEngine
import Testing

@Suite("Hooks and recorded activations")
struct HookTests {
  final class Seen {
    var gradients: [Tensor] = []
  }

  @Test func aHookSeesTheWholeGradient() {
    let x = Tensor([1, 2], requiresGrad: true)
    let hidden = x * 3
    let seen = Seen()
    hidden.registerHook { grad in seen.gradients.append(grad) }
    (hidden.square() + hidden).sum().backward()
    // d/dh (h² + h), with both ways in one.
    #expect(seen.gradients == [[7, 13]])
    #expect(x.grad == [21, 39])
  }

  @Test func aHookMayReplaceTheGradient() {
    let x = Tensor([1, 2], requiresGrad: true)
    let hidden = x * 3
    hidden.retainGrad()
    hidden.registerHook { $0.clamp(max: 6) }
    hidden.registerHook { grad -> Tensor? in grad * 10 }
    hidden.registerHook { _ -> Tensor? in nil }
    hidden.square().sum().backward()
    // 2h = [6, 12], then clamped, then times ten, then left alone.
    #expect(hidden.grad == [60, 60])
    #expect(x.grad == [180, 180])
  }

  @Test func hooksOfLeavesStayUntilRemoved() {
    let x = Tensor([1, 2], requiresGrad: true)
    let seen = Seen()
    let handle = x.registerHook { seen.gradients.append($0) }
    x.registerHook { $0 * 2 }
    x.sum().backward()
    x.sum().backward()
    #expect(seen.gradients == [[1, 1], [1, 1]])
    #expect(x.grad == [4, 4])
    handle.remove()
    handle.remove()
    x.sum().backward()
    #expect(seen.gradients.count == 2)
    #expect(x.grad == [6, 6], "the other hook is still there")
  }

  @Test func nothingInAHookIsRecorded() {
    let x = Tensor(2.0, requiresGrad: true)
    let seen = Seen()
    x.registerHook { seen.gradients.append($0 * x) }
    (x * 3).backward()
    #expect(seen.gradients == [6])
    #expect(!seen.gradients[0].requiresGrad)
  }

  @Test func activationsAndTheirGradients() throws {
    let model = withSeed(1) {
      Sequential {
        Linear(3, 4)
        Tanh()
        Sequential { Linear(4, 2) }
      }
    }
    let x: Tensor = [[1, -1, 2]]
    let run = recordActivations(model, x)
    #expect(run.map(\.path) == ["0", "1", "2.0"])
    #expect(run.output == model(x))
    #expect(run["0"].input == x)
    #expect(run["1"].input == run[0].output)
    (run.output * run.output).sum().backward()
    // ∂(y · y)/∂y = 2y; through y = h Wᵀ + b; through tanh.
    let y = run.output.detach()
    let weight = model.namedParameters.first { $0.name == "2.0.weight" }!.parameter.detach()
    #expect(try #require(run["2.0"].output.grad).isClose(to: 2 * y))
    let atTanh = matmul(2 * y, weight)
    #expect(try #require(run["1"].output.grad).isClose(to: atTanh))
    let atLinear = atTanh * (1 - run["1"].output.detach().square())
    #expect(try #require(run["0"].output.grad).isClose(to: atLinear, relativeTolerance: 1e-4))
  }

  struct Block: Layer {
    let conv1 = Conv1d(1, 1, kernelSize: 3, padding: 1)
    func forward(_ x: Tensor) -> Tensor { x + conv1(x).relu() }
  }

  @Test func layersOfOnesOwn() throws {
    let run = recordActivations(Sequential([Block(), Flatten()]), Tensor.ones([1, 1, 5]))
    #expect(run.map(\.path) == ["0", "0.conv1", "1"])
    run.output.sum().backward()
    #expect(run["0"].output.grad == Tensor.ones([1, 1, 5]))
    let alone = recordActivations(Tanh(), Tensor([1, 2]))
    #expect(alone.map(\.path) == [""])
    #expect(!alone.output.requiresGrad, "nothing to keep a gradient of")
  }

  /// What goes into a layer, over training steps.
  @Test func overTrainingSteps() {
    let model = withSeed(2) {
      Sequential {
        Linear(2, 3)
        Tanh()
        Linear(3, 1)
      }
    }
    let optimizer = SGD(model.parameters, learningRate: 0.1)
    let x: Tensor = [[1, 0], [0, 1]]
    var means: [Double] = []
    for _ in 0..<5 {
      let run = recordActivations(model, x)
      means.append(run["2"].input.mean().item())
      optimizer.zeroGrad()
      mseLoss(run.output, [[1], [0]]).backward()
      optimizer.step()
    }
    #expect(Set(means).count == 5)
  }
}
