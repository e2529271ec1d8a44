import TensorEngine
import Testing

@Suite("Layers can be watched and summed up")
struct SummaryTests {
  struct Residual: Layer {
    let inner: Linear
    let activation = Tanh()
    let scale = Tensor(1.0, requiresGrad: true)
    init(_ width: Int) { inner = Linear(width, width) }
    func forward(_ x: Tensor) -> Tensor { x + scale * activation(inner(x)) }
  }

  final class Branches: Layer {
    let blocks = [Residual(4), Residual(4)]
    let shared = Linear(4, 4, bias: false)
    let unused = Linear(4, 100)
    let mix = Tensor.ones([4, 4], requiresGrad: true)
    func forward(_ x: Tensor) -> Tensor {
      let y = blocks.reduce(x) { value, block in block(value) }
      return matmul(shared(shared(y)), mix) + Identity()(x)
    }
  }

  @Test func table() {
    let model = Sequential {
      Flatten()
      Linear(784, 32)
      BatchNorm1d(32)
      ReLU()
      Linear(32, 10)
    }
    #expect(
      summary(model, input: [1, 1, 28, 28]).description == """
        Layer             Input           Output    Parameters    Bytes   FLOPs
        -----------------------------------------------------------------------
        Sequential        [1, 1, 28, 28]  [1, 10]            0        0       0
          0: Flatten      [1, 1, 28, 28]  [1, 784]           0    3,136       0
          1: Linear       [1, 784]        [1, 32]       25,120  100,608  50,176
          2: BatchNorm1d  [1, 32]         [1, 32]           64      384       0
          3: ReLU         [1, 32]         [1, 32]            0      128       0
          4: Linear       [1, 32]         [1, 10]          330    1,360     640
        -----------------------------------------------------------------------
        Total                                           25,514  105,616  50,816
        """)
  }

  @Test func layersOfOnesOwn() {
    let model = Branches()
    let summary = summary(model, input: [3, 4])
    #expect(
      summary.rows.map(\.path) == [
        "", "blocks.0", "blocks.0.inner", "blocks.0.activation", "blocks.1", "blocks.1.inner",
        "blocks.1.activation", "shared", "shared", "Identity",
      ])
    #expect(summary.rows.map(\.depth) == [0, 1, 2, 2, 1, 2, 2, 1, 1, 1])
    #expect(summary.rows.map(\.parameters) == [16, 1, 20, 0, 1, 20, 0, 16, 0, 0])
    #expect(summary.rows.map(\.flops) == [96, 0, 96, 0, 0, 96, 0, 96, 96, 0])
    #expect(summary.parameters == 16 + 2 * 21 + 16 + 500, "a layer that is not called counts")
    #expect(summary.flops == 480)
  }

  /// Structs have no identity: equal ones in a row are told apart by their places.
  @Test func equalStructs() {
    let model = Sequential {
      Tanh()
      Sequential { Tanh() }
      Tanh()
    }
    #expect(
      layerCalls { model(Tensor.zeros([1])) }.map(\.path) == ["", "0", "1", "1.0", "2"])
  }

  @Test func nothingChanges() {
    let norm = BatchNorm1d(2)
    let frozen = BatchNorm1d(2)
    frozen.isTraining = false
    let model = Sequential([norm, frozen])
    manualSeed(9)
    let expected = Tensor.randn([3])
    manualSeed(9)
    _ = summary(model, input: [1, 2])
    #expect(Tensor.randn([3]) == expected)
    #expect(norm.isTraining)
    #expect(!frozen.isTraining)
    #expect(norm.runningVariance == [1, 1])
    #expect(isGradEnabled)
  }

  @Test func activationsAndGradients() throws {
    let model = withSeed(1) {
      Sequential {
        Linear(2, 3)
        Tanh()
      }
    }
    let x: Tensor = [[1, -1]]
    let calls = layerCalls { model(x) }
    #expect(calls.map(\.path) == ["", "0", "1"])
    #expect(calls[1].output == calls[2].input)
    #expect(calls[0].output == model(x))
    #expect(calls[0].hasInnerCalls && !calls[1].hasInnerCalls)
    for call in calls { call.output.retainGrad() }
    calls[0].output.sum().backward()
    let slope = 1 - calls[2].output.detach().square()
    #expect(try #require(calls[1].output.grad).isClose(to: slope))
    #expect(layerCalls {}.isEmpty)
    struct Stop: Error {}
    #expect(throws: Stop.self) { try layerCalls { throw Stop() } }
    #expect(layerCalls { model(x) }.count == 3, "an error ends the watching too")
  }
}
