import Foundation
import TensorEngine
import Testing

@Suite("Making tensors and looking into them")
struct TensorTests {
  @Test func creation() {
    #expect(Tensor([1, 2, 3]).shape == [3])
    #expect(Tensor([[1, 2.5], [3, 4]]).scalars == [1, 2.5, 3, 4])
    #expect(Tensor([[[1], [2]]]).shape == [1, 2, 1])
    #expect(Tensor(0.5).shape == [])
    #expect(Tensor([true, false]).scalars == [1, 0])
    #expect(Tensor([Double]()).shape == [0])
    let literal: Tensor = [[1, 2], [3, 4]]
    #expect(literal == Tensor([[1, 2], [3, 4]]))
    let number: Tensor = 0.5
    #expect(number.item() == 0.5)
    #expect(Tensor.zeros([2, 2]).scalars == [0, 0, 0, 0])
    #expect(Tensor.full([2], 7).scalars == [7, 7])
    #expect(Tensor.eye(2) == [[1, 0], [0, 1]])
    #expect(Tensor.arange(0, 10, step: 3).scalars == [0, 3, 6, 9])
    #expect(Tensor.arange(1, 0, step: -0.25).scalars == [1, 0.75, 0.5, 0.25])
    #expect(Tensor.arange(3).scalars == [0, 1, 2])
    #expect(Tensor.linspace(0, 1, count: 5).scalars == [0, 0.25, 0.5, 0.75, 1])
    #expect(Tensor.linspace(2, 3, count: 1).scalars == [2])
    #expect(Tensor.linspace(0, 0.3, count: 4).scalars.last == 0.3)
    #expect(Tensor.ones([2], requiresGrad: true).requiresGrad)
  }

  @Test func looking() {
    let x: Tensor = [[1, 2, 3], [4, 5, 6]]
    #expect(x.count == 6 && x.rank == 2)
    #expect(x.toArray() == [1, 2, 3, 4, 5, 6])
    #expect(x[1, 2].item() == 6)
    #expect(x[-1, -3].item() == 4)
    #expect(x[0...0] == [[1, 2, 3]])
    #expect(x[0..., (-2)...] == [[2, 3], [5, 6]])
    #expect(x[..<1, ...1] == [[1, 2]])
  }

  @Test func settingParts() {
    var x = Tensor.zeros([2, 3])
    x[0] = [1, 2, 3]
    x[1, 1...] = 7
    #expect(x == [[1, 2, 3], [0, 7, 7]])
  }

  @Test func numbersOfAnyKindStandBesideATensor() {
    let x: Tensor = [1, 2]
    let (rate, count, single): (Double, Int, Float) = (0.5, 3, 2)
    #expect(x * rate + count - single == [1.5, 2])
    #expect(rate / x == [0.5, 0.25])
    #expect(1 - x == [0, -1])
    #expect(-x == [-1, -2])
    #expect(+x == x)
    var y = x
    y *= 2
    y -= [1, 1]
    y /= 2.0
    #expect(y == [0.5, 1.5])
  }

  @Test func comparing() {
    let x: Tensor = [1, 2, 3]
    #expect((x .> 2) == [0, 0, 1])
    #expect((x .>= 2) == [0, 1, 1])
    #expect((x .< [2, 2, 2]) == [1, 0, 0])
    #expect((x .<= [1, 1, 1]) == [1, 0, 0])
    #expect((x .== 2) == [0, 1, 0])
    #expect((x .!= 2) == [1, 0, 1])
    #expect((x .> [0, 2, 4]) == [1, 0, 0])
    #expect((x .>= [[0], [2]]) == [[1, 1, 1], [0, 1, 1]])
    #expect(x != [1, 2])
    #expect(x.isClose(to: x + 1e-6))
    #expect(!x.isClose(to: x + 1e-3))
    #expect(!Tensor(Float.nan).isClose(to: Tensor(Float.nan)))
  }

  @Test func positionsOfExtremes() {
    let x: Tensor = [[1, 5, 5], [9, 0, 3]]
    #expect(x.argmax(dim: 1) == [1, 0])
    #expect(x.argmin(dim: 0) == [0, 1, 1])
    #expect(x.argmax() == 3)
    #expect(x.argmin() == 4)
  }

  #if os(Linux)
    /// The pages of this process that are in memory, in bytes.
    private var residentSize: Int {
      get throws {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return try #require(Int(text.split(separator: " ")[1])) * 4096
      }
    }

    /// 500 times 4 MB, and a tape each: all of it must come back.
    @Test func memoryIsReused() throws {
      let w = Tensor.ones([1000, 1000], requiresGrad: true)
      let before = try residentSize
      for _ in 0..<500 {
        (w * 2).sum().backward()
        w.zeroGrad()
      }
      let growth = try residentSize - before
      #expect(growth < 500_000_000, "the process grew by \(growth) bytes")
    }
  #endif
}
