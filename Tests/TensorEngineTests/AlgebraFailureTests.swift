import TensorEngine
import Testing

extension FailureTests {
  @Test func singularInverse() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).inverse()
    }
    expect(
      result,
      says:
        "linalg.inv: The diagonal element 3 is zero, the inversion could not be completed because the input matrix is singular"
    )
  }

  @Test func singularSystem() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solve([[1, 2], [2, 4]], [1, 2])
    }
    expect(result, says: "linalg.solve: The solver failed because the input matrix is singular")
  }

  @Test func systemShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solve(Tensor.eye(3), Tensor.zeros([2, 4]))
    }
    expect(
      result, says: "Incompatible shapes of A and B for the equation AX = B: [3, 3] and [2, 4]")
  }

  @Test func determinantOfOblong() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]).det()
    }
    expect(
      result, says: "linalg.det: A must be batches of square matrices, but they are 2 by 3 matrices"
    )
  }

  @Test func decompositionOfVector() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([3]).qr()
    }
    expect(
      result,
      says: "linalg.qr: The input tensor must have at least 2 dimensions, and its shape is [3]")
  }

  @Test func notFinite() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([[1, .nan], [0, 1]]).svd()
    }
    expect(
      result,
      says:
        "linalg.svd: (Batch element 0): The algorithm failed to converge because the input matrix contained non-finite values"
    )
  }

  @Test func infinite() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([[1.0, 0], [0, -.infinity]]).eigvals()
    }
    expect(
      result,
      says: "linalg.eigvals: (Batch element 0): The algorithm failed to converge because the input")
  }

  @Test func lostGradient() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.eye(2, requiresGrad: true).qr()
    }
    expect(
      result,
      says:
        "linalg.qr has no rule for the way back: pass it x.detach(), or call it inside noGrad { }")
  }

  @Test func batchesOfMatrices() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Tensor.zeros([2, 3, 4]), Tensor.zeros([2, 3, 4]))
    }
    expect(
      result,
      says: "the last axis of [2, 3, 4] and the last but one of [2, 3, 4] must have the same size")
  }

  @Test func batchSizes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Tensor.zeros([2, 3, 4]), Tensor.zeros([3, 4, 5]))
    }
    expect(
      result,
      says:
        "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0")
  }

  @Test func gatheredPlace() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]).gather(dim: 1, index: [[0], [3]])
    }
    expect(result, says: "index 3.0 is out of bounds for dimension 1 with size 3")
  }

  @Test func gatheredFraction() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]).gather(dim: 1, index: [[0.5]])
    }
    expect(result, says: "index 0.5 is out of bounds for dimension 1 with size 3")
  }

  @Test func gatheredShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]).gather(dim: 1, index: Tensor.zeros([3, 1]))
    }
    expect(
      result, says: "expected index [3, 1] to be no larger than self [2, 3] apart from dimension 1")
  }

  @Test func selectedPlace() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([2, 3]).indexSelect(dim: 0, index: [-1])
    }
    expect(result, says: "index -1 is out of bounds for dimension 0 with size 2")
  }

  @Test func maskShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([3]).maskedFill(Tensor.ones([2, 3]), 1)
    }
    expect(result, says: "a mask of shape [2, 3] does not fit a tensor of shape [3]")
  }

  @Test func triangleOfVector() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros([3]).triu()
    }
    expect(result, says: "triu: input tensor must have at least 2 dimensions (shape [3])")
  }

  @Test func negativeNorm() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1, 2]).norm(p: -1)
    }
    expect(result, says: "norm takes p of 0 or above (or .infinity), and it is -1.0")
  }

  @Test func notComplex() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = fft(Tensor.zeros([8]))
    }
    expect(
      result,
      says:
        "fft: complex numbers are a last axis of size 2 behind the one to transform, and the shape is [8]"
    )
  }

  @Test func transformOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = irfft(Tensor.zeros([1, 2]))
    }
    expect(result, says: "irfft: Invalid number of data points (0) specified")
  }

  @Test func convolutionOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = fftConvolve(Tensor.zeros([0]), Tensor.zeros([2]))
    }
    expect(
      result,
      says: "both operands need numbers along their last axis, and their shapes are [0] and [2]")
  }

  @Test func orthogonalVector() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Tensor.zeros([3], requiresGrad: true).initialize(.orthogonal())
    }
    expect(
      result,
      says:
        "Only tensors with 2 or more dimensions are supported by the orthogonal initializer (shape [3])"
    )
  }
}
