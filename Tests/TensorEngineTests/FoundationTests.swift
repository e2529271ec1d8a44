import Foundation
import TensorEngine
import Testing

/// Where Foundation is imported too, its functions of doubles have the same names: that this file
/// compiles is the first thing it tests.
@Suite("Beside Foundation")
struct FoundationTests {
  @Test func functionsOfNumbersAreNotAmbiguous() {
    let (x, whole) = (0.3, 3)
    let single: Float = 0.3
    let doubles = [
      exp(1.0) / M_E, log(2.0) / M_LN2, log2(8.0) / 3, log10(1000.0) / 3,
      sqrt(2.0) / 2.squareRoot(),
      sin(x) * sin(x) + cos(x) * cos(x), tanh(x) / (sinh(x) / cosh(x)), pow(2.0, 10) / 1024,
      pow(x, 2) / (x * x), pow(x, 0.5) / sqrt(x), exp(1) / M_E, pow(2, 10) / 1024,
      pow(x, whole) / (x * x * x), sqrt(whole + 1) / 2, exp(x + 1) / exp(x) / M_E,
    ]
    for quotient in doubles { #expect((quotient - 1).magnitude < 1e-15) }
    let singles: [Float] = [exp(single) / exp(0.3), log(exp(single)) / 0.3, pow(single, 2) / 0.09]
    for quotient in singles { #expect((quotient - 1).magnitude < 1e-6) }
    #expect([1.0, 4, 9].map { sqrt($0) } == [1, 2, 3])
  }

  @Test func functionsOfTensorsAreNotAmbiguous() {
    let x: Tensor = [0.3, 0.5]
    #expect((log(exp(x)) - x).abs().max().item() < 1e-6)
    #expect((pow(x, 2) - x * x).abs().max().item() < 1e-6)
    #expect((sqrt(pow(x, 2.0)) - x).abs().max().item() < 1e-6)
    #expect((pow(sin(x), 2) + pow(cos(x), 2) - 1).abs().max().item() < 1e-6)
    #expect(tanh(x).shape == [2])
  }
}
