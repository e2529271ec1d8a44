import TensorEngine
import Testing

private struct Residual: Layer {
  let inner: Linear
  let scale = Tensor(0.5, requiresGrad: true)
  let offset = Tensor(1.0)
  init(_ width: Int) { inner = Linear(width, width) }
  func forward(_ x: Tensor) -> Tensor { x + scale * inner(x).tanh() + offset }
}

private class Base: Layer {
  let first = Linear(2, 3)
  func forward(_ x: Tensor) -> Tensor { first(x) }
}

private final class Derived: Base {
  var branches: [any Layer] = [Linear(3, 3), Tanh()]
  var heads = ["b": Linear(3, 1), "a": Linear(3, 2)]
  var extra: Linear? = Linear(1, 1)
  var none: Linear?
  override func forward(_ x: Tensor) -> Tensor {
    heads["a"]!(branches.reduce(super.forward(x)) { $1($0) })
  }
}

private final class Counter: Layer, HasTrainingMode {
  var isTraining = true
  var configuration: String { "training: \(isTraining)" }
  func forward(_ x: Tensor) -> Tensor { x }
}

@Suite("Layers")
struct LayerTests {
  @Test func linear() {
    let layer = Linear(2, 3)
    #expect(layer.weight.shape == [3, 2])
    #expect(layer.bias?.shape == [3])
    #expect(layer([[1, 2], [3, 4]]).shape == [2, 3])
    #expect(layer([1, 2]).shape == [3])
    #expect(Linear(2, 3, bias: false).parameters.count == 1)
    let wide = Linear(400, 50)
    #expect(wide.weight.abs().max().item() <= 0.05)
    #expect(wide.weight.abs().max().item() > 0.049)
    #expect((wide.weight.std().item() - 0.05 / 3.0.squareRoot()).magnitude < 5e-4)
  }

  @Test func aLayerOfOnesOwnHasItsParameters() {
    let model = Residual(4)
    #expect(model.namedParameters.map(\.name) == ["inner.weight", "inner.bias", "scale"])
    #expect(model.parameterCount == 21)
    let x = Tensor.randn([2, 4])
    #expect(model(x).isClose(to: x + 0.5 * model.inner(x).tanh() + 1))
    model(x).sum().backward()
    #expect(model.parameters.allSatisfy { $0.grad != nil })
    model.zeroGrad()
    #expect(model.parameters.allSatisfy { $0.grad == nil })
  }

  private struct Nested: Layer {
    let heads: [String: [any Layer]] = ["b": [Tanh()], "a": [Linear(1, 2), Linear(2, 1)]]
    let pair = (Linear(1, 1), second: Linear(1, 1, bias: false))
    let maybe: [Linear?] = [nil, Linear(1, 1)]
    func forward(_ x: Tensor) -> Tensor {
      pair.second(pair.0(heads["a"]!.reduce(x) { $1($0) })) + maybe[1]!(x)
    }
  }

  @Test func containersInContainers() throws {
    let model = Nested()
    #expect(
      model.description == """
        Nested(
          (heads.a.0): Linear(inFeatures: 1, outFeatures: 2, bias: true)
          (heads.a.1): Linear(inFeatures: 2, outFeatures: 1, bias: true)
          (heads.b.0): Tanh()
          (pair.0): Linear(inFeatures: 1, outFeatures: 1, bias: true)
          (pair.second): Linear(inFeatures: 1, outFeatures: 1, bias: false)
          (maybe.1): Linear(inFeatures: 1, outFeatures: 1, bias: true)
        )
        """)
    #expect(
      model.namedParameters.map(\.name) == [
        "heads.a.0.weight", "heads.a.0.bias", "heads.a.1.weight", "heads.a.1.bias",
        "pair.0.weight", "pair.0.bias", "pair.second.weight", "maybe.1.weight", "maybe.1.bias",
      ])
    // Rows are named from the layer that they are in.
    let table = summary(Sequential([model]), input: [1, 1]).description
    let names = table.split(separator: "\n").dropFirst(2).prefix(7).map {
      $0.drop { $0 == " " }.prefix { $0 != " " }
    }
    #expect(
      names == [
        "Sequential", "0:", "heads.a.0:", "heads.a.1:", "pair.0:", "pair.second:", "maybe.1:",
      ])
  }

  /// Freezing and then setting a part keeps a parameter a parameter.
  @Test func aFrozenParameterCanBeSet() {
    let layer = Linear(2, 1, bias: false)
    layer.weight.requiresGrad = false
    layer.weight[0, 1] = 5
    #expect(layer.weight[0, 1] == 5)
    #expect(layer.parameterCount == 2)
    #expect(!layer([1, 2]).requiresGrad)
  }

  @Test func classesCollectionsAndOptionals() {
    let model = Derived()
    #expect(
      model.namedParameters.map(\.name) == [
        "first.weight", "first.bias", "branches.0.weight", "branches.0.bias", "heads.a.weight",
        "heads.a.bias", "heads.b.weight", "heads.b.bias", "extra.weight", "extra.bias",
      ])
    #expect(model.modules(of: Linear.self).count == 5)
    #expect(model([[1, 2]]).shape == [1, 2])
  }

  @Test func aSharedParameterCountsOnce() {
    let layer = Linear(2, 2)
    #expect(Sequential([layer, layer]).parameters.count == 2)
  }

  @Test func builder() {
    func model(deep: Bool, batchNorm: Bool) -> Sequential {
      Sequential {
        Linear(2, 4)
        if batchNorm { BatchNorm1d(4) }
        for _ in 0..<2 {
          Linear(4, 4)
          if deep { Tanh() } else { ReLU() }
        }
        [Linear(4, 1), Sigmoid()]
      }
    }
    #expect(model(deep: true, batchNorm: true).count == 8)
    let small = model(deep: false, batchNorm: false)
    #expect(
      small.layers.map { "\(type(of: $0))" } == [
        "Linear", "Linear", "ReLU", "Linear", "ReLU", "Linear", "Sigmoid",
      ])
    #expect(small[-1] is Sigmoid)
    #expect(Sequential {}.count == 0)
  }

  @Test func printing() {
    let model = Sequential {
      Linear(2, 3)
      Sigmoid()
      Residual(3)
      BatchNorm1d(3)
      Sequential { Linear(3, 1, bias: false) }
    }
    #expect(
      model.description == """
        Sequential(
          (0): Linear(inFeatures: 2, outFeatures: 3, bias: true)
          (1): Sigmoid()
          (2): Residual(
            (inner): Linear(inFeatures: 3, outFeatures: 3, bias: true)
          )
          (3): BatchNorm1d(3, epsilon: 1e-05, momentum: 0.1)
          (4): Sequential(
            (0): Linear(inFeatures: 3, outFeatures: 1, bias: false)
          )
        )
        """)
  }

  @Test func trainAndEval() {
    let counter = Counter()
    let norm = BatchNorm1d(2)
    let model = Sequential([counter, Sequential([norm])])
    model.eval()
    #expect(!counter.isTraining && !norm.isTraining)
    #expect(counter.description == "Counter(training: false)")
    model.train()
    #expect(counter.isTraining && norm.isTraining)
    #expect(norm.eval().isTraining == false)
  }

  @Test func initializers() {
    func numbers(_ initializer: Initializer) -> (mean: Double, std: Double, largest: Double) {
      let weight = withSeed(3) { Linear(300, 200).weight.initialize(initializer) }
      #expect(weight.requiresGrad && weight.isLeaf)
      return (weight.mean().item(), weight.std().item(), weight.abs().max().item())
    }
    #expect(numbers(.zeros) == (0, 0, 0))
    #expect(numbers(.constant(3)) == (3, 0, 3))
    let expected: [(Initializer, Double, Bool)] = [
      (.normal(mean: 0, std: 0.01), 0.01, true), (.uniform(-1, 1), 1 / 3.0.squareRoot(), false),
      (.xavierUniform(), (2.0 / 500).squareRoot(), false),
      (.xavierNormal(gain: 2), 2 * (2.0 / 500).squareRoot(), true),
      (.kaimingUniform(), (2.0 / 300).squareRoot(), false),
      (.kaimingNormal(), (2.0 / 300).squareRoot(), true),
      (.kaimingNormal(mode: .fanOut, nonlinearity: .tanh), 5.0 / 3 / 200.0.squareRoot(), true),
    ]
    for (initializer, std, isNormal) in expected {
      let result = numbers(initializer)
      #expect((result.std / std - 1).magnitude < 0.02)
      #expect(result.mean.magnitude < 0.02 * std)
      // A uniform distribution ends at √3 standard deviations, a normal one of 60,000 goes past 3.5.
      #expect(
        isNormal ? result.largest > 3.5 * std : result.largest <= 3.0.squareRoot() * std * 1.0001)
    }
    #expect(
      (Nonlinearity.leakyReLU(negativeSlope: 0.2).gain - 1.3867504905630728).magnitude < 1e-12)
  }
}
