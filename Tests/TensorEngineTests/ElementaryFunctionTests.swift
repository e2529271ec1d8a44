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

  struct Range: Sendable {
    let name: String
    let low, high: Double
    let truth: @Sendable (Double) -> Double
  }

  static let ranges: [Range] = [
    Range(name: "exp", low: -104, high: 88.8) { Foundation.exp($0) },
    Range(name: "exp", low: -1, high: 1) { Foundation.exp($0) },
    Range(name: "log", low: 0.5, high: 2) { Foundation.log($0) },
    Range(name: "log", low: 0, high: 1e30) { Foundation.log($0) },
    Range(name: "sin", low: -100, high: 100) { Foundation.sin($0) },
    Range(name: "sin", low: -1e9, high: 1e9) { Foundation.sin($0) },
    Range(name: "cos", low: -100, high: 100) { Foundation.cos($0) },
    Range(name: "cos", low: -1e30, high: 1e30) { Foundation.cos($0) },
    Range(name: "tanh", low: -1, high: 1) { Foundation.tanh($0) },
    Range(name: "tanh", low: -10, high: 10) { Foundation.tanh($0) },
    Range(name: "erf", low: -1.2, high: 1.2) { Foundation.erf($0) },
    Range(name: "erf", low: -4.5, high: 4.5) { Foundation.erf($0) },
    Range(name: "sigmoid", low: -20, high: 20) { 1 / (1 + Foundation.exp(-$0)) },
    Range(name: "sigmoid", low: -104, high: 0) { 1 / (1 + Foundation.exp(-$0)) },
  ]

  @Test(arguments: ranges.indices)
  func hundredThousandPoints(_ index: Int) throws {
    let range = Self.ranges[index]
    let x = withSeed(index) { Tensor.uniform([100_000], low: range.low, high: range.high) }
    let function = try #require(Self.functions[range.name])
    let y = function(x).scalars
    let worst = zip(x.scalars, y).map { error($1, range.truth(Double($0))) }.max()!
    print("\(range.name) on \(range.low)...\(range.high): \(worst) ulp")
    #expect(worst <= 2, "\(range.name) from \(range.low) to \(range.high)")
    #expect(worst > 0.3, "a rounded result is off by up to half a unit: is the test comparing?")
  }

  @Test func powers() {
    let x = withSeed(1) { Tensor.uniform([100_000], low: 0, high: 20) }
    let p = withSeed(2) { Tensor.uniform([100_000], low: -30, high: 30) }
    let y = pow(x, p).scalars
    var worst = 0.0
    for (i, (a, b)) in zip(x.scalars, p.scalars).enumerated() {
      worst = max(worst, error(y[i], Foundation.pow(Double(a), Double(b))))
    }
    print("pow: \(worst) ulp")
    #expect(worst <= 2 && worst > 0.3)
  }

  /// C99's edges of pow, every pair.
  @Test func edgesOfPower() {
    var values: [Float] = [0, -0.0, 1, -1, .infinity, -.infinity, .nan, 0.5, -0.5, 2, -2, 3, -3]
    values += [1e30, -1e30, .leastNonzeroMagnitude, 8_388_607, 16_777_215, -16_777_215, 0x1p25]
    for a in values {
      let y = pow(Tensor(values.map { _ in a }), Tensor(values)).scalars
      for (result, b) in zip(y, values) {
        let truth = Foundation.powf(a, b)
        let isSame = result == truth && result.sign == truth.sign
        let isNear = (result - truth).magnitude <= truth.ulp
        #expect(
          (result.isNaN && truth.isNaN) || isSame || isNear,
          "pow(\(a), \(b)) is \(result), not \(truth)")
      }
    }
  }
}
