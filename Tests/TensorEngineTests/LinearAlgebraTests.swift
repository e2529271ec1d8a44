import TensorEngine
import Testing

@Suite("Linear algebra")
struct LinearAlgebraTests {
  private func distance(_ a: Tensor, _ b: Tensor) -> Double { (a - b).abs().max().item() }

  /// Matrices with dependent columns, equal and zero singular values, and of extreme sizes.
  private var difficult: [Tensor] {
    withSeed(4) {
      [
        .ones([5, 5]), .zeros([4, 3]), .eye(6), .arange(20).reshape([4, 5]),
        Tensor.randn([7]).outer(.randn([5])), Tensor.randn([8, 8]).sign(),
        Tensor.ones([9, 9]).tril(), Tensor.randn([3, 3]) * 1e-38, Tensor.randn([3, 3]) * 1e37,
        .randn([64, 64]), Tensor.randn([10, 2]).matmul(.randn([2, 12])),
      ]
    }
  }

  @Test func partsMakeTheWhole() {
    for x in difficult {
      let size = x.abs().max().item()
      let (q, r) = x.qr()
      #expect(distance(matmul(q, r), x) <= 2e-6 * size, "\(x.shape)")
      #expect(r == r.triu())
      #expect(distance(matmul(q.t(), q), .eye(q.shape[1])) < 1e-6)
      let (u, s, vh) = x.svd()
      #expect(distance(matmul(u * s, vh), x) <= 2e-6 * size, "\(x.shape)")
      #expect(distance(matmul(u.t(), u), .eye(s.count)) < 1e-6, "\(x.shape)")
      #expect(distance(matmul(vh, vh.t()), .eye(s.count)) < 1e-6, "\(x.shape)")
      #expect(s.scalars == s.scalars.sorted(by: >))
      #expect(x.singularValues() == s)
    }
  }

  @Test func eigenvectorsOfSymmetricMatrices() {
    for x in difficult where x.shape[0] == x.shape[1] {
      let symmetric = (x + x.t()) / 2
      let size = symmetric.abs().max().item()
      let (values, vectors) = symmetric.eigh()
      let n = values.count
      #expect(distance(matmul(vectors * values, vectors.t()), symmetric) <= 4e-6 * size)
      #expect(distance(matmul(vectors.t(), vectors), .eye(n)) < 1e-6)
      #expect(values.scalars == values.scalars.sorted())
    }
  }

  @Test func eigenvaluesAddUpToTheTrace() {
    for x in difficult where x.shape[0] == x.shape[1] {
      let values = x.eigvals()
      let sizes = x.eigenvalueMagnitudes()
      let sum = values.sum(dim: 0)
      let allowed = 1e-5 * x.abs().sum().item()
      #expect((sum[0].item() - x.trace().item()).magnitude <= allowed)
      #expect(sum[1].item() == 0, "complex ones come in pairs")
      #expect(distance(complexMagnitude(values), sizes) <= 1e-6 * sizes[0].item())
    }
    // The roots of 1, which plain QR steps would turn around for ever.
    #expect(distance(Tensor.eye(12).roll(1, dim: 0).eigenvalueMagnitudes(), .ones([12])) < 1e-6)
  }

  @Test func notANumber() {
    let x: Tensor = [[1, .init(Float.nan)], [2, 3]]
    #expect(x.det().item().isNaN)
    #expect(x.inverse().scalars.contains { $0.isNaN })
  }

  @Test func decompositionsOfConstants() {
    let w = Tensor.eye(2, requiresGrad: true)
    #expect(noGrad { w.qr().q } == w.detach().qr().q)
    #expect(!w.matrixRank().requiresGrad)
  }

  @Test(arguments: [[4, 4], [3, 7], [7, 3], [6, 2, 5], [2, 3, 3, 3], [64, 64]])
  func orthogonalInitializer(_ shape: [Int]) {
    let weight = withSeed(5) { Tensor.zeros(shape).initialize(.orthogonal()) }
    let matrix = weight.flatten(startDim: 1)
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let product = rows <= columns ? matmul(matrix, matrix.t()) : matmul(matrix.t(), matrix)
    #expect(distance(product, .eye(Swift.min(rows, columns))) < 1e-5)
    let scaled = withSeed(5) { Tensor.zeros(shape).initialize(.orthogonal(gain: 3)) }
    #expect(distance(scaled, weight * 3) < 1e-6)
  }

  /// Q's signs are R's, else the determinant of 2 × 2 matrices would be −1 always or never.
  @Test func orthogonalMatricesOfBothKinds() {
    let signs = withSeed(6) {
      (0..<200).map { _ in
        Tensor.zeros([2, 2]).initialize(.orthogonal()).det().item().rounded()
      }
    }
    let turns = signs.count { $0 == 1 }
    #expect(turns > 70 && turns < 130 && signs.allSatisfy { $0.magnitude == 1 })
    let first = withSeed(7) {
      (0..<400).map { _ in Tensor.zeros([2, 2]).initialize(.orthogonal())[0, 0].item() }
    }
    #expect((first.reduce(0, +) / 400).magnitude < 0.12, "all directions are equally likely")
  }
}
