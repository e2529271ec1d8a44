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

  struct Tagger: Layer {
    let embedding = Embedding(10, 8)
    let lstm = LSTM(8, 16, batchFirst: true)
    let head = Linear(16, 5)
    func forward(_ x: Tensor) -> Tensor { head(lstm(embedding(x)).output) }
  }

  @Test func severalResults() {
    #expect(
      summary(Tagger(), input: [2, 12]).description == """
        Layer                   Input        Output       Parameters   Bytes   FLOPs
        ----------------------------------------------------------------------------
        Tagger                  [2, 12]      [2, 12, 5]            0       0       0
          embedding: Embedding  [2, 12]      [2, 12, 8]           80   1,088       0
          lstm: LSTM            [2, 12, 8]   [2, 12, 16]       1,664   8,448  73,728
                                             [1, 2, 16]
                                             [1, 2, 16]
          head: Linear          [2, 12, 16]  [2, 12, 5]           85     820   3,840
        ----------------------------------------------------------------------------
        Total                                                  1,829  10,356  77,568
        """)
  }

  /// Two products a gate and step: of the weights with the input and with the state. PyTorch's
  /// FlopCounterMode gives the same three numbers (for the LSTM with oneDNN off: it fuses what is
  /// counted).
  @Test func recurrentOperations() {
    func expected(_ gates: Int, steps: Int, rows: Int, widths: [Int], hidden: Int) -> Int {
      widths.reduce(0) { $0 + 2 * steps * rows * gates * hidden * ($1 + hidden) }
    }
    let lstm = summary(
      LSTM(3, 4, numLayers: 2, batchFirst: true, bidirectional: true), input: [5, 7, 3])
    #expect(lstm.flops == expected(4, steps: 7, rows: 5, widths: [3, 3, 8, 8], hidden: 4))
    #expect(lstm.flops == 42_560)
    #expect(lstm.rows.map(\.outputShapes) == [[[5, 7, 8], [4, 5, 4], [4, 5, 4]]])
    let gru = summary(GRU(6, 5), input: [4, 2, 6])
    #expect(gru.flops == expected(3, steps: 4, rows: 2, widths: [6], hidden: 5))
    #expect(gru.flops == 2_640)
    #expect(gru.rows[0].outputShapes == [[4, 2, 5], [1, 2, 5]])
    #expect(summary(RNN(6, 5), input: [4, 2, 6]).flops == 880)
  }

  /// A module of one's own that is not a Layer.
  struct Encoder: Module {
    let lstm = LSTM(3, 4)
    func callAsFunction(_ x: Tensor) -> (Tensor, [Tensor]) {
      recordCall(x) {
        let (output, state) = lstm(x)
        return (output, [state.hidden, state.cell])
      }
    }
  }

  @Test func modulesOfOnesOwn() {
    struct Model: Layer {
      let encoder = Encoder()
      func forward(_ x: Tensor) -> Tensor { encoder(x).0 }
    }
    let rows = summary(Model(), input: [6, 1, 3]).rows
    #expect(rows.map(\.path) == ["", "encoder", "encoder.lstm"])
    #expect(rows[1].outputShapes == [[6, 1, 4], [1, 1, 4], [1, 1, 4]])
    #expect(rows[1].outputShape == [6, 1, 4])
    #expect(rows.map(\.bytes) == [0, 0, 4 * (16 * 7 + 32 + 24 + 8)])
  }

  @Test func wideTables() {
    let model = Sequential {
      Conv2d(3, 64, kernelSize: 3, padding: 1)
      AdaptiveAvgPool2d(7)
    }
    let lines = summary(model, input: [1, 3, 224, 224]).description.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 76 })
    #expect(lines[0].split(separator: " ") == ["Layer", "Output", "Parameters", "Bytes", "FLOPs"])
    #expect(lines[3].contains("[1, 64, 224, 224]") && lines[3].contains("173,408,256"))
  }
}
