import TensorEngine
import Testing

@Suite("A gradient check finds wrong gradients")
struct GradientCheckTests {
  @Test func rightGradients() {
    let x = withSeed(1) { Tensor.randn([3, 2], requiresGrad: true) }
    let check = gradientCheck({ $0.softmax(dim: 1) }, x)
    #expect(check.passes)
    #expect(check.count == 36)
    #expect(check.largestError > 0 && check.largestError < 1e-3)
  }

  /// A tensor whose gradient a hook spoils, by a factor at one element.
  @Test func aWrongGradientAndItsPlace() throws {
    let x = Tensor([[1, 2, 3], [4, 5, 6]], requiresGrad: true)
    let other = Tensor(2.0, requiresGrad: true)
    let check = gradientCheck(
      { inputs in
        let product = inputs[1] * inputs[0]
        if product.requiresGrad {
          product.registerHook { $0 * Tensor([[1, 1, 1], [1, 1, 1.01]]) }
        }
        return product.sum(dim: 1)
      }, [other, x])
    #expect(!check.passes)
    let worst = try #require(check.worst)
    // The output's second row depends on `other` by 4 + 5 + 6, and on the element by `other`.
    #expect(worst.input == 0 || worst.input == 1)
    #expect(worst.output == [1])
    #expect(worst.input == 0 ? worst.element == [] : worst.element == [1, 2])
    #expect(check.description.hasPrefix("fails: 14 derivatives compared\nlargest error "))
    #expect(check.description.contains("output at [1]\nbackward() gives "))
  }

  @Test func aMissingGradient() throws {
    let x = Tensor([3], requiresGrad: true)
    let check = gradientCheck({ $0.detach() * 2 }, x)
    #expect(!check.passes)
    let worst = try #require(check.worst)
    #expect(worst.gradient == 0 && worst.slope == 2)
  }

  @Test func notANumber() {
    let x = Tensor([-1, 1], requiresGrad: true)
    let check = gradientCheck({ $0.log() }, x)
    #expect(!check.passes)
    #expect(check.worst?.element == [0])
  }

  @Test func nothingIsChanged() {
    let x = Tensor([1, 2], requiresGrad: true)
    x.grad = [5, 6]
    manualSeed(4)
    let expected = Tensor.randn([2])
    manualSeed(4)
    // A dropout drops the same elements at each call.
    #expect(gradientCheck({ Dropout(0.5)($0) }, x).passes)
    #expect(x == [1, 2] && x.grad == [5, 6])
    #expect(Tensor.randn([2]) == expected)
  }

  @Test func parametersOfAModel() {
    let model = withSeed(3) {
      Sequential {
        Linear(2, 3)
        Tanh()
        Linear(3, 1)
      }
    }
    let check = gradientCheck({ _ in model([[1, -1]]) }, model.parameters)
    #expect(check.passes)
    #expect(check.count == model.parameterCount)
  }
}
