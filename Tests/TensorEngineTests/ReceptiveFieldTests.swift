import TensorEngine
import Testing

@Suite("Receptive fields")
struct ReceptiveFieldTests {
  /// Sizes, strides and paddings of Araujo, Norris and Sim (2019), "Solving the receptive field
  /// size", table for alexnet_v2 and vgg_16: 195, 32, 64 and 212, 32, 90.
  @Test func publishedModels() throws {
    let alexNet = Sequential {
      Conv2d(1, 1, kernelSize: 11, stride: 4)
      MaxPool2d(kernelSize: 3, stride: 2)
      Conv2d(1, 1, kernelSize: 5, padding: 2)
      MaxPool2d(kernelSize: 3, stride: 2)
      for _ in 0..<3 { Conv2d(1, 1, kernelSize: 3, padding: .same) }
      MaxPool2d(kernelSize: 3, stride: 2)
    }
    let vgg = Sequential {
      for count in [2, 2, 3, 3, 3] {
        for _ in 0..<count {
          Conv2d(1, 1, kernelSize: 3, padding: 1)
          ReLU()
        }
        MaxPool2d(2)
      }
    }
    for (model, size, start) in [(alexNet, 195, -64), (vgg, 212, -90)] {
      let row = try #require(receptiveField(of: model, input: [1, 1, 224, 224]).rows.last)
      #expect(row.size == [size, size])
      #expect(row.stride == [32, 32])
      #expect(row.start == [start, start])
    }
  }

  struct Residual: Layer {
    let inner = Conv2d(1, 1, kernelSize: 3, padding: 1)
    let norm = BatchNorm2d(1)
    func forward(_ x: Tensor) -> Tensor { x + norm(inner(x)).relu() }
  }

  static var pictureModels: [any Layer] {
    [
      Conv2d(1, 1, kernelSize: [3, 2]),
      Sequential {
        Conv2d(1, 2, kernelSize: 3, stride: 2, padding: 1)
        ReLU()
        MaxPool2d(kernelSize: 3, stride: 2, padding: 1)
        Conv2d(2, 1, kernelSize: [2, 3], padding: .same, dilation: [2, 1])
      },
      Sequential {
        AvgPool2d(kernelSize: 3, stride: [1, 2], ceilMode: true)
        Residual()
        MaxPool2d(kernelSize: 2, stride: 1, dilation: 2)
        Residual()
      },
    ]
  }

  static var lengthModels: [any Layer] {
    [
      Sequential {
        Conv1d(1, 1, kernelSize: 5, padding: 4, dilation: 2)
        AvgPool1d(kernelSize: 4, stride: 3, padding: 2)
        Conv1d(1, 2, kernelSize: 2, stride: 2)
      },
      Sequential {
        for dilation in [1, 2, 4] { Conv1d(1, 1, kernelSize: 2, dilation: dilation) }
        MaxPool1d(2)
      },
    ]
  }

  /// The inputs that change an output: those from which it has a gradient where all weights are
  /// positive, and, since a maximum passes one gradient only, those that matter where they alone are
  /// not 0.
  private func check(_ model: any Layer, _ shape: [Int]) throws {
    model.eval()
    for parameter in model.parameters { parameter.initialize(.constant(0.5)) }
    let row = try #require(receptiveField(of: model, input: [1, 1] + shape).rows.last)
    let pixels = shape.reduce(1, *)
    // One picture a pixel.
    let single = noGrad { model(Tensor.eye(pixels).reshape([pixels, 1] + shape) * 64) }
    let none = noGrad { model(Tensor.zeros([1, 1] + shape)) }
    let changed = (single .!= none).reshape([pixels, -1])
    let columns = row.outputSize.reduce(1, *)
    for output in 0..<columns {
      let places = indices(output, row.outputSize)
      let seen = (0..<pixels).filter { changed[$0, output].item() != 0 }.map { indices($0, shape) }
      for axis in shape.indices {
        let start = row.start[axis] + places[axis] * row.stride[axis]
        #expect(seen.map { $0[axis] }.min() == firstSeen(start, row, axis, shape, seen))
        let end = start + row.size[axis] - 1
        let farthest = try #require(seen.map { $0[axis] }.max())
        #expect(farthest <= end && seen.allSatisfy { $0[axis] >= start })
        if start >= 0, end < shape[axis] {
          #expect(seen.contains { $0[axis] == start } && farthest == end, "\(row) \(places)")
        }
      }
    }
    // And the gradient of the output in the middle reaches nothing else.
    let input = Tensor.ones([1, 1] + shape, requiresGrad: true)
    let middle = indices(columns / 2, row.outputSize)
    let flat = model(input).reshape([-1])
    flat[columns / 2].backward()
    let gradient = try #require(input.grad).toArray()
    for (pixel, slope) in gradient.enumerated() where slope != 0 {
      for (axis, place) in indices(pixel, shape).enumerated() {
        let start = row.start[axis] + middle[axis] * row.stride[axis]
        #expect(place >= start && place < start + row.size[axis])
      }
    }
  }

  /// Where a field begins inside the input, the first input seen is its start.
  private func firstSeen(
    _ start: Int, _ row: ReceptiveField.Row, _ axis: Int, _ shape: [Int], _ seen: [[Int]]
  ) -> Int? {
    let end = start + row.size[axis] - 1
    return start >= 0 && end < shape[axis] ? start : seen.map { $0[axis] }.min()
  }

  private func indices(_ element: Int, _ shape: [Int]) -> [Int] {
    shape.count == 1 ? [element] : [element / shape[1], element % shape[1]]
  }

  @Test(arguments: 0..<3) func pictures(_ model: Int) throws {
    try check(Self.pictureModels[model], [25, 24])
  }

  @Test(arguments: 0..<2) func lengths(_ model: Int) throws {
    try check(Self.lengthModels[model], [40])
  }

  @Test func table() {
    struct Classifier: Layer {
      let conv1 = Conv2d(1, 4, kernelSize: 3, padding: 1)
      let pool = MaxPool2d(2)
      let conv2 = Conv2d(4, 8, kernelSize: [3, 5])
      let head = Linear(800, 10)
      func forward(_ x: Tensor) -> Tensor {
        head(conv2(pool(conv1(x).relu())).relu().flatten(startDim: 1))
      }
    }
    #expect(
      receptiveField(of: Classifier(), input: [1, 1, 24, 28]).description == """
        Layer            Output     Size  Stride  Start
        -----------------------------------------------
        conv1: Conv2d    24x28         3       1     -1
        pool: MaxPool2d  12x14         4       2     -1
        conv2: Conv2d    10x10   [8, 12]       2     -1
        From layer head on, outputs may see the whole input.
        """)
  }

  @Test func nothingChanges() {
    let model = Sequential {
      Conv2d(1, 1, kernelSize: 3)
      BatchNorm2d(1)
    }
    let field = noGrad { receptiveField(of: model, input: [1, 1, 5, 5]) }
    #expect(field.rows.map(\.path) == ["0", "1"])
    #expect(field.whole == nil)
    #expect(model.modules(of: BatchNorm2d.self)[0].isTraining)
    #expect(model.parameters.allSatisfy { $0.grad == nil })
  }
}
