import Foundation
import TensorEngine
import Testing

@Suite("Tensors print as PyTorch's")
struct PrintingTests {
  struct Example: Decodable {
    let shape: [Int]
    let values: [ReferenceNumber]
    let text: String
  }

  @Test func tensors() throws {
    let examples = try reference("printing", as: [Example].self)
    #expect(examples.count >= 40)
    for example in examples {
      let tensor = Tensor(scalars: example.values.map { Float($0.value) }, shape: example.shape)
      let last = example.text.split(separator: "\n").last ?? ""
      // The shape has a line of its own where it would pass column 76.
      let gap = "\(last)  shape \(example.shape)".utf8.count <= 76 ? "  " : "\n       "
      let suffix = example.shape.isEmpty ? "" : "\(gap)shape \(example.shape)"
      #expect(tensor.description == example.text + suffix)
    }
  }

  @Test func aLeafThatRequiresGradSaysSo() {
    #expect(
      "\(Tensor([1, 2], requiresGrad: true))" == "tensor([1., 2.], requiresGrad: true)  shape [2]")
    #expect("\(Tensor([1, 2], requiresGrad: true) * 2)" == "tensor([2., 4.])  shape [2]")
  }

  @Test func whatIsNoTensor() throws {
    let w = Tensor([1, 2], requiresGrad: true)
    let sgd = SGD([w], learningRate: 0.1, momentum: 0.9)
    let descriptions: [(any CustomStringConvertible, String)] = [
      (
        sgd,
        "SGD(1 parameter, learningRate: 0.1, momentum: 0.9, weightDecay: 0.0, nesterov: false)"
      ),
      (
        Adam([w, w]),
        "Adam(2 parameters, learningRate: 0.001, betas: (0.9, 0.999), epsilon: 1e-08, "
          + "weightDecay: 0.0)"
      ),
      (
        StepLR(sgd, stepSize: 3),
        "StepLR(stepSize: 3, gamma: 0.1): learning rate 0.1 at epoch 0"
      ),
      (
        Dataset(inputs: .zeros([3, 2]), labels: [4, 2, 2]),
        "Dataset(inputs: [3, 2], labels: 3, from 2 to 4)"
      ),
      (
        Batches(Tensor.zeros([5, 2]), [0, 1, 2, 3, 4], size: 2, shuffle: true),
        "Batches(3 of 5 examples, size: 2, shuffle: true)"
      ),
      (Initializer.xavierNormal(gain: 2), "xavierNormal(gain: 2.0)"),
      (
        Initializer.kaimingUniform(nonlinearity: .tanh),
        "kaimingUniform(mode: fanIn, nonlinearity: tanh)"
      ),
      (
        recordActivations(Sequential([Linear(2, 3), Tanh()]), [[1, 2]]),
        "0: Linear [1, 2] -> [1, 3]\n1: Tanh [1, 3] -> [1, 3]"
      ),
      (
        layerCalls { LSTM(2, 3)(.zeros([4, 1, 2])) }[0],
        "LSTM [4, 1, 2] -> [4, 1, 3], [1, 1, 3], [1, 1, 3]"
      ),
      (
        Safetensors(["weight": .zeros([2, 3]), "b": Tensor(1.0)]),
        "Name    Type  Shape\n" + "--------------------\n" + "b       F32   []\n"
          + "weight  F32   [2, 3]"
      ),
    ]
    for (value, text) in descriptions { #expect(value.description == text) }
  }

  /// Digits against Foundation's printf, over the whole range and at ties.
  @Test func decimals() {
    var numbers: [Double] = [
      0, -0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 1e22, .leastNonzeroMagnitude, 1.7976931348623157e308,
    ]
    numbers += [0.00005, 0.00015, 9.99995, 9.99996, 99999.5, 0.1, 2.0 / 3, 123456.78905]
    var state: UInt64 = 1
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state ^ (state >> 31))
      if number.isFinite { numbers.append(number) }
      numbers.append(Double(Int64(bitPattern: state) >> 40) / 64)
    }
    for number in numbers {
      for digits in [0, 1, 4, 9] {
        #expect(
          DecimalFormat.fixed(number, digits: digits) == String(format: "%.\(digits)f", number))
        #expect(
          DecimalFormat.scientific(number, digits: digits)
            == String(format: "%.\(digits)e", number))
      }
    }
  }
}
