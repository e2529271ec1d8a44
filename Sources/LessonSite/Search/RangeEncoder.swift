/// Writes bits so that one that was to be expected costs little: a binary range coder (Martin, "Range
/// encoding", 1979) with carries as LZMA has them, whose probabilities follow what was written.
struct RangeEncoder {
  private(set) var bytes: [UInt8] = []
  private var low: UInt64 = 0
  private var range: UInt32 = .max
  private var held: UInt8 = 0
  /// How many bytes a carry may still go through.
  private var waiting = 1
  private var isFirst = true

  /// How likely a bit is to be set, of 65536, by its context; and how often it was written there.
  private var chances: [UInt16]
  private var counts: [UInt8]

  /// What a bit is least likely to be.
  private static let leastChance = 48
  /// After so many bits a context follows its bits at one pace.
  private static let countLimit: UInt8 = 60

  init(contexts: Int) {
    chances = Array(repeating: 32768, count: contexts)
    counts = Array(repeating: 0, count: contexts)
  }

  /// Writes `bit`, and learns from it what to expect in `context`.
  mutating func encode(_ bit: Bool, in context: Int) {
    write(bit, chance: UInt32(chances[context]))
    learn(bit, in: context)
  }

  /// Writes `bit` where each of `contexts` expects something, from the least to the most telling, and
  /// all learn from it. What one expects weighs by how often it was asked.
  mutating func encode(_ bit: Bool, in contexts: (Int, Int, Int)) {
    let weights = (
      Int(counts[contexts.0]) + 1, 3 * Int(counts[contexts.1]), 8 * Int(counts[contexts.2])
    )
    let sum =
      Int(chances[contexts.0]) * weights.0 + Int(chances[contexts.1]) * weights.1
      + Int(chances[contexts.2]) * weights.2
    write(bit, chance: UInt32(sum / (weights.0 + weights.1 + weights.2)))
    learn(bit, in: contexts.0)
    learn(bit, in: contexts.1)
    learn(bit, in: contexts.2)
  }

  /// Writes a bit of which nothing is to be expected.
  mutating func encode(_ bit: Bool) {
    write(bit, chance: 32768)
  }

  /// Writes what is still held back; nothing may be encoded after it.
  mutating func finish() {
    for _ in 0..<5 { shift() }
  }

  private mutating func learn(_ bit: Bool, in context: Int) {
    let chance = Int(chances[context])
    let count = counts[context]
    let step = ((bit ? 65536 : 0) - chance) * 2 / (2 * Int(count) + 3)
    let next = min(max(chance + step, Self.leastChance), 65536 - Self.leastChance)
    chances[context] = UInt16(next)
    if count < Self.countLimit { counts[context] = count + 1 }
  }

  private mutating func write(_ bit: Bool, chance: UInt32) {
    let bound = (range >> 16) * chance
    if bit {
      range = bound
    } else {
      low += UInt64(bound)
      range -= bound
    }
    while range < 1 << 24 {
      range <<= 8
      shift()
    }
  }

  private mutating func shift() {
    if low < 0xFF00_0000 || low > 0xFFFF_FFFF {
      let carry = UInt8(truncatingIfNeeded: low >> 32)
      // The first byte is always zero, and left out.
      if !isFirst { bytes.append(held &+ carry) }
      isFirst = false
      for _ in 1..<waiting { bytes.append(0xFF &+ carry) }
      waiting = 0
      held = UInt8(truncatingIfNeeded: low >> 24)
    }
    waiting += 1
    low = (low & 0x00FF_FFFF) << 8
  }
}
