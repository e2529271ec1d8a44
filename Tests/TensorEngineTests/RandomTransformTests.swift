import TensorEngine
import Testing

@Suite("Random transforms do what they say, and the same for the same seed")
struct RandomTransformTests {
  static var transforms: [any Transform] {
    [
      RandomHorizontalFlip(), RandomVerticalFlip(), RandomRotation(degrees: 40),
      RandomCrop(5, padding: 2), RandomResizedCrop(6), RandomErasing(p: 1, value: .random),
      RandomAffine(
        degrees: 20, translate: [0.2, 0.2], scale: 0.7...1.3, shear: 10, shearY: -5...8),
      ElasticTransform(alpha: 20, sigma: 2), GaussianNoise(), Cutout(length: 3),
      ColorJitter(brightness: 0.5, contrast: 0.5, saturation: 0.5, hue: 0.2),
    ]
  }

  @Test(arguments: transforms.indices)
  func seeded(_ index: Int) {
    let transform = Self.transforms[index]
    let x = withSeed(1) { Tensor.rand([30, 3, 8, 8]) }
    let first = withSeed(2) { transform(x) }
    #expect(withSeed(2) { transform(x) } == first, "\(transform)")
    #expect(withSeed(3) { transform(x) } != first, "\(transform)")
    #expect(first.isFinite, "\(transform)")
    // Equal pictures change in different ways: each draws for itself.
    let copies = transform(x[0].unsqueeze(0).expand([30, 3, 8, 8]))
    #expect((1..<30).contains { copies[$0] != copies[0] }, "\(transform)")
  }

  @Test func flips() {
    let x = withSeed(1) { Tensor.rand([2000, 1, 2, 2]) }
    #expect(RandomHorizontalFlip(p: 0)(x) == x)
    #expect(RandomHorizontalFlip(p: 1)(x) == hflip(x))
    #expect(RandomVerticalFlip(p: 0)(x) == x)
    #expect(RandomVerticalFlip(p: 1)(x) == vflip(x))
    let some = withSeed(4) { RandomVerticalFlip(p: 0.3)(x) }
    let flipped = (0..<2000).count { some[$0] != x[$0] }
    for index in 0..<2000 {
      #expect(some[index] == x[index] || some[index] == vflip(x[index]))
    }
    // Four standard deviations of 20.5 about the mean of 600.
    #expect((518...682).contains(flipped), "\(flipped)")
  }

  /// Every place of the crop, each about as often as the others.
  @Test func crops() {
    let x = Tensor.arange(25).reshape([1, 5, 5])
    var seen: [Double: Int] = [:]
    withSeed(5) {
      for _ in 0..<1800 {
        let part = RandomCrop(3)(x)
        #expect(part.shape == [1, 3, 3])
        let corner = part[0, 0, 0].item()
        #expect(part == crop(x, top: Int(corner) / 5, left: Int(corner) % 5, height: 3, width: 3))
        seen[corner, default: 0] += 1
      }
    }
    #expect(seen.count == 9)
    // Four standard deviations of 13.3 about the mean of 200.
    #expect(seen.values.allSatisfy { (147...253).contains($0) }, "\(seen)")
  }

  @Test func cropsThatNeedPadding() {
    let x = Tensor.ones([1, 5, 5])
    let wide = RandomCrop([7, 5], padIfNeeded: true, fill: 2)(x)
    #expect(wide.shape == [1, 7, 5])
    #expect(wide.min().item() == 1 && wide.max().item() == 2)
    #expect(wide.sum().item() == 25 + 20)
    let moved = withSeed(6) {
      (0..<40).map { _ in RandomCrop(5, padding: [1, 0])(x).sum().item() }
    }
    #expect(Set(moved) == [20, 25], "one column to either side, no row")
  }

  @Test func resizedCrops() {
    // A picture whose pixels say where they are: the part's size shows in the steps.
    let x = Tensor.arange(40 * 30).reshape([1, 40, 30])
    withSeed(7) {
      for _ in 0..<200 {
        let part = RandomResizedCrop(
          [8, 8], scale: 0.2...0.5, ratio: 0.5...2, interpolation: .nearest)(x)
        #expect(part.shape == [1, 8, 8])
        let (first, last) = (part[0, 0, 0].item(), part[0, 7, 7].item())
        #expect(first < last)
      }
    }
    // An area of 300 pixels, twice as wide as high: 12x24. Eight samples span 7/8 of each side.
    let wide = RandomResizedCrop(8, scale: 0.25...0.25, ratio: 2...2, interpolation: .nearest)(x)
    #expect(wide[0, 7, 7].item() - wide[0, 0, 0].item() == 10 * 30 + 21)
    // No part of a line is half as wide as high: what is in the middle and comes nearest.
    let line = Tensor.arange(20).reshape([1, 1, 20])
    #expect(RandomResizedCrop(1, scale: 1...1, ratio: 0.5...0.5)(line).item() == 9)
    let whole = Tensor.arange(12).reshape([1, 3, 4])
    #expect(RandomResizedCrop([3, 4], scale: 1...1, ratio: 1.3...1.4)(whole) == whole)
  }

  @Test func rotationsAndMoves() {
    let x = withSeed(8) { Tensor.rand([1, 9, 9]) }
    #expect(RandomRotation(degrees: 90...90)(x) == rotate(x, 90))
    #expect(RandomRotation(degrees: 0)(x) == x)
    for _ in 0..<100 {
      #expect(RandomAffine(degrees: 0, scale: 0.7...0.7)(x) == affine(x, scale: 0.7))
    }
    #expect(
      RandomAffine(degrees: 30...30, shear: 10...10, shearY: 5...5, fill: 0.5)(x)
        == affine(x, angle: 30, shear: [10, 5], fill: 0.5))
    // A dot goes no further than it may, and everywhere there.
    var dot = Tensor.zeros([1, 21, 21])
    dot[0, 10, 10] = 1
    var seen: Set<Int> = []
    withSeed(9) {
      let move = RandomAffine(degrees: 0, translate: [0.1, 0.05])
      for _ in 0..<300 { seen.insert(move(dot).argmax()) }
    }
    #expect(seen == Set((9...11).flatMap { row in (8...12).map { row * 21 + $0 } }))
  }

  @Test func elastic() {
    let x = withSeed(10) { Tensor.rand([2, 12, 10]) }
    #expect(ElasticTransform(alpha: 0)(x) == x)
    // The same field for all channels, from numbers that anyone can draw.
    let transform = ElasticTransform(alpha: 30, sigma: 1.5)
    let field = withSeed(11) {
      gaussianBlur(.uniform([2, 12, 10], low: -1, high: 1), kernelSize: 13, sigma: 1.5) * 15
    }
    let bent = withSeed(11) { transform(x) }
    #expect(bent == elasticTransform(x, displacement: field))
    #expect(bent[1] == withSeed(11) { transform(x[1...1]) }[0])
  }

  @Test func noise() {
    let x = Tensor.full([1, 100, 100], 0.5)
    let noisy = withSeed(12) { GaussianNoise(mean: 0.1, std: 0.2, clip: false)(x) }
    // Four standard errors.
    #expect((noisy.mean().item() - 0.6).magnitude < 0.008)
    #expect((noisy.variance().item().squareRoot() - 0.2).magnitude < 0.006)
    let clipped = withSeed(12) { GaussianNoise(mean: 0.1, std: 0.2)(x) }
    #expect(clipped == noisy.clamp(min: 0, max: 1))
    #expect(clipped.max().item() == 1)
    #expect(GaussianNoise(std: 0)(x) == x)
  }

  @Test func cutout() {
    let x = Tensor.ones([1, 10, 10])
    let areas = withSeed(13) {
      (0..<400).map { _ in 100 - Int(Cutout(length: 4)(x).sum().item()) }
    }
    // Whole in the middle, cut off at borders and corners: sides of 2, 3 or 4.
    #expect(Set(areas) == [4, 6, 8, 9, 12, 16])
    #expect(Cutout(length: 100, fill: 0.5)(x) == Tensor.full([1, 10, 10], 0.5))
    #expect(Cutout(length: 4, holes: 0)(x) == x)
    #expect(x.sum().item() == 100, "the picture itself stays")
  }

  @Test func erasing() {
    let x = Tensor.ones([3, 20, 30])
    #expect(RandomErasing(p: 0)(x) == x)
    var sizes: Set<[Int]> = []
    withSeed(14) {
      for _ in 0..<200 {
        let erased = RandomErasing(p: 1, scale: 0.1...0.2, ratio: 0.5...2, value: [0, 2, 3])(x)
        #expect(erased[1].sum().item() == erased[2].sum().item() * 0.5 + 300)
        let gone = 1 - erased[0]
        let (height, width) = (
          Int(gone.sum(dim: 0).max().item()), Int(gone.sum(dim: 1).max().item())
        )
        // A rectangle, and as large as it may be, but for rounding to whole pixels.
        #expect(gone.sum().item() == Double(height * width))
        #expect((50...132).contains(height * width), "\(height)x\(width)")
        #expect(height <= 2 * width + 2 && width <= 2 * height + 2, "\(height)x\(width)")
        sizes.insert([height, width])
      }
    }
    #expect(sizes.count > 20)
    // 75 pixels, twice as high as wide.
    let tall = RandomErasing(p: 1, scale: 0.125...0.125, ratio: 2...2)(x)
    #expect(tall[0].sum(dim: 0).min().item() == 20 - 12)
    #expect(tall[0].sum(dim: 1).min().item() == 30 - 6)
    #expect(RandomErasing(p: 1, scale: 1...1, ratio: 1...1)(x) == x, "nothing that large fits")
    let noise = withSeed(15) {
      RandomErasing(p: 1, scale: 0.3...0.33, value: .random)(Tensor.zeros([1, 200, 200]))
    }
    let square = noise.square().sum().item() / Double(noise.scalars.count { $0 != 0 })
    #expect((square - 1).magnitude < 0.06)
  }

  @Test func jitter() {
    let x = withSeed(16) { Tensor.uniform([3, 4, 4], low: 0.2, high: 0.6) }
    #expect(ColorJitter()(x) == x)
    #expect(ColorJitter(brightness: 1.5...1.5)(x) == adjustBrightness(x, 1.5))
    #expect(ColorJitter(hue: 0.25...0.25)(x) == adjustHue(x, 0.25))
    let factors = withSeed(17) {
      (0..<300).map { _ in ColorJitter(brightness: 0.4)(x).sum().item() / x.sum().item() }
    }
    #expect(factors.allSatisfy { $0 > 0.5999 && $0 < 1.4001 })
    #expect(factors.min()! < 0.65 && factors.max()! > 1.35)
    // A number above 1 reaches down to black, and no further.
    #expect(ColorJitter(contrast: 3).contrast == 0...4)
    // Brightness cuts off at 1 and saturation does not commute with it: both orders are seen.
    let pair = ColorJitter(brightness: 2...2, saturation: 0...0)
    let results = withSeed(18) { (0..<30).map { _ in pair(x).scalars } }
    let orders = [
      adjustSaturation(adjustBrightness(x, 2), 0).scalars,
      adjustBrightness(adjustSaturation(x, 0), 2).scalars,
    ]
    #expect(Set(results) == Set(orders) && orders[0] != orders[1])
  }
}

extension Tensor {
  fileprivate var isFinite: Bool { scalars.allSatisfy(\.isFinite) }
}
