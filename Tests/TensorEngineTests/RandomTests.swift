import TensorEngine
import Testing

@Suite("Random numbers")
struct RandomTests {
  /// The published vectors of Philox 4x32-10 for counter 0 and key 0, and for all ones in the key.
  /// A uniform number is the top 24 bits of a word; word w of counter c is number 16 w + c.
  @Test func philoxKnownAnswers() {
    let uniform = withSeed(0) { Tensor.rand([64]).scalars }
    let words: [UInt32] = [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
    for (index, word) in words.enumerated() {
      #expect(uniform[16 * index] == Float(word >> 8) * 0x1p-24)
    }
  }

  @Test func aSeedGivesTheSameNumbersAndLeavesTheOthersAlone() {
    manualSeed(5)
    let first = Tensor.randn([100])
    let second = Tensor.randn([100])
    manualSeed(5)
    #expect(Tensor.randn([100]) == first)
    let inside = withSeed(5) { Tensor.randn([100]) }
    #expect(inside == first)
    #expect(Tensor.randn([100]) == second)
    #expect(first != second)
    #expect(withSeed(6) { Tensor.randn([100]) } != first)
    // A tensor's numbers do not depend on its size.
    #expect(withSeed(5) { Tensor.randn([70]) } == first[0..<70])
  }

  @Test func normalNumbersAreNormal() {
    let z = withSeed(1) { Tensor.randn([1_000_000]) }
    // Four standard errors of each moment.
    #expect(z.mean().item().magnitude < 0.004)
    #expect((z.variance().item() - 1).magnitude < 0.006)
    #expect(z.pow(3).mean().item().magnitude < 0.016)
    #expect((z.pow(4).mean().item() - 3).magnitude < 0.04)
    // The share within one and two standard deviations.
    #expect(((z.abs() .< 1).mean().item() - 0.6826895).magnitude < 0.002)
    #expect(((z.abs() .< 2).mean().item() - 0.9544997).magnitude < 0.001)
    // Neighbours, and the numbers made of one pair of words, do not move together.
    #expect((z[1...] * z[..<999_999]).mean().item().magnitude < 0.004)
    #expect((z[16...] * z[..<999_984]).mean().item().magnitude < 0.004)
  }

  @Test func uniformNumbersAreUniform() {
    let u = withSeed(2) { Tensor.uniform([1_000_000], low: -1, high: 3) }
    #expect(u.min().item() >= -1 && u.max().item() <= 3)
    #expect((u.mean().item() - 1).magnitude < 0.005)
    #expect((u.variance().item() - 16.0 / 12).magnitude < 0.01)
    for edge in [0.0, 1, 2] {
      #expect(((u .< edge).mean().item() - (edge + 1) / 4).magnitude < 0.002)
    }
  }
}
