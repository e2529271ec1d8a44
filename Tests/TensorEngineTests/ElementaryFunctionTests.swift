import Foundation
import TensorEngine
import Testing

/// How many floats lie between a result and the true value, in units of the last place there.
private func error(_ result: Float, _ truth: Double) -> Double {
  if result.isNaN || truth.isNaN { return result.isNaN && truth.isNaN ? 0 : .infinity }
  let nearest = Float(truth)
  if result == nearest {
    return nearest.isFinite ? (Double(result) - truth).magnitude / Double(nearest.ulp) : 0
  }
  if nearest.isInfinite {
    // The true value rounds to infinity, but the largest float may be a unit away.
    return result.isInfinite
      ? .infinity
      : (truth.magnitude - Double(result.magnitude)) / Double(Float.greatestFiniteMagnitude.ulp)
  }
  if result.isInfinite {
    return (0x1p128 - truth.magnitude) / Double(Float.greatestFiniteMagnitude.ulp)
  }
  return (Double(result) - truth).magnitude / Double(nearest.ulp)
}

@Suite("Elementary functions are within 2 units in the last place")
struct ElementaryFunctionTests {
  struct Sample: Decodable {
    let function: String
    let x, y: [ReferenceNumber]
  }

  static let functions: [String: @Sendable (Tensor) -> Tensor] = [
    "exp": { $0.exp() }, "log": { $0.log() }, "sin": { $0.sin() }, "cos": { $0.cos() },
    "tanh": { $0.tanh() }, "erf": { $0.erf() }, "sigmoid": { $0.sigmoid() }, "sqrt": { $0.sqrt() },
  ]

  @Test func againstMpmath() throws {
    let samples = try reference("functions", as: [Sample].self)
    #expect(Set(samples.map(\.function)) == Set(Self.functions.keys))
    for sample in samples {
      let x = sample.x.map { Float($0.value) }
      let function = try #require(Self.functions[sample.function])
      let y = function(Tensor(x)).scalars
      for (i, truth) in sample.y.enumerated() {
        #expect(
          error(y[i], truth.value) <= 2,
          "\(sample.function)(\(x[i])) is \(y[i]), not \(truth.value)")
        if x[i] == 0, truth.value == 0 {
          #expect(y[i].sign == truth.value.sign, "\(sample.function)(\(x[i]))")
        }
      }
    }
  }

  /// The values of another library, for what the stored places leave open: see `StoredPlace`.
  static let guides: [String: @Sendable ([Float]) -> Double] = [
    "exp": { Foundation.exp(Double($0[0])) }, "log": { Foundation.log(Double($0[0])) },
    "sin": { Foundation.sin(Double($0[0])) }, "cos": { Foundation.cos(Double($0[0])) },
    "tanh": { Foundation.tanh(Double($0[0])) }, "erf": { Foundation.erf(Double($0[0])) },
    "sigmoid": { 1 / (1 + Foundation.exp(-Double($0[0]))) },
    "pow": { Foundation.pow(Double($0[0]), Double($0[1])) },
  ]

  @Test(arguments: guides.keys.sorted())
  func hundredThousandPoints(_ name: String) throws {
    let all = try reference("functionPoints", as: [FunctionPoints].self)
    #expect(Set(all.map(\.function)) == Set(Self.guides.keys))
    let index = try #require(all.firstIndex { $0.function == name })
    let before = all[..<index]
    let points = all[index]
    try #require(points.count == 100_000)
    let arguments = try points.arguments(stream: 1 + before.reduce(0) { $0 + $1.parts.count })
    let stored = try referenceBytes("functionPoints.bin")
    let start = before.reduce(0) { $0 + $1.count }
    try #require(stored.count == 2 * all.reduce(0) { $0 + $1.count })

    let guide = try #require(Self.guides[name])
    let tensors = arguments.map { Tensor($0) }
    let results =
      name == "pow"
      ? pow(tensors[0], tensors[1]).scalars : Self.functions[name]!(tensors[0]).scalars
    var worst = (error: 0.0, at: [Float]())
    for (i, result) in results.enumerated() {
      let place = 2 * (start + i)
      let truth = StoredPlace(bits: UInt16(stored[place]) | UInt16(stored[place + 1]) << 8)
      let at = arguments.map { $0[i] }
      let error = truth.error(of: result, guide: guide(at))
      if error > worst.error { worst = (error, at) }
    }
    print("\(name): at most \(worst.error) units in the last place, at \(worst.at)")
    #expect(worst.error <= 2, "\(name)\(worst.at)")
    #expect(worst.error > 0.49, "a rounded result is off by up to half a unit: is this comparing?")
  }

  struct Power: Decodable {
    let x, y, power: ReferenceNumber
  }

  /// Every pair of awkward numbers, as C99 defines pow: signs, zeros and infinities exactly.
  @Test func edgesOfPower() throws {
    let powers = try reference("powerEdges", as: [Power].self)
    #expect(powers.count > 1000)
    let x = Tensor(powers.map { Float($0.x.value) })
    let y = Tensor(powers.map { Float($0.y.value) })
    for (result, power) in zip(pow(x, y).scalars, powers) {
      let truth = power.power.value
      #expect(
        error(result, truth) <= 1 && (truth.isNaN || result.sign == truth.sign),
        "pow(\(power.x.value), \(power.y.value)) is \(result), not \(truth)")
    }
  }
}
