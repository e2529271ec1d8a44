import TensorEngine
import Testing

/// Pictures and whatever else a function takes, and what torchvision makes of them.
struct AugmentationCase: Decodable {
  let op: String
  let inputs: [ReferenceTensor]
  let output: ReferenceTensor
}

@Suite("Pictures change as torchvision changes them")
struct AugmentationTests {
  private static let operations =
    geometryCases
    .merging(colorCases) { $1 }.merging(mixingCases) { $1 }

  @Test func values() throws {
    let cases = try reference("augmentation", as: [AugmentationCase].self)
    #expect(Set(cases.map(\.op)) == Set(Self.operations.keys), "every operation has cases")
    for example in cases {
      let operation = try #require(Self.operations[example.op])
      // Nothing is recorded, whatever the input wants.
      let inputs = example.inputs.map(\.tensor)
      inputs[0].requiresGrad = true
      let output = operation(inputs)
      expectClose(output, example.output, "\(example.op) of \(example.inputs.map(\.shape))")
      #expect(!output.requiresGrad, "\(example.op)")
    }
  }

  /// The reference file has batches; this holds each picture of one to be treated like one alone.
  @Test func aBatchIsItsPictures() {
    let batch = withSeed(3) { Tensor.rand([3, 3, 6, 7]) }
    for (name, operation) in geometryCases.merging(colorCases, uniquingKeysWith: { $1 }) {
      if name == "toTensor" || name == "normalize1" { continue }
      let others = name.hasPrefix("elastic") ? [withSeed(4) { Tensor.randn([2, 6, 7]) }] : []
      let alone = (0..<3).map { operation([batch[$0]] + others) }
      #expect(operation([batch] + others) == stack(alone), "\(name)")
    }
  }

  @Test func quarterTurnsAreExact() {
    let x = withSeed(5) { Tensor.rand([2, 5, 5]) }
    for interpolation in [Interpolation.nearest, .bilinear] {
      let turned = rotate(x, 90, interpolation: interpolation)
      // Counter-clockwise: the last column becomes the first row.
      #expect(turned == vflip(x.permute([0, 2, 1])))
      #expect(rotate(turned, 270, interpolation: interpolation) == x)
      #expect(rotate(x, 360_000, interpolation: interpolation) == x)
      #expect(rotate(x, -180, interpolation: interpolation) == hflip(vflip(x)))
    }
  }

  /// By 255, whatever the picture's lightest byte is: not to the range from least to most.
  @Test func bytesAreDividedBy255() {
    let picture = Picture(height: 2, width: 3, channels: 1, bytes: [100, 0, 50, 25, 75, 10])
    let x = ToTensor()(picture)
    #expect(x.shape == [1, 2, 3])
    #expect(x.max().item() == Double(Float(100) / 255))
    #expect(x[0, 1, 0].item() == Double(Float(25) / 255))
  }

  @Test func picturesComeBack() {
    let bytes = (0..<(16 * 16 * 3)).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let picture = Picture(height: 16, width: 16, channels: 3, bytes: bytes)
    #expect(ToPicture()(ToTensor()(picture)) == picture)
    #expect(picture[1, 2] == Array(bytes[54..<57]))
    let odd = Tensor([[[Float.nan, -3, 2, 0.5, .infinity, -.infinity]]])
    #expect(ToPicture()(odd).bytes == [0, 0, 255, 128, 255, 0])
    #expect("\(picture)" == "Picture(height: 16, width: 16, channels: 3)")
  }

  /// A bell wider than the picture, where torchvision gives an error: mirrored as often as needed.
  @Test func wideBlur() {
    let x = withSeed(6) { Tensor.rand([1, 4, 3]) }
    let wide = gaussianBlur(x, kernelSize: 41, sigma: 5)
    #expect((wide - wide.mean()).abs().max().item() < 0.01)
    let flat = gaussianBlur(Tensor.full([1, 1, 1], 0.7), kernelSize: 9, sigma: 2)
    #expect((flat.item() - 0.7).magnitude < 1e-6)
  }

  @Test func placesThatAreNoNumbers() {
    let x = Tensor.ones([1, 1, 4])
    let away = Tensor([[[Float.nan, .infinity, -.infinity, 0]], [[0, 0, 0, 0]]])
    for interpolation in [Interpolation.nearest, .bilinear] {
      let result = elasticTransform(
        x, displacement: away, interpolation: interpolation, fill: 0.5)
      #expect(result == [[[0.5, 0.5, 0.5, 1]]])
    }
  }
}
