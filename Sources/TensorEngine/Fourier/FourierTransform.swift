/// The discrete Fourier transform of one length, in double precision: y(k) = Σ x(j) e^(∓2πi jk/n).
///
/// Lengths that are powers of two are split in halves again and again. Others become a convolution
/// with a chirp, which a power of two computes. All angles are reduced by whole numbers, and every sum
/// has one order. Source: Cooley and Tukey, "An algorithm for the machine calculation of complex
/// Fourier series" (1965); Bluestein, "A linear filtering approach to the computation of discrete
/// Fourier transform" (1970).
struct FourierTransform {
  typealias Complex = SIMD2<Double>

  let length: Int
  /// e^(−2πi k/n) for k below n / 2, of the power of two.
  private let turns: [Complex]
  private let chirp: Chirp?

  private struct Chirp {
    /// e^(−πi k²/n)
    let factors: [Complex]
    /// The transform of its conjugate, wrapped around a power of two.
    let transformed: [Complex]
  }

  init(_ length: Int) {
    self.length = length
    let size = Self.powerOfTwo(for: length)
    turns = (0..<(size / 2)).map { Self.turn($0, of: size) }
    if size == length {
      chirp = nil
      return
    }
    let factors = (0..<length).map { k in
      // k² modulo 2 n, as e^(−πi k²/n) comes back after 2 n.
      Self.turn(k * k % (2 * length), of: 2 * length)
    }
    var wrapped = [Complex](repeating: .zero, count: size)
    for (k, factor) in factors.enumerated() {
      wrapped[k] = factor.conjugate
      wrapped[(size - k) % size] = factor.conjugate
    }
    Self.transform(&wrapped, turns)
    chirp = Chirp(factors: factors, transformed: wrapped)
  }

  /// The length itself if it is a power of two, else the next that has room for the chirp.
  private static func powerOfTwo(for length: Int) -> Int {
    if length & (length - 1) == 0 { return length }
    var size = 1
    while size < 2 * length - 1 { size *= 2 }
    return size
  }

  private static func turn(_ k: Int, of n: Int) -> Complex {
    let (sine, cosine) = Trigonometric.turn(k, of: n)
    return Complex(cosine, -sine)
  }

  /// Transforms numbers in place; backward with the other sign of the angle, without dividing by n.
  func callAsFunction(_ x: inout [Complex], backward: Bool = false) {
    if backward { for k in x.indices { x[k] = x[k].conjugate } }
    if let chirp {
      var padded = [Complex](repeating: .zero, count: 2 * turns.count)
      for k in x.indices { padded[k] = x[k].times(chirp.factors[k]) }
      Self.transform(&padded, turns)
      // The inverse is the transform of the conjugate, conjugated, over the size.
      for k in padded.indices { padded[k] = padded[k].times(chirp.transformed[k]).conjugate }
      Self.transform(&padded, turns)
      let size = Double(padded.count)
      for k in x.indices { x[k] = (padded[k].conjugate / size).times(chirp.factors[k]) }
    } else {
      Self.transform(&x, turns)
    }
    if backward { for k in x.indices { x[k] = x[k].conjugate } }
  }

  /// For a power of two: the order of the bits reversed, then pairs, fours, eights and so on.
  private static func transform(_ x: inout [Complex], _ turns: [Complex]) {
    let size = x.count
    if size < 2 { return }
    x.withUnsafeMutableBufferPointer { x in
      turns.withUnsafeBufferPointer { turns in
        var reversed = 0
        for k in 1..<size {
          var bit = size >> 1
          while reversed & bit != 0 {
            reversed ^= bit
            bit >>= 1
          }
          reversed |= bit
          if k < reversed { x.swapAt(k, reversed) }
        }
        var half = 1
        while half < size {
          let stride = size / (2 * half)
          var start = 0
          while start < size {
            for k in 0..<half {
              let odd = x[start + k + half].times(turns[k * stride])
              let even = x[start + k]
              x[start + k] = even + odd
              x[start + k + half] = even - odd
            }
            start += 2 * half
          }
          half *= 2
        }
      }
    }
  }
}

extension SIMD2<Double> {
  var conjugate: SIMD2<Double> { SIMD2(x, -y) }

  @inline(__always)
  func times(_ other: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(x * other.x - y * other.y, x * other.y + y * other.x)
  }
}
