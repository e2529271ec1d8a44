/// A SHA-256 digest (FIPS 180-4), in hexadecimal: the name of what was hashed, on any machine.
///
/// Ours because a package for it would add more than a minute to the first build; the tests hold it
/// to the standard's own examples.
public struct Digest: Equatable, Hashable, Sendable, Codable {
  /// 64 hexadecimal digits.
  public let hexadecimal: String

  /// The first 12 digits, for people.
  public var short: String { String(hexadecimal.prefix(12)) }

  /// A digest that was written down.
  init(hexadecimal: String) {
    self.hexadecimal = hexadecimal
  }

  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  public init(of bytes: [UInt8]) {
    var state: State = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    let whole = bytes.count / 64 * 64
    var tail = Array(bytes[whole...]) + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) * 8
    tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
    Self.compress(bytes, count: whole, into: &state)
    Self.compress(tail, count: tail.count, into: &state)
    hexadecimal = (0..<8).map { index in
      let digits = String(state[index], radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private typealias State = SIMD8<UInt32>

  /// Takes in the first `count` bytes, whole blocks of 64. Pointers rather than arrays: checking every
  /// index takes ten times as long.
  private static func compress(_ bytes: [UInt8], count: Int, into state: inout State) {
    bytes.withUnsafeBufferPointer { bytes in
      roundConstants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
          guard let bytes = bytes.baseAddress, let constants = constants.baseAddress,
            let schedule = schedule.baseAddress
          else { return }
          for start in stride(from: 0, to: count, by: 64) {
            compress(bytes + start, constants, schedule, into: &state)
          }
        }
      }
    }
  }

  private static func compress(
    _ block: UnsafePointer<UInt8>, _ constants: UnsafePointer<UInt32>,
    _ schedule: UnsafeMutablePointer<UInt32>, into state: inout State
  ) {
    for index in 0..<16 {
      schedule[index] =
        UInt32(block[4 &* index]) &<< 24 | UInt32(block[4 &* index &+ 1]) &<< 16
        | UInt32(block[4 &* index &+ 2]) &<< 8 | UInt32(block[4 &* index &+ 3])
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index &- 15], schedule[index &- 2])
      let first = early.rotated(7) ^ early.rotated(18) ^ (early &>> 3)
      let second = late.rotated(17) ^ late.rotated(19) ^ (late &>> 10)
      schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first =
        h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ constants[index]
        &+ schedule[index]
      let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    state &+= State(a, b, c, d, e, f, g, h)
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
  @inline(__always)
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }
}
