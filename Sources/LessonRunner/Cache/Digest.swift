/// A SHA-256 digest (FIPS 180-4), in hexadecimal: the name of what was hashed, on any machine.
///
/// Ours because a package for it would add more than a minute to the first build; the tests hold it
/// to the standard's own examples.
public struct Digest: Equatable, Hashable, Sendable, Codable {
  /// 64 hexadecimal digits.
  public let hexadecimal: String

  /// The first 12 digits, for people.
  public var short: String { String(hexadecimal.prefix(12)) }

  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  public init(of bytes: [UInt8]) {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    bytes.withUnsafeBufferPointer { bytes in
      let whole = bytes.count / 64 * 64
      for start in stride(from: 0, to: whole, by: 64) {
        Self.compress(UnsafeBufferPointer(rebasing: bytes[start..<start + 64]), into: &state)
      }
      var tail = Array(bytes[whole...]) + [0x80]
      while tail.count % 64 != 56 { tail.append(0) }
      let bits = UInt64(bytes.count) * 8
      tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
      tail.withUnsafeBufferPointer { tail in
        for start in stride(from: 0, to: tail.count, by: 64) {
          Self.compress(UnsafeBufferPointer(rebasing: tail[start..<start + 64]), into: &state)
        }
      }
    }
    hexadecimal = state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func compress(_ block: UnsafeBufferPointer<UInt8>, into state: inout [UInt32]) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for index in 0..<16 {
        schedule[index] =
          UInt32(block[4 * index]) << 24 | UInt32(block[4 * index + 1]) << 16
          | UInt32(block[4 * index + 2]) << 8 | UInt32(block[4 * index + 3])
      }
      for index in 16..<64 {
        let (early, late) = (schedule[index - 15], schedule[index - 2])
        let first = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
        let second = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
        schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for index in 0..<64 {
        let choice = (e & f) ^ (~e & g)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        let first =
          h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ roundConstants[index]
          &+ schedule[index]
        let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ second)
      }
      for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes, computed
  /// exactly: the integer part of 2³² ∛p is the largest n with n³ ≤ 2⁹⁶ p.
  private static let roundConstants: [UInt32] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      let target = UInt128(prime) << 96
      var root: UInt128 = 0
      for bit in (0..<36).reversed() {
        let next = root | 1 << bit
        if next * next * next <= target { root = next }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()
}

extension UInt32 {
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
