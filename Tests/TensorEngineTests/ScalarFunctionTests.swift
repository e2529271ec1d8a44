import TensorEngine
import Testing

/// What mpmath has: the nearest double and what it lacks.
private struct DoubleFunctionCase: Decodable {
  let function: String
  let x, y, rest: [Double]
  let exponent: [Double]?
}

@Suite("Functions of plain numbers")
struct ScalarFunctionTests {
  private static let functions: [String: @Sendable (Double) -> Double] = [
    "exp": { exp($0) }, "log": { log($0) }, "log2": { log2($0) }, "log10": { log10($0) },
    "sin": { sin($0) }, "cos": { cos($0) }, "tanh": { tanh($0) }, "sqrt": { sqrt($0) },
    "sigmoid": { sigmoid($0) },
  ]

  /// Units in the last place, of the result's own size, that each may be off.
  private static let bounds = [
    "exp": 0.65, "log": 0.6, "log2": 0.6, "log10": 0.6, "sin": 0.7, "cos": 0.7, "tanh": 0.6,
    "sqrt": 0.5, "sigmoid": 2.5, "pow": 0.65,
  ]

  @Test func doublesAreMpmaths() throws {
    let cases = try reference("doubleFunctions", as: [DoubleFunctionCase].self)
    #expect(Set(cases.map(\.function)) == Set(Self.bounds.keys))
    for example in cases {
      let bound = try #require(Self.bounds[example.function])
      var worst = (error: 0.0, x: 0.0)
      for index in example.x.indices {
        let x = example.x[index]
        let value =
          example.exponent.map { pow(x, $0[index]) } ?? Self.functions[example.function]!(x)
        let expected = example.y[index]
        // The difference of neighbours is exact.
        let error = ((value - expected) - example.rest[index]).magnitude / expected.ulp
        if !(error <= worst.error) { worst = (error, x) }
      }
      #expect(worst.error <= bound, "\(example.function) at \(worst.x): \(worst.error) ulp")
    }
  }

  @Test func edges() {
    let (infinity, nan) = (Double.infinity, Double.nan)
    #expect(
      [exp(infinity), exp(-infinity), exp(0.0), exp(800.0), exp(-800.0)] == [
        infinity, 0, 1, infinity, 0,
      ])
    #expect(
      [log(0.0), log(infinity), log(1.0), log2(8.0), log10(1e22)] == [
        -infinity, infinity, 0, 3, 22,
      ])
    #expect(
      [tanh(infinity), tanh(-infinity), sigmoid(-infinity), sigmoid(infinity)] == [1, -1, 0, 1])
    #expect(tanh(-0.0).sign == .minus && sin(-0.0).sign == .minus)
    for value in [
      exp(nan), log(nan), log(-1.0), sin(nan), sin(infinity), cos(-infinity), cos(nan), tanh(nan),
      sigmoid(nan), sqrt(-1.0), log2(-1.0), log10(nan),
    ] {
      #expect(value.isNaN)
    }
  }

  /// As C99 has it, appendix F.9.4.4.
  @Test func edgesOfPowers() {
    let (infinity, nan) = (Double.infinity, Double.nan)
    let cases: [(Double, Double, Double)] = [
      (2, 10, 1024), (nan, 0, 1), (1, nan, 1), (-1, infinity, 1), (-1, -infinity, 1),
      (0, -1, infinity),
      (-0.0, -1, -infinity), (-0.0, -2, infinity), (-0.0, 3, -0.0), (0, 2, 0), (0.5, infinity, 0),
      (2, infinity, infinity), (0.5, -infinity, infinity), (-2, -infinity, 0),
      (infinity, 2, infinity),
      (infinity, -2, 0), (-infinity, 3, -infinity), (-infinity, 2, infinity), (-infinity, -3, -0.0),
      (-2, 3, -8), (-2, 2, 4), (-2, -1, -0.5), (10, 22, 1e22), (2, 1023, 0x1p1023),
      (2, 1024, infinity),
      (2, -1074, 0x1p-1074), (2, -1080, 0), (-1.5, 1e300, infinity), (0.5, 1e300, 0),
      (-1, 9_007_199_254_740_991, -1), (-1, 1e300, 1),
    ]
    for (x, y, expected) in cases {
      let value = pow(x, y)
      #expect(value == expected && value.sign == expected.sign, "pow(\(x), \(y)) is \(value)")
    }
    #expect(pow(-8.0, 1.0 / 3).isNaN && pow(nan, 1.0).isNaN && pow(2.0, nan).isNaN)
  }

  @Test func kindsOfNumbers() {
    let half: Float = 0.5
    let root: Float = sqrt(half)
    #expect(root == half.squareRoot())
    #expect(exp(half) == Float(exp(0.5)) && pow(half, 2) == 0.25 && pow(half, half) == root)
    let whole = [exp(0), log(1), log2(4), log10(100), sqrt(9), sin(0), cos(0), tanh(0), sigmoid(0)]
    #expect(whole == [1, 0, 2, 2, 3, 0, 1, 0, 0.5])
    #expect([pow(2, 10), pow(2, -1), pow(4, 0.5), pow(2.5, 2)] == [1024, 0.5, 2, 6.25])
    let number = 3
    #expect(pow(number, 2) == 9 && sqrt(number + 1) == 2)
    #expect(exp(Tensor(0.5)).shape == [])
  }
}
