import Foundation
import Testing

/// The points at which Reference/functionPoints.bin has an elementary function's true values: the
/// formula of Scripts/make_function_reference.py again.
struct FunctionPoints: Decodable {
  struct Axis: Decodable {
    let low, high: Double
    let byFloats, signed, whole: Bool

    func number(_ fraction: Double, _ bits: UInt64) -> Float {
      if byFloats {
        let (first, last) = (Float(low).bitPattern, Float(high).bitPattern)
        let offset = UInt32((fraction * (Double(last - first) + 1)).rounded(.down))
        let size = Float(bitPattern: first + offset)
        return signed && bits & 1 == 1 ? -size : size
      }
      let x = low + (high - low) * fraction
      return Float(whole ? x.rounded(.toNearestOrEven) : x)
    }
  }

  struct Part: Decodable {
    let count: Int
    let grid: Bool
    let axes: [Axis]

    func numbers(of axis: Int, stream: Int) -> [Float] {
      let side = Int(Double(count).squareRoot())
      return (0..<count).map { place in
        let bits = Self.mixed(UInt64(stream << 32 + place << 1 + axis + 1))
        let step = axis == 0 ? place / side : place % side
        let fraction = grid ? Double(step) / Double(side) : Double(bits >> 11) * 0x1p-53
        return axes[axis].number(fraction, bits)
      }
    }

    private static func mixed(_ counter: UInt64) -> UInt64 {
      var z = counter &* 0x9e37_79b9_7f4a_7c15
      z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
      return z ^ z >> 31
    }
  }

  let function: String
  let parts: [Part]
  /// A digest of the points, for that the script's formula and this one are the same.
  let points: String

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The arguments, one array for each; `stream` is the number of the first part.
  func arguments(stream: Int) throws -> [[Float]] {
    let axes = parts[0].axes.count
    let arguments = (0..<axes).map { axis in
      parts.enumerated().flatMap { $1.numbers(of: axis, stream: stream + $0) }
    }
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in arguments[0].indices {
      for axis in 0..<axes {
        digest = (digest ^ UInt64(arguments[axis][place].bitPattern)) &* 0x100_0000_01b3
      }
    }
    try #require(String(format: "%016lx", UInt(digest)) == points, "the script's points")
    return arguments
  }
}

/// A true value's place among the floats, modulo 256 of them, in steps of 1/256.
struct StoredPlace {
  let bits: UInt16

  /// By how many floats a result is off. `guide` is the true value as another library has it: it
  /// tells whether a result is off by so much that the places modulo 256 meet again.
  func error(of result: Float, guide: Double) -> Double {
    if guide.magnitude >= 0x1p128 {
      return result == (guide < 0 ? -.infinity : .infinity) ? 0 : .infinity
    }
    guard !result.isNaN, (Self.place(result) - Self.place(Float(guide))).magnitude < 64 else {
      return .infinity
    }
    let difference = Int16(truncatingIfNeeded: Self.place(result) << 8 - Int(bits))
    return Double(difference.magnitude) / 256
  }

  /// 0 is 0, the smallest subnormal 1.
  static func place(_ x: Float) -> Int {
    let size = Int(x.magnitude.bitPattern)
    return x.sign == .minus ? -size : size
  }
}
