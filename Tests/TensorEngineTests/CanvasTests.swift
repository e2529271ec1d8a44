import TensorEngine
import Testing

@Suite("Pictures drawn by code")
struct CanvasTests {
  @Test func outlinesCoverWhatTheyShould() {
    var canvas = Canvas(height: 3, width: 4)
    canvas.fill(.rectangle(top: 1, left: 1.5, height: 1, width: 2))
    #expect(canvas.tensor == [[[0, 0, 0, 0], [0, 0.5, 1, 0.5], [0, 0, 0, 0]]])
    canvas.fill(.rectangle(top: 0, left: 0, height: 3, width: 4), 0.25)
    #expect(canvas.tensor == .full([1, 3, 4], 0.25))

    // Areas of large outlines, to the width of a pixel's sixteenth or so.
    func area(_ outline: Outline) -> Double {
      var canvas = Canvas(height: 64, width: 64)
      canvas.fill(outline)
      return canvas.tensor.sum().item()
    }
    #expect((area(.disk(row: 32, column: 32, radius: 20)) / (400 * .pi) - 1).magnitude < 2e-3)
    #expect(
      (area(.ring(row: 32, column: 32, radius: 20, thickness: 10)) / (300 * .pi) - 1).magnitude
        < 3e-3)
    #expect((area(.line(from: [10, 10], to: [40, 50], thickness: 4)) / 200 - 1).magnitude < 1e-2)
    #expect((area(.polygon([[10, 10], [10, 50], [50, 10]])) / 800 - 1).magnitude < 1e-2)
    #expect(area(.polygon([[0, 0], [40, 0], [40, 40], [0, 40]])) == 1600)
    #expect(area(Outline { row, _ in row < 8 }) == 512)
    #expect(area(.disk(row: -90, column: 500, radius: 3)) == 0)
    #expect(area(.disk(row: .nan, column: .infinity, radius: 3)) == 0)
  }

  @Test func coloursAndBytes() {
    var canvas = Canvas(height: 1, width: 2, channels: 3, background: 0.2)
    canvas.fill(.rectangle(top: 0, left: 0, height: 1, width: 1), [1, 0.5, -1])
    #expect(canvas.tensor == [[[1, 0.2]], [[0.5, 0.2]], [[-1, 0.2]]])
    #expect(canvas.picture[0, 0] == [255, 128, 0])
    #expect(canvas.picture[0, 1] == [51, 51, 51])
    #expect(ToTensor()(canvas.picture).shape == [3, 1, 2])
    #expect("\(canvas)" == "Canvas(height: 1, width: 2, channels: 3)")
  }

  @Test func shapes() {
    let shapes = withSeed(1) { DrawnShapes.make(10, size: 12, noise: 0.1) }
    #expect(shapes.inputs.shape == [10, 1, 12, 12])
    #expect(shapes.labels == [0, 1, 2, 3, 0, 1, 2, 3, 0, 1])
    #expect(withSeed(1) { DrawnShapes.make(10, size: 12, noise: 0.1) }.inputs == shapes.inputs)
    #expect(withSeed(2) { DrawnShapes.make(10, size: 12, noise: 0.1) }.inputs != shapes.inputs)
    #expect(shapes.inputs.min().item() >= 0 && shapes.inputs.max().item() <= 1)
    #expect(DrawnShapes.make(0).inputs.shape == [0, 1, 16, 16])
    let centered = DrawnShapes.make(20, centered: true)
    let all = centered.inputs
    #expect(all.flip(dim: [2, 3]).isClose(to: all), "the same upside down, mirrored")
    // A hole in the middle of the rings alone.
    for (picture, label) in zip(0..<20, centered.labels) {
      #expect((all[picture, 0, 8, 8].item() < 0.5) == (label == 1))
    }
  }

  /// A small network tells them apart, so they are what they are called.
  @Test func shapesCanBeLearned() {
    withSeed(5) {
      let (training, test) = (DrawnShapes.make(200, noise: 0.05), DrawnShapes.make(100))
      let model = Sequential {
        Conv2d(1, 8, kernelSize: 5, padding: 2)
        ReLU()
        MaxPool2d(2)
        Conv2d(8, 16, kernelSize: 5)
        ReLU()
        AdaptiveAvgPool2d(1)
        Flatten()
        Linear(16, 4)
      }
      let optimizer = Adam(model.parameters, learningRate: 0.01)
      for _ in 0..<30 {
        for (pictures, labels) in Batches(
          training.inputs, training.labels, size: 25, shuffle: true)
        {
          optimizer.zeroGrad()
          crossEntropy(model(pictures), labels).backward()
          optimizer.step()
        }
      }
      #expect(accuracy(model(test.inputs), test.labels) > 0.9)
    }
  }
}
