import TensorEngine
import Testing

@Suite("Choices, derivatives and random orders")
struct ChoiceTests {
  /// The logarithms of negative numbers are NaN.
  @Test func whatIsNotChosenIsNotLookedAt() {
    let x = Tensor([-1, -2, 4], requiresGrad: true)
    let y = Tensor.where(x .> 0, x.log(), x)
    #expect(y[0..<2] == [-1, -2])
    y.sum().backward()
    #expect(x.grad == [1, 1, 0.25])
  }

  @Test func numbersOnBothSides() {
    let x: Tensor = [[1, -2], [-3, 4]]
    let half = 0.5
    #expect(Tensor.where(x .> 0, 1, 0) == [[1, 0], [0, 1]])
    #expect(Tensor.where(x .> 0, half, x) == [[0.5, -2], [-3, 0.5]])
    #expect(Tensor.where(x .> 0, x, half) == [[1, 0.5], [0.5, 4]])
  }

  /// Broadcasting moves numbers and leaves their signs.
  @Test func expandedZerosKeepTheirSign() {
    let x = Tensor([-0.0, 0.0]).expand([2, 2])
    #expect(x.scalars.map(\.sign) == [.minus, .plus, .minus, .plus])
  }

  /// Without a gradient the differences of many rows are never there at once; the bits are the same.
  @Test(arguments: [1, 2, 3, .infinity]) func distancesInPartsAreTheSame(p: Double) {
    let (a, b) = (Tensor.randn([130, 40]), Tensor.randn([70, 40]))
    let leaf = a.detach()
    leaf.requiresGrad = true
    let parts = cdist(a, b, p: p)
    let recorded = cdist(leaf, b, p: p)
    #expect(recorded.requiresGrad && parts.shape == [130, 70])
    #expect(parts.scalars == recorded.scalars)
  }

  @Test func jacobians() {
    let x: Tensor = [0, 2]
    let slope = x.sigmoid() * (1 - x.sigmoid())
    #expect(jacobian({ $0.sigmoid() }, x).isClose(to: slope.diag()))
    let w: Tensor = [[1, 2], [3, 4], [5, 6]]
    #expect(jacobian({ matmul(w, $0) }, x) == w, "that of a linear map is its matrix")
    #expect(jacobian({ $0.square().sum() }, w) == 2 * w)
    #expect(jacobian({ _ in Tensor([1, 2, 3]) }, x) == .zeros([3, 2]))
    #expect(jacobian({ $0.reshape([1, 2, 1]) }, x).shape == [1, 2, 1, 2])
    #expect(noGrad { jacobian({ $0 * 3 }, x) } == [[3, 0], [0, 3]])
  }

  @Test func jacobiansLeaveNoTrace() {
    let layer = Linear(2, 3)
    let x = Tensor([1, 2], requiresGrad: true)
    layer(x).sum().backward()
    let (before, own) = (layer.weight.grad, x.grad)
    #expect(jacobian({ layer($0) }, x).isClose(to: layer.weight.detach()))
    #expect(layer.weight.grad == before && x.grad == own)
    #expect(gradientCheck({ layer($0) }, x).passes)
    #expect(layer.weight.grad == before, "nor does a gradient check")
  }

  @Test func randomOrders() {
    let order = withSeed(3) { randperm(100) }
    #expect(order.sorted() == Array(0..<100))
    #expect(order != Array(0..<100))
    #expect(withSeed(3) { randperm(100) } == order)
    #expect(randperm(0).isEmpty && randperm(1) == [0])
    let numbers = withSeed(4) { Tensor.randint(-2, 3, [5000]) }
    #expect(Set(numbers.toIntArray()) == [-2, -1, 0, 1, 2])
    for number in -2..<3 {
      // Five deviations of a binomial count: √(5000 · 0.2 · 0.8) is 28.
      #expect(abs((numbers .== number).sum().item() - 1000) < 142)
    }
    #expect(withSeed(4) { Tensor.randint(-2, 3, [5000]) } == numbers)
    #expect(Tensor.randint(7, 8, [2, 3]) == .full([2, 3], 7))
  }
}
