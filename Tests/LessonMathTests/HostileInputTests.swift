import LessonMath
import Testing

/// Any text gives a formula or an error, in time that grows with its length.
@Suite struct HostileInputTests {
  /// What opens and what closes one level.
  static let levels: [(String, String)] = [
    ("{", "}"), (#"\frac{1}{"#, "}"), (#"\frac{"#, "}{1}"), ("x^{", "}"), (#"\sqrt{"#, "}"),
    (#"\sqrt["#, "]{x}"), (#"\hat{"#, "}"), (#"\left("#, #"\right)"#),
    (#"\begin{matrix}"#, #"\end{matrix}"#), (#"\begin{cases}"#, #"\end{cases}"#),
    (#"{1 \over "#, "}"), (#"\text{"#, "}"), (#"\text{$"#, "$}"), (#"\boxed{"#, "}"),
    (#"\overset{a}{"#, "}"), (#"\overset{"#, "}{a}"), (#"\underbrace{"#, "}_a"),
    (#"\substack{"#, "}"), (#"{\displaystyle "#, "}"), (#"\sum_{"#, "}"), (#"\sqrt "#, ""),
    (#"\mathbf "#, ""), (#"\xrightarrow{"#, "}"), (#"\overline{"#, "}"), (#"\phantom{"#, "}"),
  ]

  private func write(_ tex: String) throws {
    let formula = try Formula.parse(tex)
    for display in [false, true] {
      _ = formula.mathML(display: display)
      _ = formula.unicode(display: display)
    }
  }

  @Test(arguments: levels) func deepNestingIsReadToItsLimitAndRefusedBeyond(
    open: String, close: String
  ) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
    }
    try write(nested(Formula.maximumDepth / 2 - 2))
    #expect(throws: FormulaError.self) { try Formula.parse(nested(20_000)) }
  }

  @Test(arguments: [
    "x", "1", "x_a^b", "a+", #"\sum_i "#, #"\frac{a}{b}"#, #"\,"#, "(", "|", "가 ", "'",
    #"\displaystyle a"#, #"\alpha "#, "²", "\u{301}", "%", "\\\\", "&", "{", "}", "^", "_", "$",
    #"\left("#, #"\begin{matrix}"#, #"\end{matrix}"#, #"\frac"#, #"\not"#, #"\text{a"#, "\u{0}",
  ]) func longInputTakesLinearTime(piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let tex = "x" + String(repeating: piece, count: count)
      return clock.measure { try? write(tex) }
    }
    let count = 6_000 / piece.utf8.count
    _ = time(count)
    let short = time(count)
    let long = time(count * 8)
    // Eight times the length; quadratic would be sixty-four.
    #expect(long < max(short, .milliseconds(5)) * 32, "\(short) \(long)")
  }

  @Test func randomTokensNeverTrap() {
    let tokens =
      #"{ } [ ] ^ _ & \\ ' ( ) | x 1 가 % $ ~ + - \frac \sqrt \left( \right) \left. \right| \middle|"#
      .split(separator: " ").map(String.init)
      + [
        #"\begin{cases}"#, #"\end{cases}"#, #"\begin{aligned}"#, #"\end{aligned}"#, #"\hat"#,
        #"\sum"#, #"\limits"#, #"\text{"#, #"\mathbf"#, #"\over"#, #"\displaystyle"#, #"\not"#,
        #"\big"#, #"\substack{"#, #"\underbrace"#, #"\xrightarrow"#, #"\hline"#, #"\tag{"#, "²",
        #"\begin{array}{c|c}"#, #"\end{array}"#, #"\rm"#, #"\overline"#, #"\binom"#, #"\,"#, "/",
      ]
    var random = Generator(state: 7)
    var read = 0
    for _ in 0..<4_000 {
      var tex = ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        tex += tokens.randomElement(using: &random)! + " "
      }
      if (try? write(tex)) != nil { read += 1 }
    }
    #expect(read > 100)
  }

  /// SplitMix64 (Steele, Lea, Flood, 2014): the same numbers in every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
