import TensorEngine
import Testing

@Suite("Gradients")
struct AutogradTests {
  @Test func oneTangledExpression() {
    // The expression of micrograd's own test; the numbers are PyTorch's.
    let a = Tensor(-4.0, requiresGrad: true)
    let b = Tensor(2.0, requiresGrad: true)
    var c = a + b
    var d = a * b + b.pow(3)
    c += c + 1
    c += 1 + c - a
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    let e = c - d
    let f = e.pow(2)
    var g = f / 2.0
    g += 10.0 / f
    g.backward()
    #expect((g.item() - 24.70408163265306).magnitude < 1e-5)
    #expect((a.grad!.item() - 138.83381924198252).magnitude < 1e-4)
    #expect((b.grad!.item() - 645.5772594752186).magnitude < 1e-3)
  }

  @Test func gradientsAddUpUntilTheyAreForgotten() {
    let w = Tensor([1, 2], requiresGrad: true)
    #expect(w.grad == nil)
    (w * 3).sum().backward()
    (w * 3).sum().backward()
    #expect(w.grad == [6, 6])
    w.zeroGrad()
    #expect(w.grad == nil)
    w.grad = [1, 1]
    (w * 3).sum().backward()
    #expect(w.grad == [4, 4])
  }

  @Test func aTensorUsedTwiceGathersBoth() {
    let x = Tensor(3.0, requiresGrad: true)
    (x * x + x).backward()
    #expect(x.grad == 7)
  }

  @Test func nothingIsRecordedInNoGrad() throws {
    let w = Tensor([1, 2], requiresGrad: true)
    #expect(!noGrad { w * 2 }.requiresGrad)
    #expect(noGrad { isGradEnabled } == false)
    #expect(isGradEnabled)
    struct Stop: Error {}
    #expect(throws: Stop.self) { try noGrad { throw Stop() } }
    #expect(isGradEnabled, "a throw leaves the scope too")
  }

  @Test func detachedValuesStayBehind() {
    var w = Tensor([1, 2], requiresGrad: true)
    let before = w.detach()
    #expect(!before.requiresGrad)
    noGrad { w -= 1 }
    #expect(before == [1, 2])
    #expect(w == [0, 1])
    #expect(w.requiresGrad && w.isLeaf)
  }

  @Test func aParameterChangesForAllWhoHoldIt() {
    let layer = Linear(2, 1)
    var weight = layer.weight
    noGrad { weight *= 0 }
    #expect(layer.weight == [[0, 0]])
    layer.weight.initialize(.ones)
    #expect(weight == [[1, 1]])
    noGrad { weight[0, 1] = 5 }
    #expect(layer.weight == [[1, 5]])
  }

  @Test func otherTensorsAreValues() {
    let a: Tensor = [1, 2, 3]
    var b = a
    b += 1
    b[0] = 9
    #expect(a == [1, 2, 3])
    #expect(b == [9, 3, 4])
    var c = a.reshape([3, 1])
    c[2, 0] = 0
    #expect(a == [1, 2, 3])
    var d = a[0..<2]
    d[0...] = [7, 8]
    #expect(a == [1, 2, 3])
    #expect(d == [7, 8])
  }

  @Test func changingAParameterDoesNotChangeATape() {
    // PyTorch traps here; our saved values are a snapshot, so the gradient is that of the forward run.
    var w = Tensor([2, 3], requiresGrad: true)
    let loss = (w * w).sum()
    noGrad { w *= 10 }
    loss.backward()
    #expect(w.grad == [4, 6])
  }

  @Test func aGraphCanBeRetained() {
    let x = Tensor(2.0, requiresGrad: true)
    let y = x * x
    y.backward(retainGraph: true)
    #expect(x.grad == 4)
    y.backward(retainGraph: true)
    #expect(x.grad == 8)
    y.backward()
    #expect(x.grad == 12, "gradients add up")
  }

  @Test func aRetainedGraphServesOtherResults() {
    let x = Tensor([1, 2], requiresGrad: true)
    let hidden = x * x
    hidden.retainGrad()
    let (sum, squares) = (hidden.sum(), hidden.square().sum())
    sum.backward(retainGraph: true)
    #expect(x.grad == [2, 4])
    #expect(hidden.grad == [1, 1])
    squares.backward()
    #expect(x.grad == [2 + 4, 4 + 32])
    #expect(hidden.grad == [1 + 2, 1 + 8])
  }

  @Test func aGradientMayBeGiven() {
    let x = Tensor([1, 2, 3], requiresGrad: true)
    (x * x).backward(gradient: [1, 10, 100])
    #expect(x.grad == [2, 40, 600])
  }

  @Test func innerGradientsCanBeKept() {
    let x = Tensor([1, 2], requiresGrad: true)
    let h = x * 3
    h.retainGrad()
    h.square().sum().backward()
    #expect(h.grad == [6, 12])
    #expect(x.grad == [18, 36])
    #expect((x * 2).grad == nil)
  }

  @Test func freezing() {
    let model = Sequential {
      Linear(2, 2)
      Linear(2, 1)
    }
    for parameter in model[0].parameters { parameter.requiresGrad = false }
    #expect(model.parameters.count == 4, "a frozen parameter stays a parameter")
    model([[1, 2]]).sum().backward()
    #expect(model[0].parameters.allSatisfy { $0.grad == nil })
    #expect(model[1].parameters.allSatisfy { $0.grad != nil })
  }

  @Test func namesOfOperations() {
    let x = Tensor([1, 2], requiresGrad: true)
    #expect(x.operationName == nil)
    #expect(x.tanh().operationName == "tanh")
  }

  /// A walk or a release that recursed would run out of stack.
  @Test func aTapeOfAMillionOperations() {
    let x = Tensor(1.0, requiresGrad: true)
    func chain(_ length: Int) -> Tensor { (0..<length).reduce(x) { y, _ in y + 1 } }
    var y = chain(1_000_000)
    y = x
    y = chain(1_000_000)
    y.backward()
    #expect(x.grad == 1)
  }

  /// The same with two ways through each step, so that no node has one user only.
  @Test func aTapeOfManyDiamonds() {
    let x = Tensor(1.0, requiresGrad: true)
    func chain() -> Tensor { (0..<100_000).reduce(x) { y, _ in y * 0.25 + y * 0.75 } }
    var y = chain()
    y = x
    y = chain()
    y.backward()
    #expect(y == 1)
    #expect(x.grad == 1)
  }
}
