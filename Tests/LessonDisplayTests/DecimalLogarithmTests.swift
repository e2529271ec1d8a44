import LessonDisplay
import Testing

@Suite struct DecimalLogarithmTests {
  private static let pairs: [(value: Double, logarithm: Double)] =
    logarithmReference.split(separator: "\n").map { line in
      let numbers = line.split(separator: " ").map { Double(bitPattern: UInt64($0, radix: 16)!) }
      return (numbers[0], numbers[1])
    }

  @Test func isWithinOneUlpOfMpmath() {
    #expect(Self.pairs.count > 400)
    for (value, expected) in Self.pairs {
      let error = (decimalLogarithm(value) - expected).magnitude
      #expect(error <= expected.ulp, "log10(\(value)) is off by \(error / expected.ulp) ulp")
    }
  }

  @Test func powersOfTenAreExactAndTheirNeighboursStayOnTheirSide() {
    for exponent in -307...308 {
      let power = Double("1e\(exponent)")!
      #expect(decimalLogarithm(power) == Double(exponent))
      #expect(decimalLogarithm(power.nextDown) < Double(exponent))
      #expect(decimalLogarithm(power.nextUp) > Double(exponent))
    }
  }

  @Test func grows() {
    let sorted = Self.pairs.map(\.value).sorted()
    for (lower, upper) in zip(sorted, sorted.dropFirst()) {
      #expect(decimalLogarithm(lower) <= decimalLogarithm(upper))
    }
  }

  @Test func outsideTheDomain() {
    #expect(decimalLogarithm(0) == -.infinity)
    #expect(decimalLogarithm(.infinity) == .infinity)
    #expect(decimalLogarithm(-1).isNaN)
    #expect(decimalLogarithm(.nan).isNaN)
  }
}
