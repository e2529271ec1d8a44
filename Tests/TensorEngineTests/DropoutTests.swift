import TensorEngine
import Testing

@Suite("Dropout")
struct DropoutTests {
  @Test func keepsTheExpectedValue() {
    let x = Tensor.ones([200, 300], requiresGrad: true)
    let y = withSeed(1) { Dropout(0.3)(x) }
    let kept = Set(y.scalars)
    #expect(kept == [0, Float(1 / 0.7)])
    #expect((y.mean().item() - 1).magnitude < 0.01)
    y.sum().backward()
    #expect(x.grad == y.detach(), "the gradient passes where the value did")
    #expect(withSeed(1) { Dropout(0.3)(x) } == y, "seeded")
  }

  @Test func edges() {
    let x = Tensor.randn([4, 5])
    #expect(Dropout(0)(x) == x)
    #expect(Dropout(1)(x) == .zeros([4, 5]))
    let layer = Dropout(0.9)
    layer.eval()
    #expect(layer(x) == x)
    #expect(layer.description == "Dropout(p: 0.9)")
  }

  @Test func wholeChannels() {
    let y = withSeed(2) { Dropout2d(0.5)(Tensor.ones([8, 16, 3, 3])) }
    let maps = y.reshape([128, 9])
    #expect(maps.min(dim: 1) == maps.max(dim: 1))
    #expect(Set(maps.scalars) == [0, 2])
  }
}
