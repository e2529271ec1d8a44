import TensorEngine
import Testing

@Suite("Mixed batches")
struct MixingTests {
  /// Mean α / (α + β) and variance α β / ((α + β)² (α + β + 1)) of 20,000 numbers.
  @Test(arguments: [(0.1, 0.1), (0.4, 0.4), (1, 1), (2, 2), (0.5, 3), (7, 1.5), (200, 100)])
  func betaMoments(_ alpha: Double, _ beta: Double) {
    let count = 20_000.0
    let x = withSeed(1) { Beta(alpha, beta).sample([Int(count)]) }
    #expect(x.min().item() >= 0 && x.max().item() <= 1)
    let sum = alpha + beta
    let mean = alpha / sum
    let variance = alpha * beta / (sum * sum * (sum + 1))
    let numbers = x.toArray()
    let found = numbers.reduce(0, +) / count
    // Four standard errors of each; that of the variance from the fourth moment found.
    #expect((found - mean).magnitude < 4 * (variance / count).squareRoot(), "\(found), not \(mean)")
    let squares = numbers.map { ($0 - mean) * ($0 - mean) }
    let spread = squares.reduce(0, +) / count
    let error = (squares.map { $0 * $0 }.reduce(0, +) / count - spread * spread).squareRoot()
    #expect(
      (spread - variance).magnitude < 4 * error / count.squareRoot(), "\(spread), not \(variance)")
  }

  /// Beta(1, 1) is uniform: the greatest distance between both distribution functions stays below
  /// 1.95 / √n in 999 of 1000 samples (Kolmogorov and Smirnov).
  @Test func betaOneIsUniform() {
    let numbers = withSeed(2) { Beta(1, 1).sample([10_000]) }.toArray().sorted()
    let distances = numbers.enumerated().map { (Double($0.offset) / 10_000 - $0.element).magnitude }
    #expect(distances.max()! < 0.0195)
  }

  @Test func betaExtremes() {
    for alpha in [Double.leastNonzeroMagnitude, 1e-9, 1e9, 1e300] {
      let x = withSeed(3) { Beta(alpha, alpha).sample([200]) }.toArray()
      #expect(x.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(alpha)")
      if alpha < 1 { #expect(Set(x) == [0, 1], "\(alpha)") }
      if alpha > 1 { #expect(x.allSatisfy { ($0 - 0.5).magnitude < 0.001 }, "\(alpha)") }
    }
    #expect(withSeed(4) { Beta(0.4, 0.4).sample() } == withSeed(4) { Beta(0.4, 0.4).sample() })
    #expect(Beta(1, 1).sample().shape == [])
  }

  private let images = withSeed(5) { Tensor.rand([8, 3, 10, 12]) }
  private let labels = [0, 1, 2, 3, 0, 1, 2, 3]

  @Test func mixupMixesInputsAndLabelsAlike() {
    for seed in 0..<20 {
      let mixed = withSeed(seed) { mixup(images, labels, numClasses: 5, alpha: 0.4) }
      #expect((0...1).contains(mixed.lambda) && mixed.region == nil)
      #expect(mixed.partners.sorted() == Array(0..<8))
      #expect(mixed.labels.shape == [8, 5])
      #expect((mixed.labels.sum(dim: 1) - 1).abs().max().item() < 1e-6, "labels are shares")
      let same = mixup(
        images, oneHot(labels, numClasses: 5), lambda: mixed.lambda, partners: mixed.partners)
      #expect(mixed.inputs == same.inputs && mixed.labels == same.labels)
      #expect(
        withSeed(seed) { mixup(images, labels, numClasses: 5, alpha: 0.4) }.inputs
          == mixed.inputs)
    }
    let seen = (0..<20).map { seed in
      withSeed(seed) { mixup(images, labels, numClasses: 5) }.lambda
    }
    #expect(Set(seen).count == 20)
    let whole = mixup(
      images, oneHot(labels, numClasses: 4), lambda: 1, partners: [1, 2, 3, 4, 5, 6, 7, 0])
    #expect(whole.inputs == images)
    // Not only pictures: any examples, here vectors.
    #expect(mixup(Tensor.zeros([2, 7]), [0, 1], numClasses: 2).inputs.shape == [2, 7])
  }

  @Test func cutmixKeepsWhatLambdaSays() throws {
    var areas: Set<Int> = []
    for seed in 0..<40 {
      let mixed = withSeed(seed) { cutmix(images, labels, numClasses: 4) }
      let region = try #require(mixed.region)
      areas.insert(region.area)
      for index in 0..<8 {
        let (before, partner) = (images[index], images[mixed.partners[index]])
        let isOwn = (mixed.inputs[index] .== before).scalars
        let isPartners = (mixed.inputs[index] .== partner).scalars
        #expect(zip(isOwn, isPartners).allSatisfy { $0 == 1 || $1 == 1 })
        if mixed.partners[index] != index {
          // The pictures are random: no pixel of one is that of another.
          #expect(isOwn.reduce(0, +) / 360 == Float(mixed.lambda), "the area kept")
        }
        let own = mixed.labels[index, labels[index]].item()
        if labels[mixed.partners[index]] != labels[index] {
          #expect(own == Double(Float(mixed.lambda)))
        }
      }
      #expect((mixed.labels.sum(dim: 1) - 1).abs().max().item() < 1e-6)
      #expect(withSeed(seed) { cutmix(images, labels, numClasses: 4) }.inputs == mixed.inputs)
    }
    #expect(areas.count > 10)
  }

  @Test func oneHotRows() {
    #expect(oneHot([2, 0], numClasses: 3) == [[0, 0, 1], [1, 0, 0]])
    #expect(oneHot([], numClasses: 3).shape == [0, 3])
  }

  @Test func printed() {
    let mixed = mixup(Tensor.zeros([2, 7]), [0, 1], numClasses: 2)
    #expect(
      "\(mixed)".hasPrefix("MixedBatch(inputs: [2, 7], labels: [2, 2], lambda: \(mixed.lambda)"))
  }
}
