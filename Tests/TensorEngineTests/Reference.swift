import Foundation
import TensorEngine
import Testing

/// A number of a reference file: JSON has no NaN and no infinity, so they come as text.
struct ReferenceNumber: Decodable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      value = number
    } else {
      value = try #require(Double(container.decode(String.self)))
    }
  }
}

/// A tensor of a reference file.
struct ReferenceTensor: Decodable {
  let shape: [Int]
  let values: [ReferenceNumber]

  var scalars: [Float] { values.map { Float($0.value) } }
  var tensor: Tensor { Tensor(scalars: scalars, shape: shape) }
}

/// Reads a file that a script wrote.
func reference<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  try JSONDecoder().decode(type, from: Data(referenceBytes("\(name).json")))
}

/// The bytes of a reference file.
func referenceBytes(_ name: String) throws -> [UInt8] {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Reference/\(name)")
  return try Array(Data(contentsOf: file))
}

/// Fails unless shapes are equal and every number is close, relative to its size. One smaller than
/// the tensor's average is held to the average: it is the rest of larger numbers that cancelled.
func expectClose(
  _ tensor: Tensor?, _ expected: ReferenceTensor, tolerance: Double = 1e-5, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let tensor else {
    Issue.record("\(what): nothing to compare", sourceLocation: sourceLocation)
    return
  }
  #expect(tensor.shape == expected.shape, "\(what)", sourceLocation: sourceLocation)
  let sizes = expected.values.map(\.value.magnitude).filter(\.isFinite)
  let average = sizes.reduce(0, +) / Double(max(sizes.count, 1))
  let numbers = zip(tensor.toArray(), expected.values.map(\.value))
  for (index, (ours, theirs)) in numbers.enumerated() where !(ours.isNaN && theirs.isNaN) {
    let allowed = tolerance * max(theirs.magnitude, average)
    if ours == theirs || (ours - theirs).magnitude <= allowed { continue }
    Issue.record(
      "\(what): element \(index) is \(ours), PyTorch has \(theirs)",
      sourceLocation: sourceLocation)
    return
  }
}
