import Foundation
import TensorEngine
import TestSupport
import Testing

@Suite("Data is read, checked and put into batches")
struct DataTests {
  @Test func batchesInOrder() {
    let inputs = Tensor.arange(10).reshape([5, 2])
    let batches = Batches(inputs, [0, 1, 2, 3, 4], size: 2)
    #expect(batches.count == 3)
    let seen = Array(batches)
    #expect(seen.map(\.labels) == [[0, 1], [2, 3], [4]])
    #expect(seen.map(\.inputs.shape) == [[2, 2], [2, 2], [1, 2]])
    #expect(seen[1].inputs == [[4, 5], [6, 7]])
    let whole = Batches(inputs, Tensor.arange(5), size: 2, dropLast: true)
    #expect(whole.count == 2)
    #expect(whole.map(\.labels) == [[0, 1], [2, 3]])
    #expect(Array(Batches(Tensor.zeros([0, 3]), [], size: 4)).isEmpty)
    #expect(Array(Batches(inputs, [0, 1, 2, 3, 4], size: 100)).count == 1)
  }

  @Test func shufflingIsSeeded() {
    let inputs = Tensor.arange(100).reshape([100, 1])
    let batches = Batches(inputs, Array(0..<100), size: 7, shuffle: true)
    func order() -> [Int] { batches.flatMap { $0.labels } }
    let first = withSeed(5) { [order(), order()] }
    #expect(first == withSeed(5) { [order(), order()] }, "the same seed, the same order")
    #expect(first[0] != first[1], "another order each time")
    #expect(first[0] != withSeed(6) { order() })
    #expect(first[0].sorted() == Array(0..<100))
    for batch in batches {
      #expect(batch.inputs.scalars == batch.labels.map(Float.init), "rows and labels stay together")
    }
  }

  /// Each of the 24 orders of 4 about as often as the others.
  @Test func shufflingIsFair() {
    let batches = Batches(Tensor.zeros([4, 1]), [0, 1, 2, 3], size: 4, shuffle: true)
    var seen: [[Int]: Int] = [:]
    withSeed(1) {
      for _ in 0..<24_000 { seen[batches.first { _ in true }!.labels, default: 0] += 1 }
    }
    #expect(seen.count == 24)
    // The standard deviation is 31.
    #expect(seen.values.allSatisfy { (850...1150).contains($0) }, "\(seen.values.sorted())")
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func digits() throws {
    let digits = try Digits.load(path: Self.root.appending(path: "lessons/data/digits.bin").path)
    #expect(digits.count == 1797)
    #expect(digits.inputs.shape == [1797, 1, 8, 8])
    // The sums that Scripts/make_data.py prints.
    #expect(digits.inputs.scalars.reduce(0) { $0 + Int($1 * 16) } == 561_718)
    #expect(digits.labels.reduce(0, +) == 8070)
    #expect(Array(digits.labels.prefix(12)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
    #expect(digits.inputs[0, 0, 0] == [0, 0, 0.3125, 0.8125, 0.5625, 0.0625, 0, 0])
    let test = digits[1500...]
    #expect(test.count == 297)
    #expect(test.inputs.shape == [297, 1, 8, 8])
    #expect(test.labels[0] == digits.labels[1500])
  }

  /// Data, batches, optimizer and schedule together: a small network learns to read digits.
  @Test func digitsCanBeLearned() throws {
    let digits = try Digits.load(path: Self.root.appending(path: "lessons/data/digits.bin").path)
    let (training, test) = (digits[0..<1500], digits[1500...])
    func train() -> (accuracy: Double, model: Sequential) {
      let model = Sequential {
        Flatten()
        Linear(64, 32)
        ReLU()
        Linear(32, 10)
      }
      let optimizer = Adam(model.parameters, learningRate: 0.01)
      let schedule = CosineAnnealingLR(optimizer, maxIterations: 8)
      for _ in 0..<8 {
        for (x, y) in Batches(training.inputs, training.labels, size: 32, shuffle: true) {
          optimizer.zeroGrad()
          crossEntropy(model(x), y).backward()
          clipGradNorm(model.parameters, maxNorm: 5)
          optimizer.step()
        }
        schedule.step()
      }
      let answers = noGrad { model(test.inputs).argmax(dim: 1).scalars.map { Int($0) } }
      let right = zip(answers, test.labels).count { $0 == $1 }
      return (Double(right) / Double(test.count), model)
    }
    let (first, second) = (withSeed(2) { train() }, withSeed(2) { train() })
    #expect(first.accuracy > 0.88, "\(first.accuracy)")
    #expect(
      first.model.parameters.map(\.scalars) == second.model.parameters.map(\.scalars),
      "the same seed gives the same bits")
  }

  private func idx(_ sizes: [Int], _ numbers: [UInt8], type: UInt8 = 8) -> [UInt8] {
    [0, 0, type, UInt8(sizes.count)]
      + sizes.flatMap { size in
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
      }
      + numbers
  }

  @Test func mnist() throws {
    let folder = try TemporaryFolder()
    let (images, labels) = ("\(folder.url.path)/images", "\(folder.url.path)/labels")
    func load(_ imageBytes: [UInt8], _ labelBytes: [UInt8]) throws -> Dataset {
      try folder.write(imageBytes, to: "images")
      try folder.write(labelBytes, to: "labels")
      return try MNIST.load(images: images, labels: labels)
    }
    func reason(_ imageBytes: [UInt8], _ labelBytes: [UInt8]) -> String {
      (#expect(throws: FileError.self) { try load(imageBytes, labelBytes) })?.reason ?? ""
    }
    let two = idx([2, 2, 3], [0, 255, 51, 0, 0, 0, 1, 2, 3, 4, 5, 6])
    let data = try load(two, idx([2], [7, 9]))
    #expect(data.labels == [7, 9])
    #expect(data.inputs.shape == [2, 1, 2, 3])
    #expect(data.inputs[0, 0] == [[0, 1, 0.2], [0, 0, 0]])

    #expect(
      reason(two, idx([3], [7, 9, 1])) == "there are 3 labels, but 2 pictures in \(images)")
    #expect(reason(Array(two.dropLast()), idx([2], [7, 9])).contains("11 numbers follow"))
    #expect(reason(two + [0], idx([2], [7, 9])).contains("13 numbers follow"))
    #expect(reason([], idx([2], [7, 9])).contains("no IDX file"))
    #expect(reason([0x1f, 0x8b, 8, 0], idx([2], [7, 9])).contains("gunzip"))
    #expect(reason(idx([2], [1, 2]), idx([2], [7, 9])).contains("pictures have 3 axes"))
    #expect(reason(two, idx([2], [7, 9], type: 13)).contains("type 13"))
    #expect(reason([0, 0, 8, 3, 0, 0], idx([2], [7, 9])).contains("ends before the sizes"))
    let huge = 0xffff_ffff
    #expect(reason(idx([huge, huge, huge], [1]), idx([2], [7, 9])).contains("1 numbers follow"))
    #expect(throws: FileError.self) { try MNIST.load(images: "/nowhere/x", labels: labels) }
  }

  @Test func cifar() throws {
    let folder = try TemporaryFolder()
    var record = [UInt8](repeating: 0, count: 3073)
    record[0] = 3
    record[1] = 255
    record[1 + 2 * 1024 + 33] = 51
    try folder.write(record + record, to: "a")
    record[0] = 9
    try folder.write(record, to: "b")
    let paths = ["a", "b"].map { "\(folder.url.path)/\($0)" }
    let data = try CIFAR10.load(paths: paths)
    #expect(data.labels == [3, 3, 9])
    #expect(data.inputs.shape == [3, 3, 32, 32])
    #expect(data.inputs[0, 0, 0, 0].item() == 1)
    #expect(data.inputs[2, 2, 1, 1].item() == Double(Float(0.2)))
    #expect(CIFAR10.classNames[3] == "cat")
    for (bytes, sentence) in [
      ([UInt8](), "0 bytes are no whole number of records of 3073 bytes"),
      (Array(record.dropLast()), "3072 bytes are no whole number of records of 3073 bytes"),
      ([10] + record.dropFirst(), "record 0 has the label 10, and labels go from 0 to 9"),
    ] {
      try folder.write(bytes, to: "a")
      let error = #expect(throws: FileError.self) { try CIFAR10.load(paths: paths) }
      #expect(error?.reason == sentence)
      #expect(error?.path == paths[0])
    }
    var digit = [UInt8](repeating: 16, count: 65)
    digit[0] = 1
    digit[40] = 17
    try folder.write(digit, to: "d")
    let error = #expect(throws: FileError.self) { try Digits.load(path: folder.url.path + "/d") }
    #expect(error?.reason == "record 0 has a pixel of 17, and the most is 16")
  }
}
